package io.langyan.monitoring.mention;

import static io.langyan.monitoring.Setup.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A ledger that was filled before rules were counted as negative is brought along, in a schema of its own. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class FilledLedgerTest {

    private static final String HOUR = "2026-11-20T10:00:00Z";

    @Inject
    AgroalDataSource database;

    private final String schema = unique("filled_");

    @Test
    void whatRulesSaidIsCountedAsTheyAndPeopleSayIt() throws SQLException {
        // Given
        flyway("17").migrate();
        sql("call make_month('2026-11-01')");
        mention(1, "neutral", true);
        mention(2, "positive", true);
        mention(3, "negative", true);
        mention(4, "neutral", false);
        mention(5, "neutral", true);
        correction(5, "neutral");
        mention(6, "neutral", true);
        correction(6, null);
        sql("insert into tally (brand, platform, hour, mentions, negative, samples, neutral, positive) values"
                + " ('b', 'weibo', '" + HOUR + "', 6, 1, 6, 4, 1), ('*', 'weibo', '" + HOUR + "', 6, 1, 6, 4, 1)");

        // When
        flyway("latest").migrate();

        // Then
        assertThat(column("select sentiment from mention order by id"))
                .containsExactly("negative", "negative", "negative", "neutral", "neutral", "negative");
        assertThat(
                        column(
                                "select concat_ws(' ', brand, mentions, negative, neutral, positive) from tally order by brand"))
                .containsExactly("* 6 4 2 0", "b 6 4 2 0");
        assertThat(column("select reading #>> '{sentiment,label}' from mention order by id"))
                .containsExactly("neutral", "positive", "negative", "neutral", "neutral", "neutral");
        assertThat(column("select count(*)::text from mention_key where text_hash is null"))
                .containsExactly("6");
    }

    private void mention(int n, String sentiment, boolean byRule) throws SQLException {
        String id = id(n);
        sql("insert into mention (id, platform, external_id, kind, text, first_seen_at, sentiment, reading) values ("
                + id
                + ", 'weibo', 'm" + n + "', 'post', '话', '2026-11-20T10:30:00Z', '" + sentiment + "', '"
                + reading(sentiment, 0.9) + "')");
        sql("insert into mention_key (platform, external_id, id, origin, brands) values ('weibo', 'm" + n + "', " + id
                + ", 0, '{b}')");
        sql(
                "insert into mention_brand (brand, mention_id, platform, terms, negative_by_rule, own_account, media_author,"
                        + " matched_at) values ('b', " + id + ", 'weibo', '{话}', " + byRule + ", false, false, now())");
    }

    /** @param said null: about something else than the sentiment */
    private void correction(int n, String said) throws SQLException {
        String before = reading("neutral", 0.9);
        String after = said == null ? before : reading(said, 1);
        sql("insert into amendment (mention_id, brand, revision, reading) values (" + id(n) + ", '*', 2, '" + after
                + "')");
        sql("insert into correction (id, mention_id, revision, what, said_by, said_at, before, after) values"
                + " (gen_random_uuid(), " + id(n) + ", 2, 'reading', 'test', now(), '" + before + "', '" + after
                + "')");
    }

    private static String reading(String label, double probability) {
        return "{\"sentiment\":{\"label\":\"" + label + "\",\"probability\":" + probability + "},\"appeals\":[]}";
    }

    private static String id(int n) {
        return "uuid_at('2026-11-20T10:30:0" + n + "Z')";
    }

    private Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(database)
                .schemas(schema)
                .locations("db/delivery", "db/rest", "db/migration")
                .target(target)
                .load();
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement asked = connection.createStatement()) {
            asked.execute("set search_path to " + schema);
            asked.execute(statement);
            asked.execute("set search_path to default");
        }
    }

    private List<String> column(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement asked = connection.createStatement()) {
            asked.execute("set search_path to " + schema);
            List<String> column = new ArrayList<>();
            try (ResultSet rows = asked.executeQuery(query)) {
                while (rows.next()) {
                    column.add(rows.getString(1));
                }
            }
            asked.execute("set search_path to default");
            return column;
        }
    }
}
