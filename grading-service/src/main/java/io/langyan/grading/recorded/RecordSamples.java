package io.langyan.grading.recorded;

import io.langyan.events.v1.Author;
import io.langyan.events.v1.Counters;
import io.langyan.events.v1.MentionMatched;
import io.langyan.grading.live.MovedSamples;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Writes batches of samples to the log; a batch written again changes nothing. */
@ApplicationScoped
public class RecordSamples {

    /** What was said first stays; the month in which it was seen last goes on. */
    private static final String MENTIONS =
            """
            insert into recorded_mention as kept (brand, mention, title, words, parent, first_seen, story, seen_in, author)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::uuid[], $8::date[], $9::text[])
                on conflict (brand, mention) do update set
                   title = case when kept.first_seen is null then excluded.title else kept.title end,
                   words = case when kept.first_seen is null then excluded.words else kept.words end,
                   parent = case when kept.first_seen is null then excluded.parent else kept.parent end,
                   author = case when kept.first_seen is null then excluded.author else kept.author end,
                   first_seen = coalesce(kept.first_seen, excluded.first_seen),
                   seen_in = greatest(kept.seen_in, excluded.seen_in)
             where kept.first_seen is null or kept.seen_in < excluded.seen_in
            """;

    private static final String MOVED =
            """
            insert into recorded_mention as kept (brand, mention, story, decision)
            select $1, mention, $3, $4 from unnest($2::text[]) as t(mention)
                on conflict (brand, mention) do update set story = excluded.story, decision = excluded.decision
             where coalesce(kept.decision, -1) <= excluded.decision
            """;
    private static final String SAMPLES =
            """
            insert into recorded_sample as kept (brand, observed_at, mention, story, reposts, comments, likes, capped, published_at,
                   revision, sentiment, categories, authors, own_account, not_crisis, negative_by_rule)
            select * from unnest($1::text[], $2::timestamptz[], $3::text[], $4::uuid[], $5::bigint[], $6::bigint[], $7::bigint[],
                   $8::boolean[], $9::timestamptz[], $10::int[], $11::text[], $12::text[], $13::text[], $14::boolean[],
                   $15::boolean[], $16::boolean[])
                on conflict (brand, observed_at, mention) do update set
                   story = excluded.story,
                   reposts = greatest(kept.reposts, excluded.reposts),
                   comments = greatest(kept.comments, excluded.comments),
                   likes = greatest(kept.likes, excluded.likes),
                   capped = kept.capped or excluded.capped,
                   published_at = least(kept.published_at, excluded.published_at),
                   revision = greatest(kept.revision, excluded.revision),
                   sentiment = coalesce(excluded.sentiment, kept.sentiment),
                   categories = coalesce(excluded.categories, kept.categories),
                   authors = coalesce(excluded.authors, kept.authors),
                   own_account = excluded.own_account,
                   not_crisis = excluded.not_crisis,
                   negative_by_rule = excluded.negative_by_rule
             where kept.revision <= excluded.revision
            """;

    private static final Set<Author.Verified> ORGANISATIONS =
            EnumSet.of(Author.Verified.ORGANISATION, Author.Verified.MEDIA, Author.Verified.GOVERNMENT);
    private static final int KNOWN_MENTIONS = 50_000;

    private final Pool pool;

    /** Mentions that were written lately for that month: their texts need not be sent with every sample of theirs. */
    private final Set<String> known = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KNOWN_MENTIONS;
        }
    }));

    RecordSamples(Pool pool) {
        this.pool = pool;
    }

    /** A sample and the story it belongs to. */
    public record Placed(UUID story, MentionMatched mention) {

        String key() {
            return mention.brand() + '\n' + mention.mentionKey();
        }

        /** The first day of the month in which it was seen. */
        LocalDate month() {
            return mention.observedAt().atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
        }

        Instant second() {
            return mention.observedAt().truncatedTo(ChronoUnit.SECONDS);
        }
    }

    /**
     * A mention as it is written beside its samples.
     *
     * @param month the newest in which it was seen, by its first day
     */
    private record Seen(Placed first, LocalDate month) {

        Seen(Placed placed) {
            this(placed, placed.month());
        }

        Seen and(Seen later) {
            return later.month.isAfter(month) ? new Seen(first, later.month) : this;
        }

        String key() {
            return month + "\n" + first.key();
        }
    }

    public Uni<Void> record(List<Placed> samples) {
        if (samples.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // sorted, and one of each: two batches never wait for each other crosswise, and no row is written twice by one
        // statement
        TreeMap<String, Seen> mentions = new TreeMap<>();
        samples.stream()
                .map(Seen::new)
                .filter(seen -> !known.contains(seen.key()))
                .forEach(seen -> mentions.merge(seen.first().key(), seen, Seen::and));
        List<TreeMap<String, Placed>> rounds = rounds(samples);
        return pool.withTransaction(connection ->
                        mentions(connection, mentions.values()).chain(() -> inTurn(connection, rounds, 0)))
                .invoke(() -> mentions.values().forEach(seen -> known.add(seen.key())));
    }

    /** Mentions that a person moved belong to another story from then on, unless something newer was decided. */
    public Uni<Void> moved(UUID to, MovedSamples moved) {
        String[] mentions = moved.samples().stream()
                .map(MovedSamples.Sample::mentionKey)
                .distinct()
                .sorted()
                .toArray(String[]::new);
        return pool.preparedQuery(MOVED)
                .execute(Tuple.of(moved.brand(), mentions, to, moved.why().number()))
                .replaceWithVoid();
    }

    /** Samples of one mention at one second follow each other in statements of their own. */
    private static List<TreeMap<String, Placed>> rounds(List<Placed> samples) {
        List<TreeMap<String, Placed>> rounds = new ArrayList<>();
        for (Placed placed : samples) {
            String key = placed.second() + "\n" + placed.key();
            TreeMap<String, Placed> free = rounds.stream()
                    .filter(round -> !round.containsKey(key))
                    .findFirst()
                    .orElse(null);
            if (free == null) {
                free = new TreeMap<>();
                rounds.add(free);
            }
            free.put(key, placed);
        }
        return rounds;
    }

    private static Uni<Void> inTurn(SqlConnection connection, List<TreeMap<String, Placed>> rounds, int next) {
        return next == rounds.size()
                ? Uni.createFrom().voidItem()
                : samples(connection, rounds.get(next).values()).chain(() -> inTurn(connection, rounds, next + 1));
    }

    private static Uni<Void> mentions(SqlConnection connection, Collection<Seen> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple columns = Tuple.tuple()
                .addArrayOfString(Columns.of(rows, row -> row.first().mention().brand(), String[]::new))
                .addArrayOfString(Columns.of(rows, row -> row.first().mention().mentionKey(), String[]::new))
                .addArrayOfString(Columns.of(
                        rows, row -> Columns.storable(row.first().mention().title()), String[]::new))
                .addArrayOfString(Columns.of(
                        rows, row -> Columns.storable(row.first().mention().text()), String[]::new))
                .addArrayOfString(Columns.of(rows, row -> row.first().mention().parentId(), String[]::new))
                .addArrayOfOffsetDateTime(
                        Columns.of(rows, row -> utc(row.first().second()), OffsetDateTime[]::new))
                .addArrayOfUUID(Columns.of(rows, row -> row.first().story(), UUID[]::new))
                .addArrayOfLocalDate(Columns.of(rows, Seen::month, LocalDate[]::new))
                .addArrayOfString(Columns.of(rows, row -> organisation(row.first()), String[]::new));
        return connection.preparedQuery(MENTIONS).execute(columns).replaceWithVoid();
    }

    private static Uni<Void> samples(SqlConnection connection, Collection<Placed> rows) {
        Tuple columns = Tuple.tuple()
                .addArrayOfString(Columns.of(rows, row -> row.mention().brand(), String[]::new))
                .addArrayOfOffsetDateTime(Columns.of(rows, row -> utc(row.second()), OffsetDateTime[]::new))
                .addArrayOfString(Columns.of(rows, row -> row.mention().mentionKey(), String[]::new))
                .addArrayOfUUID(Columns.of(rows, Placed::story, UUID[]::new))
                .addArrayOfLong(Columns.of(rows, row -> counters(row).reposts(), Long[]::new))
                .addArrayOfLong(Columns.of(rows, row -> counters(row).comments(), Long[]::new))
                .addArrayOfLong(Columns.of(rows, row -> counters(row).likes(), Long[]::new))
                .addArrayOfBoolean(Columns.of(rows, row -> counters(row).capped(), Boolean[]::new))
                .addArrayOfOffsetDateTime(
                        Columns.of(rows, row -> utc(row.mention().publishedAt()), OffsetDateTime[]::new))
                .addArrayOfInteger(Columns.of(rows, row -> row.mention().revision(), Integer[]::new))
                .addArrayOfString(Columns.of(rows, RecordSamples::sentiment, String[]::new))
                .addArrayOfString(Columns.of(rows, RecordSamples::categories, String[]::new))
                .addArrayOfString(Columns.of(rows, RecordSamples::authors, String[]::new))
                .addArrayOfBoolean(Columns.of(rows, row -> row.mention().ownAccount(), Boolean[]::new))
                .addArrayOfBoolean(Columns.of(rows, row -> row.mention().notCrisis(), Boolean[]::new))
                .addArrayOfBoolean(Columns.of(rows, row -> row.mention().negativeByRule(), Boolean[]::new));
        return connection.preparedQuery(SAMPLES).execute(columns).replaceWithVoid();
    }

    private static Counters counters(Placed row) {
        return row.mention().counters() == null
                ? Counters.UNKNOWN
                : row.mention().counters();
    }

    private static String sentiment(Placed row) {
        if (row.mention().reading() == null) {
            return null;
        }
        return row.mention().reading().sentiment() == null
                ? "neutral"
                : row.mention().reading().sentiment().label();
    }

    private static String categories(Placed row) {
        return row.mention().reading() == null
                ? null
                : Columns.joined(row.mention().reading().categories());
    }

    private static String authors(Placed row) {
        Author author = row.mention().author();
        List<String> authors = new ArrayList<>(2);
        if (row.mention().mediaAuthor()) {
            authors.add("media");
        }
        if (author != null && author.verified() != null) {
            authors.add(author.verified().code());
        }
        return author == null && authors.isEmpty() && !row.mention().ownAccount() ? null : Columns.joined(authors);
    }

    /** Name of an author that the platform verified as an organisation of some kind; null for persons, whose names are nobody's business here. */
    private static String organisation(Placed row) {
        Author author = row.mention().author();
        return author == null || author.verified() == null || !ORGANISATIONS.contains(author.verified())
                ? null
                : Columns.storable(author.name());
    }

    private static OffsetDateTime utc(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
