package io.langyan.monitoring.trend;

import static io.langyan.monitoring.Setup.PATIENCE;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.told;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.langyan.events.v1.Signal;
import io.langyan.events.v1.Topic;
import io.langyan.monitoring.Setup;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class SpikesTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    WatchSpikes spikes;

    @Inject
    Pool pool;

    private final String brand = unique("s");
    /** Ahead of the clock that the service itself looks by, so that it looks when the test says so. */
    private final Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(HOUR.multipliedBy(2));

    @Test
    void aSpikeRingsOnceWithinTheHourWhoeverLooksHoweverOften() {
        // Given
        protect(brand, brand, 4, null);
        weeks(8, 5, 1);
        heard(hour, 60, 2);

        // When: three replicas at once, and again
        Instant now = hour.plusSeconds(1_800);
        CompletableFuture.allOf(IntStream.range(0, 3)
                        .mapToObj(replica -> CompletableFuture.runAsync(() -> look(now)))
                        .toArray(CompletableFuture[]::new))
                .join();
        heard(hour, 600, 2);
        look(now.plusSeconds(60));
        look(now.plusSeconds(120));

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rung()).hasSize(1));
        Signal.SpikeSeen seen = rung().get(0);
        assertThat(seen.hour()).isEqualTo(hour);
        assertThat(seen.mentions()).isEqualTo(60);
        assertThat(seen.usual()).isEqualTo(5);
        assertThat(seen.measure()).isEqualTo("mentions");
        assertThat(told(Topic.SIGNALS, brand).get(0).planVersion()).isEqualTo(4);
        list("").body("items", hasSize(1))
                .body("items[0].measure", equalTo("mentions"))
                .body("items[0].basis", equalTo("same-hour-of-week"))
                .body("items[0].hoursKnown", equalTo(8))
                .body("items[0].peak", equalTo(600))
                .body("items[0].endedAt", nullValue());
        given().auth()
                .oauth2(token("viewer"))
                .get("/api/trends/now?brand=" + brand)
                .then()
                .body("measures.measure", contains("mentions", "negative"));
    }

    @Test
    void itIsOverAfterTwoCalmHoursAndTheNextOneRingsAnew() {
        // Given
        protect(brand, brand);
        weeks(9, 5, 1);
        heard(hour, 60, 2);
        look(hour.plusSeconds(600));

        // When: two calm hours pass
        for (int i = 1; i <= 3; i++) {
            heard(hour.plus(HOUR.multipliedBy(i)), 5, 1);
            look(hour.plus(HOUR.multipliedBy(i)).plusSeconds(600));
        }

        // Then
        list("").body("items", hasSize(1)).body("items[0].endedAt", notNullValue());
        list("&open=true").body("items", empty());

        // And when it rises again
        heard(hour.plus(HOUR.multipliedBy(4)), 90, 1);
        look(hour.plus(HOUR.multipliedBy(4)).plusSeconds(600));

        // Then
        list("").body("items.peak", contains(90, 60));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rung()).hasSize(2));
    }

    @Test
    void negativeMentionsSpikeByThemselves() {
        // Given
        protect(brand, brand);
        weeks(8, 100, 1);
        heard(hour, 110, 40);

        // When
        look(hour.plusSeconds(600));

        // Then
        list("").body("items.measure", contains("negative"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rung()).hasSize(1));
        assertThat(rung().get(0).measure()).isEqualTo("negative");
    }

    @Test
    void aSpikeOfAnHourThatJustEndedIsStillTold() {
        // Given
        protect(brand, brand);
        weeks(9, 5, 1);
        look(hour.plusSeconds(3_590));

        // When: the last batch of the hour comes in when it is over
        heard(hour, 80, 1);
        look(hour.plusSeconds(3_660));

        // Then
        list("").body("items", hasSize(1)).body("items[0].hour", equalTo(hour.toString()));
    }

    @Test
    void drillsAndBrandsWithoutHistoryAreNotJudged() {
        // Given
        protect(brand, brand, 1, "drill-" + brand);
        weeks(8, 5, 1);
        heard(hour, 500, 500);
        String young = unique("y");
        protect(young, young);
        tally(young, hour, 500, 500);

        // When
        look(hour.plusSeconds(1_800));

        // Then
        list("").body("items", empty());
        given().auth()
                .oauth2(token("viewer"))
                .get("/api/trends/spikes?brand=" + young)
                .then()
                .body("items", empty());
        given().auth()
                .oauth2(token("viewer"))
                .get("/api/trends/now?brand=" + young)
                .then()
                .body("measures[0].basis", equalTo("not-enough-data"))
                .body("measures[0].usual", nullValue())
                .body("measures[0].spike", equalTo(false));
        assertThat(rung()).isEmpty();
    }

    private void look(Instant now) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> spikes.at(now));
        } catch (Throwable failed) {
            throw new AssertionError(failed);
        }
    }

    private List<Signal.SpikeSeen> rung() {
        return told(Topic.SIGNALS, brand).stream()
                .map(Setup.Told::event)
                .filter(Signal.SpikeSeen.class::isInstance)
                .map(Signal.SpikeSeen.class::cast)
                .toList();
    }

    private ValidatableResponse list(String more) {
        return given().auth()
                .oauth2(token("viewer", brand))
                .get("/api/trends/spikes?brand=" + brand + more)
                .then()
                .statusCode(200);
    }

    /** The same in every hour of past weeks. */
    private void weeks(int weeks, long mentions, long negative) {
        pool.preparedQuery(
                        """
                        insert into tally (brand, platform, hour, mentions, negative, samples)
                        select brand, 'weibo', hour, $3, $4, 0 from unnest(array[$1, '*']) as brand,
                               generate_series($2::timestamptz - make_interval(weeks => $5), $2::timestamptz - interval '1 hour',
                                               interval '1 hour') as hour
                        on conflict do nothing
                        """)
                .execute(Tuple.of(brand, hour.atOffset(ZoneOffset.UTC), mentions, negative, weeks))
                .await()
                .atMost(PATIENCE);
    }

    private void heard(Instant at, long mentions, long negative) {
        tally(brand, at, mentions, negative);
    }

    private void tally(String of, Instant at, long mentions, long negative) {
        pool.preparedQuery(
                        """
                        insert into tally (brand, platform, hour, mentions, negative, samples) values ($1, 'weibo', $2, $3, $4, 0)
                        on conflict (brand, platform, hour) do update set mentions = $3, negative = $4
                        """)
                .execute(Tuple.of(of, at.atOffset(ZoneOffset.UTC), mentions, negative))
                .await()
                .atMost(PATIENCE);
    }
}
