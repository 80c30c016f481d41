package io.langyan.monitoring.mention;

import io.langyan.events.v1.MentionObserved;
import io.langyan.events.v1.Reading;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How much was heard, by brand, platform and hour of arrival. Counts only what the same transaction really wrote, so the sums are the
 * ledger's own.
 */
@ApplicationScoped
class Tallies {

    private static final String ADD =
            """
            insert into tally (brand, platform, hour, mentions, negative, samples, neutral, positive)
            select * from unnest($1::text[], $2::text[], $3::timestamptz[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],
                                 $8::bigint[])
            on conflict (brand, platform, hour) do update set mentions = tally.mentions + excluded.mentions,
                negative = tally.negative + excluded.negative, samples = tally.samples + excluded.samples,
                neutral = tally.neutral + excluded.neutral, positive = tally.positive + excluded.positive
            """;

    private record Cell(String brand, String platform, Instant hour) {
        static final Comparator<Cell> ORDER =
                Comparator.comparing(Cell::brand).thenComparing(Cell::platform).thenComparing(Cell::hour);
    }

    private static final class Sums {
        private long mentions;
        private long negative;
        private long samples;
        private long neutral;
        private long positive;
    }

    Uni<Void> add(
            SqlConnection connection,
            List<Entry> entries,
            Collection<Concern> concerns,
            Set<Samples.SampleKey> newSamples) {
        SortedMap<Cell, Sums> cells = new TreeMap<>(Cell.ORDER);
        Set<java.util.UUID> concerning = new HashSet<>();
        for (Concern concern : concerns) {
            concerning.add(concern.entry().id());
            count(cells, concern.brand(), concern.entry(), concern.added() ? 1 : 0, newSamples);
        }
        for (Entry entry : entries) {
            count(cells, Mentions.ALL, entry, entry.inserted() ? 1 : 0, newSamples);
            if (!concerning.contains(entry.id()) && entry.brands().isEmpty()) {
                count(cells, Mentions.UNMATCHED, entry, entry.inserted() ? 1 : 0, newSamples);
            } else if (!entry.inserted() && entry.brands().isEmpty()) {
                count(cells, Mentions.UNMATCHED, entry, -1, Set.of());
            }
        }
        return write(connection, cells);
    }

    private static void count(
            Map<Cell, Sums> cells, String brand, Entry entry, int mentions, Set<Samples.SampleKey> newSamples) {
        Heard heard = entry.heard();
        Instant hour = heard.first().receivedAt().truncatedTo(ChronoUnit.HOURS);
        Sums sums = cells.computeIfAbsent(new Cell(brand, heard.key().platform(), hour), none -> new Sums());
        sums.mentions += mentions;
        sums.negative += heard.isNegative() ? mentions : 0;
        sums.neutral += heard.isRead(Reading.Sentiment.NEUTRAL) ? mentions : 0;
        sums.positive += heard.isRead(Reading.Sentiment.POSITIVE) ? mentions : 0;
        for (MentionObserved sample : heard.samples()) {
            sums.samples += newSamples.contains(new Samples.SampleKey(entry.id(), sample.observedAt())) ? 1 : 0;
        }
    }

    private static Uni<Void> write(SqlConnection connection, SortedMap<Cell, Sums> cells) {
        cells.values().removeIf(sums -> sums.mentions == 0 && sums.samples == 0);
        if (cells.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple columns = Tuple.tuple()
                .addArrayOfString(cells.keySet().stream().map(Cell::brand).toArray(String[]::new))
                .addArrayOfString(cells.keySet().stream().map(Cell::platform).toArray(String[]::new))
                .addArrayOfOffsetDateTime(cells.keySet().stream()
                        .map(cell -> cell.hour().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfLong(longs(cells, sums -> sums.mentions))
                .addArrayOfLong(longs(cells, sums -> sums.negative))
                .addArrayOfLong(longs(cells, sums -> sums.samples))
                .addArrayOfLong(longs(cells, sums -> sums.neutral))
                .addArrayOfLong(longs(cells, sums -> sums.positive));
        return connection.preparedQuery(ADD).execute(columns).replaceWithVoid();
    }

    private static Long[] longs(SortedMap<Cell, Sums> cells, Function<Sums, Long> column) {
        return cells.values().stream().map(column).toArray(Long[]::new);
    }
}
