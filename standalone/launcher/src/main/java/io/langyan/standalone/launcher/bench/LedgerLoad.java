package io.langyan.standalone.launcher.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Fills a ledger with generated mentions of the last ninety days by COPY, as fast as the database takes them. */
final class LedgerLoad {

    private static final String[] PLATFORMS = {"weibo", "douyin", "xiaohongshu", "zhihu", "bilibili", "news", "forum"};
    private static final String[] SENTIMENTS = {"negative", "neutral", "neutral", "positive"};
    private static final int ROWS_AT_ONCE = 20_000;
    private static final long DAYS = 90;

    /** The brand that four in ten mentions concern, and one that one in a thousand does. */
    static final String LARGE = "bench-large";

    static final String SMALL = "bench-small";

    private final Connection connection;
    private final LedgerCorpus corpus = new LedgerCorpus(1);
    private final Random random = new Random(1);

    LedgerLoad(Connection connection) {
        this.connection = connection;
    }

    long rows() throws SQLException {
        return number("select count(*) from mention");
    }

    /** Rows that no segment holds yet. */
    long unindexed() throws SQLException {
        return number(
                "select count(*) from mention where id > coalesce((select last_id from search_segment order by last_id"
                        + " desc limit 1), '00000000-0000-0000-0000-000000000000')");
    }

    long indexBytes() throws SQLException {
        return number("select pg_total_relation_size('search_page') + pg_total_relation_size('search_segment')");
    }

    long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    void fill(long rows) throws SQLException, IOException {
        long end = Instant.now().minusSeconds(60).toEpochMilli();
        long begin = Instant.ofEpochMilli(end).minus(DAYS, ChronoUnit.DAYS).toEpochMilli();
        for (long done = 0; done < rows; done += ROWS_AT_ONCE) {
            chunk(done, Math.min(rows, done + ROWS_AT_ONCE), begin, (double) (end - begin) / rows);
            if (done % (ROWS_AT_ONCE * 25) == 0) {
                System.err.printf("  %d of %d rows%n", done, rows);
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("analyze mention, mention_brand, mention_latest");
        }
    }

    private void chunk(long from, long to, long begin, double step) throws SQLException, IOException {
        StringBuilder mentions = new StringBuilder(ROWS_AT_ONCE * 600);
        StringBuilder brands = new StringBuilder(ROWS_AT_ONCE * 120);
        StringBuilder figures = new StringBuilder(ROWS_AT_ONCE * 100);
        for (long row = from; row < to; row++) {
            long millis = begin + (long) (row * step);
            UUID id = new UUID(millis << 16 | 0x7000 | row & 0xfff, 0x8000_0000_0000_0000L | random.nextLong() >>> 2);
            add(mentions, brands, figures, id, row, Instant.ofEpochMilli(millis).toString());
        }
        copy(
                "mention (id, platform, external_id, kind, url, text, author_key, first_seen_at, published_at, source,"
                        + " sentiment, reading)",
                mentions);
        copy(
                "mention_brand (brand, mention_id, platform, terms, negative_by_rule, own_account, media_author,"
                        + " matched_at)",
                brands);
        copy(
                "mention_latest (mention_id, observed_at, reposts, comments, likes, views, capped, spread, samples)",
                figures);
    }

    private void add(
            StringBuilder mentions, StringBuilder brands, StringBuilder figures, UUID id, long row, String seen) {
        String platform = PLATFORMS[random.nextInt(PLATFORMS.length)];
        String sentiment = SENTIMENTS[random.nextInt(SENTIMENTS.length)];
        String category = random.nextInt(50) == 0 ? "[\"product-safety\"]" : "[]";
        line(
                mentions,
                id,
                platform,
                "bench-" + row,
                "post",
                "https://example.com/" + row,
                corpus.text(),
                "%032x".formatted(random.nextInt(500_000)),
                seen,
                seen,
                "bench",
                sentiment,
                "{\"sentiment\": {\"label\": \"" + sentiment
                        + "\", \"probability\": 0.9}, \"appeals\": [], \"categories\": " + category
                        + ", \"evidence\": []}");
        String brand = brand();
        if (brand != null) {
            line(brands, brand, id, platform, "{压测}", "f", "f", "f", seen);
        }
        long likes = (long) Math.pow(10, random.nextDouble() * 5);
        line(figures, id, seen, likes / 5, likes / 3, likes, "\\N", "f", likes / 5 + likes / 3 + likes, 1);
    }

    private String brand() {
        double part = random.nextDouble();
        return part < 0.4 ? LARGE : part < 0.401 ? SMALL : part < 0.9 ? "bench-" + random.nextInt(20) : null;
    }

    private static void line(StringBuilder lines, Object... values) {
        for (int i = 0; i < values.length; i++) {
            lines.append(i == 0 ? "" : "\t").append(values[i]);
        }
        lines.append('\n');
    }

    private void copy(String into, StringBuilder lines) throws SQLException, IOException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        copy.copyIn(
                "copy " + into + " from stdin",
                new java.io.ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
