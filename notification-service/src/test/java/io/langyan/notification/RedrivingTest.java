package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.fault;
import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Level;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person sends again is tried, and does not fail for what is known of its channel from before. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class RedrivingTest extends Saturated {

    @BeforeEach
    void listenersHaveNoChannel() {
        alarmsGoNowhere();
    }

    @Test
    void whatFailedByAChannelThatWasDownTriesTheChannelAtOnce() {
        // Given
        World world = failedOver();
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "sent"));
        soon().until(() -> "down".equals(state(world)));
        hold(world);

        // When
        redrive(world, page);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent", "sent"));
        assertThat(world.view(page).<String>getList("pushes[0].attempts.result"))
                .containsExactly("CHANNEL_DOWN", "OK");
        soon().until(() -> "up".equals(state(world)));
    }

    @Test
    void itWaitsForAChannelThatIsThrottled() {
        // Given
        World world = failedOver();
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "sent"));
        soon().until(() -> "down".equals(state(world)));
        sql("update channel set down = false where name = $1", world.wecom());
        hold(world);
        UUID other = world.page(Level.L1, "pr-lead");

        // When
        redrive(world, page);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, other)).containsExactly("failed", "sent"));
        assertThat(states(world, page)).containsExactly("due", "sent");

        // When
        letGo(world);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent", "sent"));
    }

    private World failedOver() {
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom(), world.dingtalk()));
        fault(Map.of("channel", "wecom-robot", "kind", "error", "code", "93000", "count", 1));
        return world;
    }

    private static String state(World world) {
        return as("admin").get("/api/channels/" + world.wecom()).jsonPath().getString("state");
    }

    private static void redrive(World world, UUID page) {
        as("analyst")
                .post("/api/pushes/" + world.view(page).getString("pushes[0].id") + "/redrives")
                .then()
                .statusCode(202);
    }
}
