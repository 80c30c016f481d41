package io.langyan.notification;

import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.IncidentEvent;
import io.langyan.events.v1.IncidentEvent.IncidentClosed;
import io.langyan.events.v1.IncidentEvent.IncidentLevelChanged;
import io.langyan.events.v1.IncidentEvent.IncidentReopened;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.Topic;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An incident that is opened again calls its squad like one that is new. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class ReopenedTest extends Served {

    private final UUID incident = UUID.randomUUID();

    @Test
    void aReopenedIncidentRingsAndEscalatesUntilItsLevelMoves() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "requested", world.wecom()),
                step("PT2S", "requested", world.dingtalk()));
        UUID opened = page(world, Level.L2, "opened");
        soon().untilAsserted(() -> assertThat(states(world, opened)).contains("sent"));
        send(world, closed(world));
        soon().until(() -> "closed".equals(world.view(opened).getString("state")));
        int before = world.arrived("wecom-robot").size();

        // When
        send(world, new IncidentReopened(incident, world.brand, "commander", "出现新投诉", Instant.now()));
        UUID reopened = page(world, Level.L2, "reopened");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, reopened)).containsExactly("sent", "sent"));
        assertThat(world.arrived("wecom-robot"))
                .hasSize(before + 1)
                .last()
                .asString()
                .contains("缘由：舆情事件重启");
        assertThat(world.arrived("dingtalk-robot")).last().asString().contains("【狼烟 L2 较大】");

        // When
        send(
                world,
                new IncidentLevelChanged(incident, world.brand, Level.L2, Level.L1, "应急小组", List.of(), Instant.now()));

        // Then
        soon().untilAsserted(() ->
                assertThat(world.view(reopened).getString("closedWhy")).isEqualTo("level-changed"));
    }

    private UUID page(World world, Level level, String why) {
        return world.page(incident, null, level, why, "电池自燃", "pr-lead");
    }

    private void send(World world, IncidentEvent event) {
        world.send(Topic.INCIDENTS, incident.toString(), event);
    }

    private IncidentClosed closed(World world) {
        return new IncidentClosed(
                incident,
                null,
                world.brand,
                "电池自燃",
                Level.L2,
                "pr",
                List.of(),
                "原因",
                "pr-lead",
                Instant.now(),
                Instant.now());
    }
}
