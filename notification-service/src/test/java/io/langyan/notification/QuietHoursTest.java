package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.PushEvent.PageOpened;
import io.langyan.events.v1.Topic;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Pages of lower levels wait for the end of the plan's quiet hours; what is graver rings. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class QuietHoursTest extends Served {

    private static final ZonedDateTime NOW = ZonedDateTime.now(ZoneId.of("Asia/Shanghai"));
    private static final Instant END =
            NOW.plusHours(2).truncatedTo(ChronoUnit.MINUTES).toInstant();

    @Test
    void anL3PageWaitsUntilTheirEndAndItsViewSaysWhyWhileL2RingsAtOnce() {
        // Given
        World world = asleep(World.live(kafka).withChannels());

        // When
        UUID quiet = world.page(Level.L3, "pr-lead");
        UUID risen = world.page(Level.L2, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, risen)).containsExactly("sent"));
        assertThat(states(world, quiet)).isEmpty();
        assertThat(world.view(quiet).getString("state")).isEqualTo("ringing");
        assertThat(Instant.parse(world.view(quiet).getString("quietUntil"))).isEqualTo(END);
        assertThat(Instant.parse(world.view(quiet).getString("nextStepAt"))).isEqualTo(END);
        assertThat(world.view(risen).getString("quietUntil")).isNull();
        assertThat(opened(world, quiet).quietUntil()).isEqualTo(END);
        assertThat(opened(world, risen).quietUntil()).isNull();

        // When
        run("update page set next_at = now(), started_at = now() where id = $1", quiet);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, quiet)).containsExactly("sent"));
        assertThat(Instant.parse(world.view(quiet).getString("nextStepAt"))).isEqualTo(END);
    }

    @Test
    void whatIsAnsweredMeanwhileDoesNotRingAnyMore() {
        // Given
        World world = asleep(World.live(kafka).withChannels());
        String zhang = world.person("张三", "pr-lead");
        String user = as("viewer").get("/api/people/" + zhang).path("user");
        UUID page = world.page(Level.L3, "pr-lead");
        soon().until(() -> "ringing".equals(world.view(page).getString("state")));

        // When
        given().auth()
                .oauth2(Tokens.of(user, List.of("publisher")))
                .post("/api/pages/" + page + "/acks")
                .then()
                .statusCode(201);

        // Then
        assertThat(world.view(page).getString("state")).isEqualTo("acknowledged");
        assertThat(world.view(page).getString("quietUntil")).isNull();
        assertThat(world.view(page).getString("nextStepAt")).isNull();
        assertThat(states(world, page)).isEmpty();
    }

    /** Nobody is woken by the news that nothing is to be done. */
    @Test
    void nobodyIsToldInThemWhoHasAnsweredAnL3Page() {
        // Given
        World world = asleep(World.live(kafka).withChannels());
        world.person("张三", "pr-lead");
        UUID quiet = world.page(Level.L3, "pr-lead");
        UUID risen = world.page(Level.L2, "pr-lead");
        soon().until(() -> "ringing".equals(world.view(quiet).getString("state")));
        run("update page set next_at = now(), started_at = now() where id = $1", quiet);
        soon().untilAsserted(() -> assertThat(List.of(quiet, risen))
                .allSatisfy(page -> assertThat(states(world, page)).containsExactly("sent")));

        // When
        as("analyst").post("/api/pages/" + quiet + "/acks").then().statusCode(201);
        as("analyst").post("/api/pages/" + risen + "/acks").then().statusCode(201);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, risen)).containsExactly("sent", "sent"));
        assertThat(states(world, quiet)).containsExactly("sent");
    }

    @Test
    void drillsKnowNoQuietHours() {
        // Given
        World world = asleep(World.inDrill(kafka).withChannels());

        // When
        UUID page = world.page(Level.L3, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.view(page).getString("quietUntil")).isNull();
    }

    private World asleep(World world) {
        DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm");
        String yaml =
                """
                name: plan-%1$s
                %2$s
                brands: [{id: %1$s, name: 测试, names: [测试]}]
                escalation:
                  policies: [{name: test, levels: [L1, L2, L3], steps: [%3$s, %4$s]}]
                  onUnknownOutcome: resend
                  quietHours: {from: "%5$s", to: "%6$s", levels: [L3, warn, watch]}
                """
                        .formatted(
                                world.brand,
                                world.drill == null ? "" : "drill: " + world.drill,
                                World.step("PT0S", "requested", world.wecom()),
                                World.step("PT10M", "requested", world.dingtalk()),
                                time.format(NOW.minusHours(2)),
                                time.format(NOW.plusHours(2)));
        Plan plan = PlanFile.parse(yaml);
        world.send(Topic.PLANS, plan.name(), new PlanPublished(plan.name(), 7, plan, "test", Instant.now()));
        isPlanned(world.brand);
        return world;
    }

    private static PageOpened opened(World world, UUID page) {
        return (PageOpened) world.told(page).get(0);
    }
}
