package io.langyan.monitoring.trend;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The words of past hours, and which hours are due to be counted. */
@ApplicationScoped
class WordHours {

    /** Hours missed while nobody ran are made up for, two days back. */
    private static final String PLAN =
            """
            insert into trend_hour (hour, due_at)
            select hour, $1 from generate_series(
                   greatest(coalesce((select max(hour) from trend_hour), date_trunc('hour', $1::timestamptz)),
                            date_trunc('hour', $1::timestamptz) - interval '48 hours'),
                   date_trunc('hour', $1::timestamptz), interval '1 hour') as hour
            on conflict do nothing
            """;

    private static final String CLAIM =
            """
            update trend_hour set worker = $1, leased_until = $2::timestamptz + make_interval(secs => $3)
             where hour = (select hour from trend_hour where not settled and due_at <= $2 and leased_until < $2
                            order by hour limit 1 for update skip locked)
            returning hour
            """;
    private static final String DONE =
            "update trend_hour set due_at = $3, settled = $4, leased_until = '-infinity' where hour = $1 and worker ="
                    + " $2";
    /** What is there to be seen often says nothing of what people talk of. Copies of what people say do. */
    private static final String NO_NOISE =
            """
             and not exists (select from amendment a where a.mention_id = b.mention_id and a.brand = b.brand
                                and a.noise && '{ad,coordinated,repeat}')
            """;

    private static final String COUNTS =
            """
            select b.brand, count(*) as mentions from mention_brand b
             where b.mention_id >= uuid_at($1) and b.mention_id < uuid_at($2) and not b.own_account
            """
                    + NO_NOISE
                    + " group by b.brand order by b.brand";

    /** Of a text no more than {@link Words} reads. */
    private static final String TEXTS =
            """
            select m.title, left(m.text, 2000) as text, m.sentiment from mention_brand b join mention m on m.id = b.mention_id
             where b.brand = $1 and b.mention_id >= uuid_at($2) and b.mention_id < uuid_at($3) and not b.own_account
               and m.id >= uuid_at($2) and m.id < uuid_at($3)
               and ($4 = 1 or abs(hashtext(b.mention_id::text)::bigint) % $4 = 0)
            """
                    + NO_NOISE;

    private static final String KEEP =
            """
            insert into trend_words (brand, hour, mentions, counted, unkept, words, counts, negative)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (brand, hour) do update set mentions = excluded.mentions, counted = excluded.counted, unkept = excluded.unkept,
                words = excluded.words, counts = excluded.counts, negative = excluded.negative
            """;
    private static final String OF =
            """
            select mentions, counted, unkept, words, counts, negative from trend_words
             where brand = $1 and hour >= $2 and hour < $3 order by hour
            """;

    /** As long as the ledger itself is kept; of the hours only which were counted lately matters. */
    private static final String FORGET =
            """
            with hours as (delete from trend_hour where settled and hour < now() - interval '7 days')
            delete from trend_words where hour < now() - interval '13 months'
            """;

    private static final Duration PORTION = Duration.ofDays(1);

    private final Pool pool;

    WordHours(Pool pool) {
        this.pool = pool;
    }

    /** What a mention says. */
    record Said(String title, String text, boolean negative) {}

    Uni<Void> plan(Instant now) {
        return pool.preparedQuery(PLAN).execute(Tuple.of(utc(now))).replaceWithVoid();
    }

    /** An hour that is due, for one worker alone. */
    Uni<Optional<Instant>> claim(String worker, Instant now, Duration lease) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(worker, utc(now), (double) lease.toMillis() / 1000))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getOffsetDateTime("hour").toInstant())
                        .findFirst());
    }

    /** @param settled nothing more can come to this hour */
    Uni<Void> done(Instant hour, String worker, Instant next, boolean settled) {
        return pool.preparedQuery(DONE)
                .execute(Tuple.of(utc(hour), worker, utc(next), settled))
                .replaceWithVoid();
    }

    /** How many mentions entered the ledger in this hour, by brand; what the brands' own accounts say is not counted, nor is noise. */
    Uni<Map<String, Long>> mentions(Instant hour) {
        return pool.preparedQuery(COUNTS)
                .execute(Tuple.of(utc(hour), utc(after(hour))))
                .map(rows -> {
                    Map<String, Long> counts = new LinkedHashMap<>();
                    rows.forEach(row -> counts.put(row.getString("brand"), row.getLong("mentions")));
                    return counts;
                });
    }

    /** @param every 1 for all mentions, n for an even sample of every n-th */
    Uni<List<Said>> said(String brand, Instant hour, int every) {
        return pool.preparedQuery(TEXTS)
                .execute(Tuple.of(brand, utc(hour), utc(after(hour)), every))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Said(
                                row.getString("title"),
                                row.getString("text"),
                                "negative".equals(row.getString("sentiment"))))
                        .toList());
    }

    Uni<Void> keep(String brand, Instant hour, HourWords words) {
        List<HourWords.Count> kept = words.words();
        return pool.preparedQuery(KEEP)
                .execute(Tuple.tuple()
                        .addString(brand)
                        .addOffsetDateTime(utc(hour))
                        .addLong(words.mentions())
                        .addLong(words.counted())
                        .addInteger(words.unkept())
                        .addArrayOfString(
                                kept.stream().map(HourWords.Count::word).toArray(String[]::new))
                        .addArrayOfInteger(
                                kept.stream().map(HourWords.Count::mentions).toArray(Integer[]::new))
                        .addArrayOfInteger(
                                kept.stream().map(HourWords.Count::negative).toArray(Integer[]::new)))
                .replaceWithVoid();
    }

    /** Read a day at a time: all the words of every hour of a month at once would be hundreds of megabytes. */
    Uni<HotWords.Sum> sum(String brand, Instant from, Instant to) {
        HotWords.Sum sum = new HotWords.Sum();
        return Multi.createFrom()
                .items(Stream.iterate(from, to::isAfter, day -> day.plus(PORTION)))
                .onItem()
                .transformToUniAndConcatenate(
                        day -> of(brand, day, earlier(day.plus(PORTION), to)).invoke(hours -> hours.forEach(sum::add)))
                .onItem()
                .ignoreAsUni()
                .replaceWith(sum);
    }

    private Uni<List<HourWords>> of(String brand, Instant from, Instant to) {
        return pool.preparedQuery(OF)
                .execute(Tuple.of(brand, utc(from), utc(to)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(WordHours::words)
                        .toList());
    }

    Uni<Void> forgetOld() {
        return pool.query(FORGET).execute().replaceWithVoid();
    }

    private static HourWords words(Row row) {
        String[] words = row.getArrayOfStrings("words");
        Integer[] counts = row.getArrayOfIntegers("counts");
        Integer[] negative = row.getArrayOfIntegers("negative");
        List<HourWords.Count> kept = new ArrayList<>(words.length);
        for (int i = 0; i < words.length; i++) {
            kept.add(new HourWords.Count(words[i], counts[i], negative[i]));
        }
        return new HourWords(row.getLong("mentions"), row.getLong("counted"), row.getInteger("unkept"), kept);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant after(Instant hour) {
        return hour.plus(Duration.ofHours(1));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
