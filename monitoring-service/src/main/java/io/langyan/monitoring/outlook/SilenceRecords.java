package io.langyan.monitoring.outlook;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Writes silences in the current transaction, which also holds what is told about them. Each change is a select, so that Hibernate does not take it for a
 * bulk change that its caches must follow.
 */
@ApplicationScoped
class SilenceRecords {

    private static final String TAKE_TURN =
            """
            with due as (select one from silence_timer where next_at <= :now for update skip locked),
            taken as (update silence_timer t set next_at = :next from due where t.one = due.one returning 1)
            select count(*) from taken
            """;
    private static final String WANT =
            """
            with added as (
                insert into platform_wanted (brand, platform, since)
                select b, p, :now
                  from unnest(string_to_array(:brands, chr(10)), string_to_array(:platforms, chr(10))) as wanted (b, p)
                on conflict do nothing returning 1)
            select count(*) from added
            """;
    private static final String WANTED = "select brand, platform, since from platform_wanted";
    private static final String OPEN = "select brand, platform, source from silence where cleared_at is null";
    private static final String RAISE =
            """
            with raised as (
                insert into silence (id, brand, platform, source, last_good_at, expected_seconds, raised_at)
                values (:id, :brand, :platform, :source, cast(:good as timestamptz), :expected, :at)
                on conflict do nothing returning 1)
            select count(*) from raised
            """;
    private static final String CLEAR =
            """
            with cleared as (
                update silence set cleared_at = :at
                 where brand = :brand and platform = :platform and source = :source and cleared_at is null returning 1)
            select count(*) from cleared
            """;

    /** True when it is our turn to look: one replica at a time, and not before the time has come. */
    Uni<Boolean> takeTurn(Instant now, Duration every) {
        return session(session -> session.createNativeQuery(TAKE_TURN, Long.class)
                        .setParameter("now", utc(now))
                        .setParameter("next", utc(now.plus(every)))
                        .getSingleResult())
                .map(taken -> taken == 1);
    }

    /** Notes what is wanted from now on; since when each platform is. */
    Uni<Map<DueSilences.Wanted, Instant>> want(Collection<DueSilences.Wanted> wanted, Instant now) {
        return session(session -> session.createNativeQuery(WANT, Long.class)
                        .setParameter(
                                "brands",
                                lines(wanted.stream()
                                        .map(DueSilences.Wanted::brand)
                                        .toList()))
                        .setParameter(
                                "platforms",
                                lines(wanted.stream()
                                        .map(DueSilences.Wanted::platform)
                                        .toList()))
                        .setParameter("now", utc(now))
                        .getSingleResult())
                .chain(() -> session(session ->
                        session.createNativeQuery(WANTED, Tuple.class).getResultList()))
                .map(SilenceRecords::since);
    }

    Uni<Set<Silence.Subject>> open() {
        return session(session -> session.createNativeQuery(OPEN, Tuple.class).getResultList())
                .map(rows -> {
                    Set<Silence.Subject> open = new HashSet<>();
                    rows.forEach(row -> open.add(new Silence.Subject(
                            row.get(0, String.class), row.get(1, String.class), row.get(2, String.class))));
                    return open;
                });
    }

    /** False when it is open already. */
    Uni<Boolean> raise(Silence silence) {
        return session(session -> session.createNativeQuery(RAISE, Long.class)
                        .setParameter("id", silence.id())
                        .setParameter("brand", silence.brand())
                        .setParameter("platform", silence.platform())
                        .setParameter("source", silence.source())
                        .setParameter("good", silence.lastGoodAt() == null ? null : utc(silence.lastGoodAt()))
                        .setParameter("expected", silence.expectedInterval().toSeconds())
                        .setParameter("at", utc(silence.raisedAt()))
                        .getSingleResult())
                .map(raised -> raised == 1);
    }

    Uni<Void> clear(Silence.Subject subject, Instant now) {
        return session(session -> session.createNativeQuery(CLEAR, Long.class)
                        .setParameter("brand", subject.brand())
                        .setParameter("platform", subject.platform())
                        .setParameter("source", subject.source())
                        .setParameter("at", utc(now))
                        .getSingleResult())
                .replaceWithVoid();
    }

    private static <T> Uni<T> session(java.util.function.Function<Mutiny.Session, Uni<T>> work) {
        return Panache.getSession().chain(work::apply);
    }

    private static Map<DueSilences.Wanted, Instant> since(List<Tuple> rows) {
        Map<DueSilences.Wanted, Instant> since = new HashMap<>();
        rows.forEach(row -> since.put(
                new DueSilences.Wanted(row.get(0, String.class), row.get(1, String.class)), instant(row.get(2))));
        return since;
    }

    private static Instant instant(Object time) {
        return time instanceof OffsetDateTime offset ? offset.toInstant() : (Instant) time;
    }

    private static String lines(List<String> names) {
        return String.join("\n", names);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
