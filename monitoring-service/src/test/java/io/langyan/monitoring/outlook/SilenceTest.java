package io.langyan.monitoring.outlook;

import static io.langyan.monitoring.Setup.PATIENCE;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.told;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.events.v1.Signal.SourceSilent;
import io.langyan.events.v1.Topic;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alarms about silence; time is moved by looking at a later moment. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class SilenceTest {

    @Inject
    WatchSilence watch;

    @Inject
    Pool pool;

    private final String brand = unique("q");
    private final String source = unique("quiet-");

    /** A source of another test that says nothing of brands would cover this one's platforms. */
    @BeforeEach
    void nobodyWasHeard() {
        sql("truncate source, source_life, source_seen cascade");
    }

    @AfterEach
    void forget() {
        sql("delete from source where id = '" + source + "'");
        sql("update silence_timer set next_at = '-infinity'");
    }

    @Test
    void aSilentSourceRingsOnceAndIsClearedWhenItSpeaks() {
        // Given
        protect(brand, brand);
        register();
        beat();

        // When
        look(Duration.ofMinutes(14));
        assertThat(silences("")).doesNotContain(source);
        look(Duration.ofMinutes(16));
        look(Duration.ofMinutes(17));

        // Then
        await().atMost(PATIENCE).until(() -> !rungFor(source).isEmpty());
        assertThat(rungFor(source)).singleElement().satisfies(silent -> {
            assertThat(silent.platform()).isEqualTo("weibo");
            assertThat(silent.expectedSeconds()).isEqualTo(300);
            assertThat(silent.lastGoodAt()).isNotNull();
        });
        assertThat(silences("open=true")).contains(source);
        assertThat(board().getList("silences.source")).contains(source);
        beat();
        look(Duration.ofMinutes(1));
        assertThat(silences("open=true")).doesNotContain(source);
        assertThat(silences("open=false")).contains(source);
        look(Duration.ofMinutes(40));
        await().atMost(PATIENCE).until(() -> rungFor(source).size() == 2);
    }

    @Test
    void aCorePlatformThatNobodyIsLeftForRingsFromThreeIntervalsOn() {
        // Given
        protect(brand, brand);
        register();
        look(Duration.ZERO);

        // When
        beat();
        look(Duration.ofMinutes(29));
        assertThat(silences("")).contains(source).doesNotContain("platform:wechat-mp");
        look(Duration.ofMinutes(31));

        // Then
        await().atMost(PATIENCE).until(() -> rungFor("platform:wechat-mp").size() == 1);
        assertThat(rungFor("platform:wechat-mp").get(0).lastGoodAt()).isNull();
        assertThat(rungFor(source)).hasSize(1);
        assertThat(silences("")).as("told by its source").doesNotContain("platform:weibo");
    }

    @Test
    void aPausedSourceIsNotSilentButThePlatformIs() {
        // Given
        protect(brand, brand);
        register();
        beat();
        look(Duration.ZERO);

        // When
        sql("update source set enabled = false where id = '" + source + "'");
        look(Duration.ofHours(2));

        // Then
        await().atMost(PATIENCE).until(() -> rungFor("platform:weibo").size() == 1);
        assertThat(silences("")).doesNotContain(source);
    }

    @Test
    void handsThatRestAreNoSilenceButHideNone() {
        // Given: somebody has entered finds by hand for an hour
        protect(brand, brand);
        look(Duration.ZERO);
        sql(
                "insert into source_seen (source, platform, first_seen_at, last_good_at) values ('manual', 'weibo', now() - interval '1 hour', now())"
                        + " on conflict (source, platform) do update set first_seen_at = excluded.first_seen_at, last_good_at = excluded.last_good_at");

        // When
        look(Duration.ofMinutes(16));
        look(Duration.ofHours(2));

        // Then
        await().atMost(PATIENCE).until(() -> rungFor("platform:weibo").size() == 1);
        assertThat(rungFor("manual")).isEmpty();
        sql("delete from source_seen where source = 'manual'");
    }

    @Test
    void drillsNeitherRingNorCount() {
        // Given
        protect(brand, brand, 1, "drill-" + brand);

        // When
        look(Duration.ZERO);
        look(Duration.ofHours(9));

        // Then
        assertThat(silences("")).isEmpty();
        assertThat(board("").getList("brands.brand")).doesNotContain(brand);
    }

    @Test
    void severalReplicasLookingAtOnceRingOnce() throws Exception {
        // Given
        protect(brand, brand);
        register();
        beat();
        look(Duration.ZERO);
        Instant later = Instant.now().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MILLIS);
        sql("update silence_timer set next_at = '" + later + "'");
        CountDownLatch together = new CountDownLatch(1);
        ExecutorService replicas = Executors.newFixedThreadPool(4);

        // When
        List<Future<Void>> looks = java.util.stream.IntStream.range(0, 4)
                .mapToObj(replica -> replicas.submit(() -> {
                    together.await();
                    return at(later);
                }))
                .toList();
        together.countDown();
        for (Future<Void> look : looks) {
            look.get();
        }
        replicas.shutdown();

        // Then
        look(Duration.ofHours(4));
        await().atMost(PATIENCE).until(() -> rungFor("platform:wechat-mp").size() == 1);
        assertThat(rungFor(source)).hasSize(1);
    }

    @Test
    void silencesOfOtherBrandsAreNotShown() {
        protect(brand, brand);
        given().auth()
                .oauth2(token("viewer", "other"))
                .get("/api/coverage/silences?brand=" + brand)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(token("ingest"))
                .get("/api/coverage/silences")
                .then()
                .statusCode(403);
    }

    private List<SourceSilent> rungFor(String subject) {
        return told(Topic.SIGNALS, brand).stream()
                .map(one -> (SourceSilent) one.event())
                .filter(silent -> silent.source().equals(subject))
                .toList();
    }

    private void look(Duration later) {
        Instant now = Instant.now().plus(later).truncatedTo(ChronoUnit.MILLIS);
        sql("update silence_timer set next_at = '" + now + "'");
        at(now);
    }

    private Void at(Instant now) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> watch.at(now));
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    private void register() {
        given().auth()
                .oauth2(token("analyst"))
                .contentType("application/json")
                .body("{\"id\":\"%s\",\"platform\":\"weibo\",\"kind\":\"push\",\"brands\":[\"%s\"]}"
                        .formatted(source, brand))
                .post("/api/sources")
                .then()
                .statusCode(201);
    }

    private void beat() {
        given().auth()
                .oauth2(token("ingest"))
                .contentType("application/json")
                .post("/api/sources/" + source + "/heartbeat")
                .then()
                .statusCode(204);
    }

    private List<String> silences(String filter) {
        return given().auth()
                .oauth2(token("viewer", brand))
                .get("/api/coverage/silences?brand=" + brand + "&" + filter)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.source");
    }

    private JsonPath board() {
        return board("?brand=" + brand);
    }

    private JsonPath board(String filter) {
        return given().auth()
                .oauth2(token("viewer"))
                .get("/api/coverage" + filter)
                .jsonPath();
    }

    private void sql(String statement) {
        pool.query(statement).execute().await().atMost(PATIENCE);
    }
}
