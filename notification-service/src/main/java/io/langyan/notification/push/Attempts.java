package io.langyan.notification.push;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** All attempts. */
@ApplicationScoped
public class Attempts implements PanacheRepositoryBase<AttemptRow, UUID> {

    public Uni<List<AttemptRow>> ofPushes(Collection<UUID> pushes) {
        return pushes.isEmpty()
                ? Uni.createFrom().item(List.of())
                : find("pushId in ?1 order by startedAt, id", pushes).list();
    }

    /** The attempt whose message has this id at the provider, or null. */
    Uni<AttemptRow> of(String providerId) {
        return find("providerId", providerId).firstResult();
    }

    /** The attempt that a sender began and never finished, or null. */
    Uni<AttemptRow> unfinished(UUID push) {
        return find("pushId = ?1 and result is null order by number desc", push).firstResult();
    }
}
