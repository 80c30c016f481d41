package io.langyan.notification.push;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All attempts. */
@ApplicationScoped
public class Attempts implements PanacheRepositoryBase<AttemptRow, UUID> {

    public Uni<List<AttemptRow>> ofPushes(Collection<UUID> pushes) {
        return pushes.isEmpty()
                ? Uni.createFrom().item(List.of())
                : find("pushId in ?1 order by startedAt, id", pushes).list();
    }

    Uni<Map<UUID, AttemptRow>> byId(Collection<UUID> ids) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                "select * from attempt where id in (:ids)", AttemptRow.class)
                        .setParameter("ids", ids)
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(attempt -> attempt.id, Function.identity())));
    }

    /** The attempt whose message has this id at the provider, or null. */
    Uni<AttemptRow> of(String providerId) {
        return find("providerId", providerId).firstResult();
    }

    /** Whether an attempt of this push before the present one may have arrived. */
    Uni<Boolean> unknownBefore(PushRow push) {
        return count("pushId = ?1 and number < ?2 and result = 'MAYBE'", push.id, push.attempts)
                .map(unknown -> unknown > 0);
    }

    /** The attempt that a sender began and never finished, or null. */
    Uni<AttemptRow> unfinished(UUID push) {
        return find("pushId = ?1 and result is null order by number desc", push).firstResult();
    }
}
