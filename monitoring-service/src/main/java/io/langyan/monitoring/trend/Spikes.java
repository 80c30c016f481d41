package io.langyan.monitoring.trend;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The spikes that were seen. */
@ApplicationScoped
class Spikes implements PanacheRepositoryBase<Spike, UUID> {

    private static final UUID LAST = new UUID(-1L, -1L);

    /** Newest first, those before the given id. */
    Uni<List<Spike>> of(Optional<Set<String>> brands, boolean onlyOpen, UUID before, int limit) {
        UUID last = before == null ? LAST : before;
        String open = onlyOpen ? " and endedAt is null" : "";
        return brands.isEmpty()
                ? find("id < ?1" + open + " order by id desc", last)
                        .page(0, limit)
                        .list()
                : find("id < ?1 and brand in ?2" + open + " order by id desc", last, (Collection<String>) brands.get())
                        .page(0, limit)
                        .list();
    }
}
