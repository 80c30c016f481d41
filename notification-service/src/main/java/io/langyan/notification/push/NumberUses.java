package io.langyan.notification.push;

import io.langyan.notification.channel.NumberSettings;
import io.langyan.notification.channel.Outcome.Result;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** What the sliding log says of phone numbers: which place of a channel reached which, and what its provider said to it. */
@ApplicationScoped
class NumberUses {

    static final Duration KEPT = NumberSettings.LONGEST.plusHours(2);

    /** A provider that says no has reached nobody, in whatever words; where it says so of the number, that is kept. */
    private static final Set<Result> KEPT_FOR_ITS_NUMBER = Set.of(Result.OK, Result.MAYBE, Result.THROTTLED_RECIPIENT);

    /** What has reached each of these numbers; call with the channel's row locked. */
    Uni<Map<String, NumberLog>> of(Mutiny.Session session, String channel, Collection<String> numbers, Instant now) {
        return numbers.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : session.createNativeQuery(
                                """
                                select number, at, refused_until from channel_use
                                where channel = :channel and number in (:numbers) and at > :since order by at""",
                                Object[].class)
                        .setParameter("channel", channel)
                        .setParameter("numbers", numbers)
                        .setParameter("since", Uses.utc(now.minus(KEPT)))
                        .getResultList()
                        .map(rows -> rows.stream()
                                .collect(Collectors.groupingBy(
                                        row -> (String) row[0],
                                        Collectors.collectingAndThen(Collectors.toList(), NumberUses::log))));
    }

    private static NumberLog log(List<Object[]> rows) {
        return new NumberLog(
                rows.stream()
                        .filter(row -> row[2] == null)
                        .map(row -> instant(row[1]))
                        .toList(),
                rows.stream()
                        .filter(row -> row[2] != null)
                        .map(row -> instant(row[2]))
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static Instant instant(Object moment) {
        return ((OffsetDateTime) moment).toInstant();
    }

    /** What did not pass has reached nobody, and a number that takes no more is left alone until it does. */
    Uni<Void> answered(Mutiny.Session session, Collection<Uses.Answered> all, Instant now) {
        Uni<Void> chain = unspent(session, all);
        for (Uses.Answered each : all) {
            if (each.outcome().result() == Result.THROTTLED_RECIPIENT) {
                chain = chain.chain(() ->
                        refused(session, each.use(), now.plus(each.outcome().pause())));
            }
        }
        return chain;
    }

    private static Uni<Void> unspent(Mutiny.Session session, Collection<Uses.Answered> all) {
        List<UUID> ids = all.stream()
                .filter(each -> !KEPT_FOR_ITS_NUMBER.contains(each.outcome().result()))
                .map(Uses.Answered::use)
                .toList();
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery("update channel_use set number = null where id in (:ids)")
                        .setParameter("ids", ids)
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private static Uni<Void> refused(Mutiny.Session session, UUID use, Instant until) {
        return session.createNativeQuery("update channel_use set refused_until = :until where id = :id")
                .setParameter("until", Uses.utc(until))
                .setParameter("id", use)
                .executeUpdate()
                .replaceWithVoid();
    }
}
