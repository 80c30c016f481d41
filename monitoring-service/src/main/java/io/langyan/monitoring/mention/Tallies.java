package io.langyan.monitoring.mention;

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How much was heard, by brand, platform and hour of arrival: of a mention the hour in which it was first seen, whatever is found out about it later.
 * Counts only what the same transaction really wrote, so the sums are the ledger's own.
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

    /** What is added to a cell. */
    private static final class Sums {
        private long mentions;
        private long negative;
        private long samples;
        private long neutral;
        private long positive;

        void mention(String sentiment, int times) {
            mentions += times;
            sentiment(sentiment, times);
        }

        void sentiment(String sentiment, int times) {
            negative += Reading.Sentiment.NEGATIVE.equals(sentiment) ? times : 0;
            neutral += Reading.Sentiment.NEUTRAL.equals(sentiment) ? times : 0;
            positive += Reading.Sentiment.POSITIVE.equals(sentiment) ? times : 0;
        }

        boolean isNothing() {
            return mentions == 0 && samples == 0 && negative == 0 && neutral == 0 && positive == 0;
        }
    }

    Uni<Void> add(
            SqlConnection connection,
            List<Entry> entries,
            Collection<Concern> concerns,
            Set<Samples.SampleKey> newSamples) {
        SortedMap<Cell, Sums> cells = new TreeMap<>(Cell.ORDER);
        Map<UUID, List<Concern>> byMention = concerns.stream()
                .collect(Collectors.groupingBy(one -> one.entry().id()));
        for (Entry entry : entries) {
            List<Concern> its = byMention.getOrDefault(entry.id(), List.of());
            mentions(cells, entry, its);
            samples(cells, entry, its, newSamples);
        }
        return write(connection, cells);
    }

    /** Each mention once for all and once for each brand, as what it is taken for now. */
    private static void mentions(Map<Cell, Sums> cells, Entry entry, List<Concern> its) {
        if (!entry.inserted() && entry.stood() == null) {
            return;
        }
        Instant hour = entry.firstSeenAt();
        its.stream().filter(Concern::added).forEach(concern -> at(cells, concern.brand(), entry, hour)
                .mention(entry.sentiment(), 1));
        boolean wasUnmatched = !entry.inserted() && entry.brands().isEmpty();
        boolean isUnmatched = entry.brands().isEmpty() && its.isEmpty();
        if (entry.inserted()) {
            at(cells, Mentions.ALL, entry, hour).mention(entry.sentiment(), 1);
        } else {
            move(at(cells, Mentions.ALL, entry, hour), entry);
            entry.brands().forEach(brand -> move(at(cells, brand, entry, hour), entry));
        }
        if (wasUnmatched) {
            at(cells, Mentions.UNMATCHED, entry, hour).mention(entry.stood().sentiment(), -1);
        }
        if (isUnmatched) {
            at(cells, Mentions.UNMATCHED, entry, hour).mention(entry.sentiment(), 1);
        }
    }

    /** From what it was taken for to what it is taken for now. */
    private static void move(Sums sums, Entry entry) {
        sums.sentiment(entry.stood().sentiment(), -1);
        sums.sentiment(entry.sentiment(), 1);
    }

    private static void samples(
            Map<Cell, Sums> cells, Entry entry, List<Concern> its, Set<Samples.SampleKey> newSamples) {
        int fresh = (int) entry.heard().samples().stream()
                .filter(sample -> newSamples.contains(new Samples.SampleKey(entry.id(), sample.observedAt())))
                .count();
        Instant hour = entry.heard().first().receivedAt();
        its.forEach(concern -> at(cells, concern.brand(), entry, hour).samples += fresh);
        at(cells, Mentions.ALL, entry, hour).samples += fresh;
        if (its.isEmpty() && entry.brands().isEmpty()) {
            at(cells, Mentions.UNMATCHED, entry, hour).samples += fresh;
        }
    }

    private static Sums at(Map<Cell, Sums> cells, String brand, Entry entry, Instant time) {
        Cell cell = new Cell(brand, entry.heard().key().platform(), time.truncatedTo(ChronoUnit.HOURS));
        return cells.computeIfAbsent(cell, none -> new Sums());
    }

    private static Uni<Void> write(SqlConnection connection, SortedMap<Cell, Sums> cells) {
        cells.values().removeIf(Sums::isNothing);
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
