package io.langyan.monitoring.mention;

import io.langyan.events.v1.MentionObserved;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** When each source last delivered something good. */
@ApplicationScoped
class SourcesSeen {

    private static final String NOTE =
            """
            insert into source_seen (source, platform, last_good_at)
            select * from unnest($1::text[], $2::text[], $3::timestamptz[])
            on conflict (source, platform) do update set last_good_at = excluded.last_good_at
             where source_seen.last_good_at < excluded.last_good_at
            """;
    private static final String NAMELESS = "-";

    private record Source(String name, String platform) {
        static final Comparator<Source> ORDER =
                Comparator.comparing(Source::name).thenComparing(Source::platform);
    }

    /** What concerns drills alone says nothing about real sources. */
    Uni<Void> note(SqlConnection connection, List<Entry> entries, List<Concern> concerns) {
        Set<UUID> drilled = new HashSet<>();
        concerns.stream()
                .filter(one -> one.watch().drill() != null)
                .forEach(one -> drilled.add(one.entry().id()));
        concerns.stream()
                .filter(one -> one.watch().drill() == null)
                .forEach(one -> drilled.remove(one.entry().id()));
        return note(
                connection,
                entries.stream().filter(entry -> !drilled.contains(entry.id())).toList());
    }

    private static Uni<Void> note(SqlConnection connection, List<Entry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        SortedMap<Source, Instant> latest = new TreeMap<>(Source.ORDER);
        for (Entry entry : entries) {
            for (MentionObserved sample : entry.heard().samples()) {
                latest.merge(sourceOf(sample), sample.receivedAt(), SourcesSeen::later);
            }
        }
        String[] names = latest.keySet().stream().map(Source::name).toArray(String[]::new);
        String[] platforms = latest.keySet().stream().map(Source::platform).toArray(String[]::new);
        OffsetDateTime[] times = latest.entrySet().stream()
                .map(Map.Entry::getValue)
                .map(time -> time.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        return connection
                .preparedQuery(NOTE)
                .execute(Tuple.of(names, platforms, times))
                .replaceWithVoid();
    }

    private static Source sourceOf(MentionObserved sample) {
        return new Source(sample.source() == null ? NAMELESS : sample.source(), sample.platform());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
