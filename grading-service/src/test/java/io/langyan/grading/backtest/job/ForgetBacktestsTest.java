package io.langyan.grading.backtest.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.grading.keeping.DeleteSlices;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is left of backtests that failed, died or ended long ago, in a real database. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ForgetBacktestsTest {

    private static final String HIGHER = "grading: {levels: [{level: L3, spread: {over: 1, within: PT8H}}]}";

    @Inject
    RunBacktest run;

    @Inject
    Backtests backtests;

    @Inject
    ForgetBacktests forget;

    @Inject
    Pool pool;

    @Test
    void whatAFailedComparisonHadFoundIsNotKept() {
        // Given: it fails when most of what it found is written
        AtomicInteger written = new AtomicInteger();
        int before = differences();
        AskedGrading comparison = AskedGrading.of(
                plan("grading: {story: externalId}"),
                plan(HIGHER),
                new AskedGrading.Manner(null, "externalId", false, true));

        // When
        UUID id = run.start(comparison, "b", "analyst", new JsonObject(), (regrading, progress) -> {
                    regrading.run(new ByteArrayInputStream(stories(700)), read -> {});
                    written.set(differences() - before);
                    throw new IllegalStateException("on purpose");
                })
                .await()
                .atMost(Duration.ofSeconds(10));
        await().atMost(Duration.ofSeconds(20)).until(() -> state(id).equals("failed"));

        // Then
        assertThat(written.get()).isGreaterThanOrEqualTo(500);
        await().atMost(Duration.ofSeconds(10)).until(() -> differences(id) == 0);
    }

    @Test
    void oneThatWaitsForHoursIsNotTakenForDeadAndOneOfADeadProcessIs() {
        // Given
        CountDownLatch gate = new CountDownLatch(1);
        AskedGrading asked =
                AskedGrading.of(plan("grading: {}"), null, new AskedGrading.Manner(null, "externalId", false, false));
        List<UUID> waiting = Stream.of("runs", "waits")
                .map(any -> run.start(asked, "b", "analyst", new JsonObject(), (regrading, progress) -> {
                            await().atMost(Duration.ofSeconds(30)).until(() -> gate.getCount() == 0);
                            return "nothing";
                        })
                        .await()
                        .atMost(Duration.ofSeconds(10)))
                .toList();
        UUID dead = kept("queued", Duration.ofHours(3), 0);
        waiting.forEach(id -> age(id, Duration.ofHours(3)));

        // When
        run.tellAlive().await().atMost(Duration.ofSeconds(10));
        List<String> states = waiting.stream().map(this::state).toList();
        gate.countDown();

        // Then
        assertThat(states).containsOnly("queued");
        assertThat(state(dead)).isEqualTo("failed");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> waiting.stream().allMatch(id -> state(id).equals("done")));
    }

    @Test
    void whatEndedLongAgoIsForgottenWithAllItFound() {
        // Given
        int many = 2 * DeleteSlices.SLICE + 1;
        UUID old = kept("done", Duration.ofDays(91), many);
        UUID young = kept("done", Duration.ofDays(89), 3);

        // When
        forget.forget(Instant.now()).await().atMost(Duration.ofSeconds(60));

        // Then
        assertThat(backtests.byId(old).await().atMost(Duration.ofSeconds(5))).isEmpty();
        assertThat(differences(old)).isZero();
        assertThat(state(young)).isEqualTo("done");
        assertThat(differences(young)).isEqualTo(3);
    }

    @Test
    void whatADeadOneHadFoundGoesAfterADayAndOfOneAtWorkNothing() {
        // Given
        UUID dead = kept("running", Duration.ofDays(2), 3);
        UUID atWork = kept("running", Duration.ofMinutes(9), 3);

        // When
        forget.forget(Instant.now()).await().atMost(Duration.ofSeconds(60));

        // Then
        assertThat(differences(dead)).isZero();
        assertThat(state(dead)).isEqualTo("failed");
        assertThat(differences(atWork)).isEqualTo(3);
    }

    private UUID kept(String state, Duration ago, int differences) {
        UUID id = TimeOrderedId.next();
        backtests.add(id, "b", "analyst", new JsonObject()).await().atMost(Duration.ofSeconds(5));
        pool.preparedQuery("update backtest set state = $2 where id = $1").executeAndAwait(Tuple.of(id, state));
        age(id, ago);
        pool.preparedQuery("insert into backtest_difference select $1, place, '{}' from generate_series(1, $2) place")
                .executeAndAwait(Tuple.of(id, differences));
        return id;
    }

    private void age(UUID id, Duration ago) {
        pool.preparedQuery("update backtest set moved_at = now() - $2 * interval '1 second' where id = $1")
                .executeAndAwait(Tuple.of(id, (double) ago.toSeconds()));
    }

    private String state(UUID id) {
        return backtests
                .byId(id)
                .await()
                .atMost(Duration.ofSeconds(5))
                .orElseThrow()
                .state();
    }

    private int differences(UUID id) {
        return pool.preparedQuery("select count(*)::int from backtest_difference where backtest = $1")
                .executeAndAwait(Tuple.of(id))
                .iterator()
                .next()
                .getInteger(0);
    }

    /** Of whichever backtest. */
    private int differences() {
        return pool.query("select count(*)::int from backtest_difference")
                .executeAndAwait()
                .iterator()
                .next()
                .getInteger(0);
    }

    private static Plan plan(String grading) {
        return PlanFile.parse(grading);
    }

    private static byte[] stories(int count) {
        return IntStream.range(0, count)
                .mapToObj(story -> "{\"platform\":\"weibo\",\"externalId\":\"" + story
                        + "\",\"text\":\"t\",\"observedAt\":\"2026-03-02T09:00:00Z\",\"counters\":{\"likes\":5}}")
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
