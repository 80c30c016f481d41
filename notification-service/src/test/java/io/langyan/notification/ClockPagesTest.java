package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.ClockReading;
import io.langyan.events.v1.IncidentEvent.ClockChanged;
import io.langyan.events.v1.IncidentEvent.PageRequested;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.Topic;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is called for a clock that stands. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class ClockPagesTest extends Served {

    private static final String POLICY = "test";

    private final UUID incident = UUID.randomUUID();
    private World world;

    @BeforeEach
    void begin() {
        world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "requested", world.wecom()),
                step("PT1H", "requested", world.wecom()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"met", "met-late", "paused", "cancelled"})
    void aClockThatIsMetOrStoppedEndsItsOwnPagesOnly(String state) {
        // Given
        UUID own = page("clock-breached", "first-word");
        UUID other = page("clock-breached", "statement");
        UUID opened = page("opened", "first-word");
        awaitAll(own, other, opened);

        // When
        change("first-word", state);

        // Then
        soon().untilAsserted(
                        () -> assertThat(world.view(own).getString("state")).isEqualTo("closed"));
        assertThat(world.view(own).getString("closedWhy")).isEqualTo("clock-" + state);
        assertThat(world.view(own).getString("nextStepAt")).isNull();
        assertThat(world.view(other).getString("state")).isEqualTo("ringing");
        assertThat(world.view(opened).getString("state")).isEqualTo("ringing");
    }

    @Test
    void aClockThatIsBreachedEndsWhatSaidThatItMightBe() {
        // Given
        UUID atRisk = page("clock-at-risk", "first-word");
        awaitAll(atRisk);

        // When
        change("first-word", "breached");
        UUID breached = page("clock-breached", "first-word");

        // Then
        awaitAll(breached);
        assertThat(world.view(atRisk).getString("closedWhy")).isEqualTo("clock-breached");
        assertThat(world.view(breached).getString("state")).isEqualTo("ringing");
    }

    /** What is met and asked for at once comes in one batch. */
    @Test
    void aPageThatComesTogetherWithTheEndOfItsClockIsEnded() {
        // Given
        PageRequested asked = request("clock-breached", "first-word");

        // When
        world.sendAll(List.of(asked, changed("first-word", "met-late")));

        // Then
        soon().untilAsserted(() ->
                assertThat(world.view(asked.pageId()).getString("state")).isEqualTo("closed"));
    }

    @Test
    void anAnswerAboutAClockHoldsAndOneAboutTheIncidentExpires() {
        // Given
        answersExpireAfter(Duration.ofHours(2));
        UUID clock = page("clock-breached", "first-word");
        UUID opened = page("opened", "first-word");
        awaitAll(clock, opened);

        // When
        as("analyst").post("/api/pages/" + clock + "/acks").then().statusCode(201);
        as("analyst").post("/api/pages/" + opened + "/acks").then().statusCode(201);

        // Then
        assertThat(world.view(clock).getString("nextStepAt")).isNull();
        assertThat(Instant.parse(world.view(opened).getString("nextStepAt")))
                .isAfter(Instant.now().plus(Duration.ofMinutes(119)));
    }

    private void answersExpireAfter(Duration time) {
        String yaml =
                """
                name: plan-%s
                brands: [{id: %s, name: 测试, names: [测试]}]
                escalation:
                  ackExpiresAfter: %s
                  policies:
                    - {name: test, levels: [L1, L2, L3], steps: [%s]}
                """
                        .formatted(world.brand, world.brand, time, step("PT0S", "requested", world.wecom()));
        var plan = PlanFile.parse(yaml);
        world.send(Topic.PLANS, plan.name(), new PlanPublished(plan.name(), 8, plan, "test", Instant.now()));
        soon().until(() -> pool.preparedQuery("select 1 from plan_replica where name = $1 and version = 8")
                .execute(io.vertx.mutiny.sqlclient.Tuple.of(plan.name()))
                .await()
                .indefinitely()
                .iterator()
                .hasNext());
    }

    private void awaitAll(UUID... pages) {
        for (UUID page : pages) {
            soon().untilAsserted(() -> assertThat(states(world, page)).contains("sent"));
        }
    }

    private void change(String clock, String state) {
        world.send(Topic.INCIDENTS, incident.toString(), changed(clock, state));
    }

    private ClockChanged changed(String clock, String state) {
        Instant now = Instant.now();
        ClockReading reading = new ClockReading(clock, state, now.minusSeconds(60), now, null);
        return new ClockChanged(incident, world.brand, reading, "commander", null, now);
    }

    private UUID page(String why, String clock) {
        PageRequested asked = request(why, clock);
        world.send(Topic.INCIDENTS, incident.toString(), asked);
        return asked.pageId();
    }

    private PageRequested request(String why, String clock) {
        return new PageRequested(
                incident,
                world.brand,
                UUID.randomUUID(),
                null,
                Level.L2,
                List.of("pr-lead"),
                POLICY,
                why,
                "电池自燃",
                Map.of("clock", clock, "dueAt", Instant.now().toString()),
                Instant.now());
    }
}
