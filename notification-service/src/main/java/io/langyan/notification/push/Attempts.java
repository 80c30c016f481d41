package io.langyan.notification.push;

import io.langyan.notification.channel.Outcome;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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

    /** What the attempts before the present one say. */
    Uni<Past> before(PushRow push, Outcome outcome, Instant now) {
        return switch (outcome.result()) {
            case THROTTLED, THROTTLED_RECIPIENT -> throttledSince(push).map(since -> Past.throttled(since, now));
            case MAYBE -> sentAgain(push).chain(again -> gap(push).map(gap -> Past.parts(again, gap)));
            default -> gap(push).map(gap -> Past.parts(false, gap));
        };
    }

    /** Null when it never was. */
    private Uni<Instant> throttledSince(PushRow push) {
        return getSession().chain(session -> session.createQuery(
                        """
                        select min(finishedAt) from AttemptRow where pushId = :push and part = :part and number < :number
                          and startedAt >= :from and result in ('THROTTLED', 'THROTTLED_RECIPIENT')""",
                        Instant.class)
                .setParameter("push", push.id)
                .setParameter("part", push.part)
                .setParameter("number", push.attempts)
                .setParameter("from", push.triedFrom)
                .getSingleResultOrNull());
    }

    /** What took over from another is marked, but was not sent again for that. */
    private Uni<Boolean> sentAgain(PushRow push) {
        return push.repeated
                ? count(
                                "pushId = ?1 and part = ?2 and number < ?3 and result = 'MAYBE'",
                                push.id,
                                push.part,
                                push.attempts)
                        .map(unknown -> unknown > 0)
                : Uni.createFrom().item(false);
    }

    /** Whether what goes next of it was sent already, and nobody knows whether it arrived. */
    Uni<Boolean> mayHaveArrived(PushRow push) {
        return push.repeated
                ? count("pushId = ?1 and part = ?2 and result = 'MAYBE'", push.id, push.part)
                        .map(unknown -> unknown > 0)
                : Uni.createFrom().item(false);
    }

    private Uni<AttemptRow> gap(PushRow push) {
        return push.part == 0
                ? Uni.createFrom().nullItem()
                : find(
                                """
                                from AttemptRow one where pushId = ?1 and part < ?2 and result = 'MAYBE' and not exists (
                                  select 1 from AttemptRow same
                                  where same.pushId = ?1 and same.part = one.part and same.result = 'OK')
                                order by part, number desc""",
                                push.id,
                                push.part)
                        .firstResult();
    }

    /** The attempt that a sender began and never finished, or null. */
    Uni<AttemptRow> unfinished(UUID push) {
        return find("pushId = ?1 and result is null order by number desc", push).firstResult();
    }
}
