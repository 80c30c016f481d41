package io.langyan.grading.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Counters;
import io.langyan.events.v1.MentionMatched;
import io.langyan.grading.keeping.DeleteSlices;
import io.langyan.grading.story.StoryId;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How long what was graded is kept, in a real database. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ForgetRecordedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Kept is what was observed since 2045-02-20T12:00:00Z: nothing of it is old for the scheduler that runs beside the tests. */
    private static final Instant NOW = Instant.parse("2046-03-20T12:00:00Z");

    @Inject
    RecordSamples record;

    @Inject
    RecordedSamples recorded;

    @Inject
    ForgetRecorded forget;

    @Inject
    Pool pool;

    private final String brand = "b" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void samplesOlderThanThirteenMonthsAreForgottenToTheSecond() {
        // Given
        write(sample("1", "2045-02-20T11:59:59Z"), sample("1", "2045-02-20T12:00:00Z"));

        // When
        forget(NOW);

        // Then
        assertThat(readBack()).containsExactly("1 2045-02-20T12:00:00Z");
    }

    @Test
    void aMentionStaysAsLongAsASampleOfItDoesAndGoesThen() {
        // Given
        write(sample("old", "2045-01-10T00:00:00Z"));
        write(sample("lasting", "2045-01-10T00:00:00Z"), sample("lasting", "2045-03-01T00:00:00Z"));
        write(sample("again", "2045-01-10T00:00:00Z"));
        write(sample("again", "2046-03-01T00:00:00Z"));

        // When
        forget(NOW);

        // Then
        assertThat(mentions()).containsExactly("weibo:again", "weibo:lasting");
        assertThat(readBack()).containsExactly("lasting 2045-03-01T00:00:00Z", "again 2046-03-01T00:00:00Z");
        forget(Instant.parse("2046-05-01T00:00:01Z"));
        assertThat(mentions()).containsExactly("weibo:again");
    }

    @Test
    void whatWasSaidFirstOfAMentionStaysThoughItIsSeenForMonths() {
        // Given
        write(sample("1", "2046-01-10T00:00:00Z"));

        // When
        write(sample("1", "2046-02-10T00:00:00Z", "别的话"));

        // Then
        assertThat(pool.preparedQuery("select words, seen_in::text from recorded_mention where brand = $1")
                        .executeAndAwait(Tuple.of(brand))
                        .iterator()
                        .next()
                        .deepToString())
                .isEqualTo("[岚山酸奶喝完拉肚子,2046-02-01]");
    }

    @Test
    void veryManyAreForgottenSliceBySlice() {
        // Given
        pool.preparedQuery(
                        """
                        insert into recorded_sample (brand, observed_at, mention, story, capped, revision, own_account, not_crisis, negative_by_rule)
                        select $1, '2020-01-01T00:00:00Z'::timestamptz + n * interval '1 second', 'weibo:' || n % 7, gen_random_uuid(),
                               false, 1, false, false, false from generate_series(1, $2) n
                        """)
                .executeAndAwait(Tuple.of(brand, 2 * DeleteSlices.SLICE + 1));

        // When
        forget(NOW);

        // Then
        assertThat(samples()).isZero();
    }

    @Test
    void onlyOneReplicaForgetsAtATime() {
        // Given
        write(sample("1", "2045-01-10T00:00:00Z"));
        SqlConnection other = pool.getConnectionAndAwait();
        Transaction atIt = other.beginAndAwait();
        other.query("select pg_advisory_xact_lock(hashtext('langyan.grading.keeping'))")
                .executeAndAwait();

        // When
        forget(NOW);
        int beside = samples();
        atIt.commitAndAwait();
        other.closeAndAwait();
        forget(NOW);

        // Then
        assertThat(beside).isEqualTo(1);
        assertThat(samples()).isZero();
    }

    private void forget(Instant now) {
        forget.forget(now).await().atMost(PATIENCE);
    }

    private void write(MentionMatched... mentions) {
        record.record(Stream.of(mentions)
                        .map(mention -> new RecordSamples.Placed(StoryId.of(brand, "weibo:1"), mention))
                        .toList())
                .await()
                .atMost(PATIENCE);
    }

    /** As a backtest is given it. */
    private List<String> readBack() {
        List<String> read = new ArrayList<>();
        recorded.each(
                brand,
                Instant.EPOCH,
                NOW,
                seen -> read.add(seen.externalId + " " + Instant.ofEpochSecond(seen.observedAt)));
        return read;
    }

    private List<String> mentions() {
        return pool
                .preparedQuery("select mention from recorded_mention where brand = $1 order by mention")
                .executeAndAwait(Tuple.of(brand))
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private int samples() {
        return pool.preparedQuery("select count(*)::int from recorded_sample where brand = $1")
                .executeAndAwait(Tuple.of(brand))
                .iterator()
                .next()
                .getInteger(0);
    }

    private MentionMatched sample(String id, String at) {
        return sample(id, at, "岚山酸奶喝完拉肚子");
    }

    private MentionMatched sample(String id, String at, String words) {
        Instant observed = Instant.parse(at);
        return new MentionMatched(
                UUID.nameUUIDFromBytes((brand + id).getBytes()),
                brand,
                "weibo",
                id,
                "post",
                null,
                null,
                null,
                words,
                null,
                null,
                observed,
                observed,
                Counters.UNKNOWN,
                "test",
                List.of(brand),
                false,
                false,
                false,
                false,
                null,
                1,
                List.of());
    }
}
