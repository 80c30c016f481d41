package io.langyan.grading.topology;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.events.v1.CrisisEvent;
import io.langyan.events.v1.CrisisEvent.CrisisQuiet;
import io.langyan.events.v1.CrisisEvent.CrisisStirred;
import io.langyan.events.v1.CrisisEvent.ForecastMade;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.MentionMatched;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.StoryCommand;
import io.langyan.events.v1.StoryCommand.MarkFalseAlarm;
import io.langyan.events.v1.StoryCommand.OverrideLevel;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.grading.story.StoryId;
import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What became of a crisis, each of it once, against a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class TrailFlowTest {

    private static final Instant BEGIN = Instant.parse("2026-03-03T01:00:00Z");

    private final String brand = "t" + UUID.randomUUID().toString().substring(0, 8);
    private Broker broker;
    private UUID crisis;

    @BeforeEach
    void aCrisis() {
        broker = new Broker(System.getProperty("langyan.test.kafka.servers"));
        Plan plan = PlanFile.parse(PlanFile.defaultText()
                .replace("name: default", "name: plan-" + brand)
                .replace("id: langyan", "id: " + brand)
                .replace("story: cluster", "story: externalId"));
        broker.send(brand, 1, plan.name(), new PlanPublished(plan.name(), 1, plan, "test", Instant.now()));
        MentionMatched mention = Crowd.of(brand, 1, 1, 1, "门店漏电伤人").get(0);
        crisis = StoryId.of(brand, mention.mentionKey());
        broker.send(brand, 1, brand + ":" + mention.mentionKey(), mention);
        await().atMost(Duration.ofSeconds(40)).until(() -> ask().statusCode() == 200);
    }

    @AfterEach
    void disconnect() {
        broker.close();
    }

    @Test
    void quietAndForecastsAreInTheHistoryOnceAndStopNobodyFromDeciding() {
        // Given
        String tag = ask().header("ETag");

        // When
        for (int time = 0; time < 3; time++) {
            tell("stirred", new CrisisStirred(crisis, brand, 0.4, 0.1, BEGIN.plusSeconds(2)));
            tell("forecast", forecast());
            tell("quiet", new CrisisQuiet(crisis, brand, BEGIN, 0.01, 0.1));
        }
        broker.send(brand, 1, crisis.toString(), forecast());

        // Then
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(events())
                .containsExactly("forecast.made", "forecast.made", "crisis.stirred", "level.changed", "crisis.quiet"));
        assertThat(ask().jsonPath().getString("history[0].level")).isEqualTo("L3");
        assertThat(ask().jsonPath().getString("history[4].quietSince")).isEqualTo(BEGIN.toString());
        assertThat(Instant.parse(ask().jsonPath().getString("history[4].at")))
                .isBetween(Instant.now().minusSeconds(300), Instant.now());
        assertThat(ask().header("ETag")).isEqualTo(tag);
        given().auth()
                .oauth2(Tokens.of("analyst"))
                .header("If-Match", tag)
                .contentType("application/json")
                .body("{\"command\":\"declare\",\"level\":\"warn\",\"reason\":\"有人受伤\"}")
                .post("/api/crises/" + crisis + "/commands")
                .then()
                .statusCode(202);
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(events()).endsWith("level.changed"));
        assertThat(ask().header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void aCommandThatComesAgainUndoesNothingThatWasDecidedSince() {
        // When
        command("first", new OverrideLevel(brand, crisis, Level.L2, "chief", BEGIN, "有人受伤"));
        command("second", new OverrideLevel(brand, crisis, Level.L3, "chief", BEGIN.plusSeconds(1), "已控制"));
        command("first", new OverrideLevel(brand, crisis, Level.L2, "chief", BEGIN, "有人受伤"));
        command("third", new MarkFalseAlarm(brand, crisis, "chief", BEGIN.plusSeconds(2), "演习"));

        // Then
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(events()).contains("crisis.false.alarm"));
        assertThat(events()).containsExactly("level.changed", "level.changed", "level.changed", "crisis.false.alarm");
        assertThat(ask().jsonPath().getList("history.to")).startsWith("watch", "L2", "L3");
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(
                        () -> assertThat(ask().jsonPath().getString("level")).isEqualTo("L3"));
    }

    @Test
    void anEventThatTheReadModelCanNeverTakeIsLaidAsideAndTheOthersAreTaken() {
        // When
        command("broken", new OverrideLevel(brand, crisis, Level.L2, "chief", BEGIN, "有人\0受伤"));
        command("alarm", new MarkFalseAlarm(brand, crisis, "chief", BEGIN.plusSeconds(1), "演习"));

        // Then
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(events()).contains("crisis.false.alarm"));
        await().atMost(Duration.ofSeconds(10)).until(() -> broker.all("crises.dlt").stream()
                .anyMatch(letter -> letter.key().equals(crisis.toString())));
        assertThat(ask().jsonPath().getString("state")).isEqualTo("false-alarm");
    }

    private ForecastMade forecast() {
        return new ForecastMade(
                crisis,
                brand,
                Level.L3,
                BEGIN.plusSeconds(3600),
                BEGIN.plusSeconds(1800),
                BEGIN.plusSeconds(7200),
                BEGIN,
                "门店",
                0.8,
                false);
    }

    private void tell(String id, CrisisEvent event) {
        broker.post(brand + id, brand, 1, crisis.toString(), event);
    }

    private void command(String id, StoryCommand command) {
        broker.post(brand + id, brand, 1, brand, command);
    }

    private List<String> events() {
        return ask().jsonPath().getList("history.event");
    }

    private Response ask() {
        return given().auth().oauth2(Tokens.of("viewer")).get("/api/crises/" + crisis);
    }
}
