package io.langyan.monitoring.mention;

import io.langyan.events.v1.Counters;
import io.langyan.events.v1.MentionObserved;
import io.langyan.monitoring.observation.Submission;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The newest figures of each mention, and when its words were last seen, kept beside the history in the same transaction: one row a mention, renewed in
 * place.
 */
@ApplicationScoped
class Latest {

    private static final String RENEW =
            """
            insert into mention_latest as l (mention_id, observed_at, reposts, comments, likes, views, capped, spread, samples, text_at)
            select mention_id, observed_at, reposts, comments, likes, views, capped,
                   coalesce(reposts, 0) + coalesce(comments, 0) + coalesce(likes, 0), samples, text_at
              from unnest($1::uuid[], $2::timestamptz[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::boolean[],
                          $8::integer[], $9::timestamptz[])
                   as t(mention_id, observed_at, reposts, comments, likes, views, capped, samples, text_at)
            on conflict (mention_id) do update set
                   observed_at = greatest(l.observed_at, excluded.observed_at),
                   reposts = greatest(l.reposts, excluded.reposts),
                   comments = greatest(l.comments, excluded.comments),
                   likes = greatest(l.likes, excluded.likes),
                   views = greatest(l.views, excluded.views),
                   capped = :capped,
                   spread = coalesce(greatest(l.reposts, excluded.reposts), 0) + coalesce(greatest(l.comments, excluded.comments), 0)
                          + coalesce(greatest(l.likes, excluded.likes), 0),
                   samples = l.samples + excluded.samples,
                   text_at = greatest(l.text_at, excluded.text_at)
             where excluded.samples > 0 or l.text_at is distinct from greatest(l.text_at, excluded.text_at)
                or (l.reposts, l.comments, l.likes, l.views, l.capped) is distinct from
                   (greatest(l.reposts, excluded.reposts), greatest(l.comments, excluded.comments),
                    greatest(l.likes, excluded.likes), greatest(l.views, excluded.views), :capped)
            """
                    .replace(":capped", Ceilings.stand("l", "excluded"));

    private record Line(UUID mention, Instant observedAt, Counters highest, int added, Instant textAt) {}

    /** @param added the samples that this transaction added to the history */
    Uni<Void> renew(SqlConnection connection, List<Entry> entries, Set<Samples.SampleKey> added) {
        List<Line> lines = entries.stream()
                .map(entry -> line(entry, added))
                .sorted(Comparator.comparing(Line::mention))
                .toList();
        return connection.preparedQuery(RENEW).execute(columns(lines)).replaceWithVoid();
    }

    private static Line line(Entry entry, Set<Samples.SampleKey> added) {
        Counters highest = Counters.UNKNOWN;
        Instant observedAt = Instant.MIN;
        int fresh = 0;
        for (MentionObserved sample : entry.heard().samples()) {
            highest = Submission.higher(highest, sample.counters());
            observedAt = sample.observedAt();
            fresh += added.contains(new Samples.SampleKey(entry.id(), observedAt)) ? 1 : 0;
        }
        return new Line(
                entry.id(),
                observedAt,
                highest,
                fresh,
                entry.heard().said().wordings().standing().seenAt());
    }

    private static Tuple columns(List<Line> lines) {
        return Tuple.tuple()
                .addArrayOfUUID(lines.stream().map(Line::mention).toArray(UUID[]::new))
                .addArrayOfOffsetDateTime(times(lines, Line::observedAt))
                .addArrayOfLong(counts(lines, Counters::reposts))
                .addArrayOfLong(counts(lines, Counters::comments))
                .addArrayOfLong(counts(lines, Counters::likes))
                .addArrayOfLong(counts(lines, Counters::views))
                .addArrayOfBoolean(
                        lines.stream().map(line -> line.highest().capped()).toArray(Boolean[]::new))
                .addArrayOfInteger(lines.stream().map(Line::added).toArray(Integer[]::new))
                .addArrayOfOffsetDateTime(times(lines, Line::textAt));
    }

    private static OffsetDateTime[] times(List<Line> lines, Function<Line, Instant> field) {
        return lines.stream()
                .map(line -> field.apply(line).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    private static Long[] counts(List<Line> lines, Function<Counters, Long> counter) {
        return lines.stream().map(line -> counter.apply(line.highest())).toArray(Long[]::new);
    }
}
