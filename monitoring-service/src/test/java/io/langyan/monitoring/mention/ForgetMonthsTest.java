package io.langyan.monitoring.mention;

import static io.langyan.monitoring.Setup.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Works in months long past, which no other test touches. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ForgetMonthsTest {

    private static final Instant NOW = Instant.parse("2001-07-15T00:00:00Z");

    @Inject
    ForgetMonths forget;

    @Inject
    Pool pool;

    /** Nor is anything left there of a try before. */
    @BeforeEach
    void nothingIsKeptOfThem() {
        sql("delete from month_hold where month < '2002-01-01'");
        forget.forget(NOW.plus(Duration.ofDays(730))).await().atMost(PATIENCE);
    }

    @Test
    void monthsBeyondTheKeptOnesGoWithAllThatHangsOnThemUnlessHeld() {
        // Given: thirteen months before July 2001 begin with June 2000
        for (String month : List.of("2000-03-01", "2000-04-01", "2000-05-01", "2000-06-01")) {
            sql("call make_month('" + month + "')");
            mention(month);
        }
        sql("insert into month_hold (month, reason, placed_by, placed_at) values ('2000-04-01', '诉讼', 'test', now())");

        // When
        List<LocalDate> gone = forget.forget(NOW).await().atMost(PATIENCE);

        // Then
        assertThat(gone).containsExactly(LocalDate.parse("2000-03-01"), LocalDate.parse("2000-05-01"));
        assertThat(left("mention", "id")).isEqualTo(2);
        assertThat(left("mention_key", "id")).isEqualTo(2);
        assertThat(left("handling", "mention_id")).isEqualTo(2);
        assertThat(left("mention_latest", "mention_id")).isEqualTo(2);
        assertThat(left("mention_text", "mention_id")).isEqualTo(2);
        assertThat(left("amendment", "mention_id")).isEqualTo(2);
        assertThat(left("noise_mark", "mention_id")).isEqualTo(2);
        assertThat(left("staff_report", "mention_id")).isEqualTo(2);
        assertThat(now(pool.query("select external_id from manual_entry where external_id like 'old-2000%'")
                        .execute()))
                .extracting(row -> row.getString(0))
                .containsExactlyInAnyOrder("old-2000-04-01", "old-2000-06-01");
        sql("delete from month_hold where month = '2000-04-01'");
        assertThat(forget.forget(NOW).await().atMost(PATIENCE)).containsExactly(LocalDate.parse("2000-04-01"));
        assertThat(left("mention", "id")).isEqualTo(1);
    }

    private void mention(String month) {
        String id = "uuid_at('" + month + "T12:00:00Z')";
        sql("insert into mention (id, platform, external_id, kind, text, first_seen_at) values (" + id
                + ", 'forum', 'old-" + month + "', 'post', '旧闻', '" + month + "T12:00:00Z')");
        sql("insert into mention_key (platform, external_id, id, origin, brands) values ('forum', 'old-" + month + "', "
                + id + ", 0, '{}')");
        sql("insert into handling (brand, mention_id, status, version, changed_by, changed_at) values ('old', " + id
                + ", 'closed', 1, 'test', now())");
        sql("insert into mention_text (mention_id, hash, text, seen_at) values (" + id + ", 1, '更旧', now())");
        sql("insert into amendment (mention_id, brand, revision) values (" + id + ", 'old', 1)");
        sql("insert into noise_mark (mention_id, brand, kind, score, words, marked_at) values (" + id
                + ", 'old', 'ad', 1, '{返利}', now())");
        sql(
                "insert into staff_report (receipt, brand, state, reported_at, excerpt, mention_id, evidence_id) values ('R-"
                        + month + "', 'old', 'signalled', now(), '听说', " + id + ", gen_random_uuid())");
        sql(
                "insert into manual_entry (platform, external_id, observed_at, entered_by, entered_at) values ('forum', 'old-"
                        + month + "', now(), 'test', now())");
        sql("insert into mention_latest (mention_id, observed_at, capped, spread, samples) values (" + id
                + ", now(), false, 0, 1)");
    }

    private long left(String table, String id) {
        return now(pool.query("select count(*) from " + table + " where " + id
                                + " between uuid_at('2000-01-01T00:00:00Z') and uuid_at('2001-01-01T00:00:00Z')")
                        .execute())
                .iterator()
                .next()
                .getLong(0);
    }

    private void sql(String statement) {
        now(pool.query(statement).execute());
    }

    private static <T> T now(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }
}
