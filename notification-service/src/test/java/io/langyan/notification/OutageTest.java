package io.langyan.notification;

import static io.langyan.notification.World.fault;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Level;
import io.langyan.standalone.embedded.test.RealServers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel that is down is told to people, once each time, and takes what it kept waiting when it is mended. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class OutageTest extends Saturated {

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void listenersHaveNoChannel() {
        alarmsGoNowhere();
    }

    @Test
    void theListenerIsCalledWhenAChannelIsDown() {
        // Given
        World world = paged();
        soon().untilAsserted(() -> assertThat(gauge(world)).isZero());
        fault(Map.of("channel", "wecom-robot", "kind", "error", "code", "93000", "count", 2));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(alarms(world, "channel-down")).hasSize(1));
        JsonPath told = alarms(world, "channel-down").get(0);
        assertThat(told.getString("level")).isEqualTo("warn");
        assertThat(told.getString("title")).isEqualTo("渠道 " + world.wecom() + " 不可用，须有人处理");
        assertThat(told.getString("facts.code")).isEqualTo("93000");
        assertThat(told.<Object>get("group")).isNull();
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        soon().untilAsserted(() -> assertThat(gauge(world)).isZero());
    }

    @Test
    void whatIsStillDownIsToldOnceAndAgainOnlyWhenItHadWorkedMeanwhile() {
        // Given
        World world = paged();
        down(world);
        soon().untilAsserted(() -> assertThat(alarms(world, "channel-down")).hasSize(1));
        soon().untilAsserted(() -> assertThat(gauge(world)).isEqualTo(1));
        World other = paged();

        // When
        down(other);

        // Then
        soon().untilAsserted(() -> assertThat(alarms(other, "channel-down")).hasSize(1));
        assertThat(alarms(world, "channel-down")).hasSize(1);

        // When
        sql("update channel set outage_told_at = now() - interval '1 hour' where name = $1", world.wecom());
        robot(world, Map.of());
        soon().untilAsserted(() -> assertThat(gauge(world)).isZero());
        down(world);

        // Then
        soon().untilAsserted(() -> assertThat(alarms(world, "channel-down")).hasSize(2));
    }

    @Test
    void whatItKeptWaitingLeavesAtOnceWhenItIsMended() {
        // Given
        World world = paged();
        down(world);
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("due"));
        run("update push set not_before = now() + interval '1 hour' where page_id = $1", page);

        // When
        robot(world, Map.of());

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
    }

    private void down(World world) {
        sql(
                """
                update channel set down = true, down_since = now(), blocked_code = '93000',
                                   blocked_until = now() + interval '1 hour' where name = $1""",
                world.wecom());
    }

    private double gauge(World world) {
        Gauge found = meters.find("langyan.channel.down")
                .tag("channel", world.wecom())
                .gauge();
        return found == null ? Double.NaN : found.value();
    }
}
