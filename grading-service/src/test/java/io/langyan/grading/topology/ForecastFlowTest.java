package io.langyan.grading.topology;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.events.v1.Counters;
import io.langyan.events.v1.CrisisEvent.ForecastMade;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.MentionMatched;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.Topic;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.grading.backtest.Backtest;
import io.langyan.grading.backtest.BacktestSettings;
import io.langyan.grading.backtest.ForeseenLevel;
import io.langyan.grading.story.StoryId;
import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is foreseen of a story that grows now, on the topic, over REST and in a backtest of the same samples. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ForecastFlowTest {

    private static final int SAMPLES = 11;

    private final String brand = "f" + UUID.randomUUID().toString().substring(0, 8);
    private Broker broker;

    @BeforeEach
    void connect() {
        broker = new Broker(System.getProperty("langyan.test.kafka.servers"));
    }

    @AfterEach
    void disconnect() {
        broker.close();
    }

    @Test
    void aStoryOnItsWayIsToldBeforeItGetsThere() throws IOException {
        // Given
        Plan plan = publish();
        List<MentionMatched> samples = risingUntilNow();
        UUID story = StoryId.of(brand, samples.get(0).mentionKey());

        // When
        samples.forEach(sample -> broker.send(brand, 1, brand + ":" + sample.mentionKey(), sample));

        // Then
        await().atMost(Duration.ofSeconds(40)).until(() -> !forecasts().isEmpty());
        ForeseenLevel foreseen = foreseenInABacktest(plan, samples);
        assertThat(forecasts()).singleElement().satisfies(forecast -> {
            assertThat(forecast.crisisId()).isEqualTo(story);
            assertThat(forecast.level()).isEqualTo(Level.L3);
            assertThat(forecast.title()).startsWith("电池");
            assertThat(forecast.trial()).isFalse();
            assertThat(forecast.expectedAt()).isEqualTo(foreseen.expectedAt());
            assertThat(forecast.earliest()).isEqualTo(foreseen.earliest());
            assertThat(forecast.latest()).isEqualTo(foreseen.latest());
        });
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonPath crisis = crisis(story);
            assertThat(crisis.getString("level")).isEqualTo("warn");
            assertThat(crisis.getList("forecasts.rule")).containsExactly("L1:clause-unmet", "L2:clause-unmet", "L3");
            assertThat(crisis.getLong("forecasts[2].spread")).isEqualTo(7_000);
            assertThat(crisis.getDouble("forecasts[2].probability")).isGreaterThan(0.5);
            assertThat(Instant.parse(crisis.getString("forecasts[2].expectedAt")))
                    .isBetween(
                            Instant.parse(crisis.getString("forecasts[2].earliest")),
                            Instant.parse(crisis.getString("forecasts[2].latest")));
        });
        assertThat(crisis(story).getList("history.event")).contains("forecast.made");
        JsonPath curve = get("/api/crises/" + story + "/curve");
        assertThat(curve.getLong("points[-1].spread.PT8H")).isEqualTo(7_000);
        assertThat(curve.getList("points.at", String.class)).isSorted().doesNotHaveDuplicates();
    }

    private static JsonPath crisis(UUID story) {
        return get("/api/crises/" + story);
    }

    private static JsonPath get(String path) {
        return given().auth()
                .oauth2(Tokens.of("viewer"))
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private List<ForecastMade> forecasts() {
        return broker.events(Topic.CRISES, ForecastMade.class).stream()
                .filter(forecast -> forecast.brand().equals(brand))
                .toList();
    }

    private Plan publish() {
        Plan plan = PlanFile.parse(PlanFile.defaultText()
                .replace("name: default", "name: plan-" + brand)
                .replace("id: langyan", "id: " + brand)
                .replace("story: cluster", "story: externalId"));
        broker.send(brand, 1, plan.name(), new PlanPublished(plan.name(), 1, plan, "test", Instant.now()));
        return plan;
    }

    /** Seven hundred more every quarter of an hour. */
    private List<MentionMatched> risingUntilNow() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return IntStream.range(0, SAMPLES)
                .mapToObj(sample -> mention(now.minusSeconds(900L * (SAMPLES - 1 - sample)), 700L * sample))
                .toList();
    }

    private MentionMatched mention(Instant at, long likes) {
        return new MentionMatched(
                UUID.nameUUIDFromBytes(brand.getBytes(StandardCharsets.UTF_8)),
                brand,
                "weibo",
                "1",
                "post",
                null,
                null,
                null,
                "电池鼓包",
                null,
                null,
                at,
                at,
                Counters.of(null, null, likes),
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

    private static ForeseenLevel foreseenInABacktest(Plan plan, List<MentionMatched> samples) throws IOException {
        String lines = samples.stream()
                .map(sample -> EventJson.mapper().valueToTree(sample).toString())
                .collect(Collectors.joining("\n"));
        List<ForeseenLevel> foreseen = new Backtest(BacktestSettings.of(plan, null, null, false))
                .run(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), read -> {})
                .stories()
                .get(0)
                .foreseen();
        assertThat(foreseen).hasSize(1);
        return foreseen.get(0);
    }
}
