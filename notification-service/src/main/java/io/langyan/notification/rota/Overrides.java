package io.langyan.notification.rota;

import io.langyan.notification.schedule.Span;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who stands in for whom. */
@ApplicationScoped
class Overrides implements PanacheRepositoryBase<OverrideRow, UUID> {

    /** Those of all rotas that are not over. */
    Uni<List<OverrideRow>> notOverAt(Instant now) {
        return find("toAt > ?1 order by madeAt, id", now).list();
    }

    Uni<List<OverrideRow>> notOverAt(String role, Instant now) {
        return find("role = ?1 and toAt > ?2 order by fromAt, id", role, now).list();
    }

    Uni<List<OverrideRow>> touching(String role, Span span) {
        return find("role = ?1 and toAt > ?2 and fromAt < ?3 order by madeAt, id", role, span.from(), span.to())
                .list();
    }

    /** The override, or both of a swap. */
    Uni<List<OverrideRow>> madeWith(OverrideRow row) {
        return row.swap == null
                ? Uni.createFrom().item(List.of(row))
                : find("swap = ?1 order by fromAt", row.swap).list();
    }
}
