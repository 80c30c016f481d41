package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.fault;
import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.PushEvent.Pushed;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may have arrived is sent again once and marked, or goes the next way, as the plan says. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class UnknownOutcomeTest extends Served {

    /** Two parts for a robot of WeChat Work. */
    private static final String LONG = "长".repeat(900);

    @BeforeEach
    void listenersHaveNoChannel() {
        alarmsGoNowhere();
    }

    @Test
    void anUnknownOutcomeIsSentAgainOnceAndMarked() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        fault(Map.of("channel", "wecom-robot", "kind", "drop", "accepted", true));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.arrived("wecom-robot")).hasSize(2).last().asString().startsWith("【可能重复】");
        assertThat(world.view(page).getBoolean("pushes[0].repeated")).isTrue();
        soon().untilAsserted(() -> assertThat(world.told(page).stream()
                        .filter(Pushed.class::isInstance)
                        .map(event -> ((Pushed) event).outcome()))
                .containsExactly("maybe", "sent"));
    }

    @Test
    void whatTookOverFromTheUnknownStaysMarkedHoweverOftenItIsTried() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "failover", 0, "live", step("PT0S", "requested", world.wecom(), world.dingtalk()));
        fault(Map.of("channel", "wecom-robot", "kind", "drop", "accepted", true));
        fault(Map.of("channel", "dingtalk-robot", "kind", "error", "code", "-1"));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("maybe", "sent"));
        assertThat(world.view(page).<String>getList("pushes[1].attempts.result"))
                .containsExactly("RETRY", "OK");
        assertThat(world.arrived("dingtalk-robot")).singleElement().asString().contains("【可能重复】");
    }

    @Test
    void whatTookOverFromTheUnknownIsSentAgainOnceToo() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom(), world.dingtalk()));
        fault(Map.of("channel", "wecom-robot", "kind", "garbled", "count", 2));
        fault(Map.of("channel", "dingtalk-robot", "kind", "drop"));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("maybe", "sent"));
        assertThat(world.view(page).<String>getList("pushes[1].attempts.result"))
                .containsExactly("MAYBE", "OK");
        assertThat(world.arrived("dingtalk-robot")).singleElement().asString().contains("【可能重复】");
    }

    @Test
    void aRefusalBeforeTakesNothingFromThatOneRepeat() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom(), world.dingtalk()));
        fault(Map.of("channel", "wecom-robot", "kind", "garbled", "count", 2));
        fault(Map.of("channel", "dingtalk-robot", "kind", "error", "code", "-1"));
        fault(Map.of("channel", "dingtalk-robot", "kind", "garbled", "count", 2));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("maybe", "maybe"));
        assertThat(world.view(page).<String>getList("pushes[1].attempts.result"))
                .containsExactly("RETRY", "MAYBE", "MAYBE");
    }

    @Test
    void orFailsOverAsThePlanSays() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "failover", 0, "live", step("PT0S", "requested", world.wecom(), world.dingtalk()));
        fault(Map.of("channel", "wecom-robot", "kind", "delay", "millis", 8000));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("maybe", "sent"));
        assertThat(world.view(page).<String>getList("pushes[0].attempts.result"))
                .containsExactly("MAYBE");
        assertThat(world.view(page).getString("pushes[0].code")).isEqualTo("TIMEOUT");
        assertThat(world.arrived("dingtalk-robot")).hasSize(1);
    }

    @Test
    void aPartThatStaysUnknownKeepsNoOtherFromLeavingAndAPersonSendsAllFromThereAgain() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        fault(Map.of("channel", "wecom-robot", "kind", "garbled", "count", 2));
        UUID page = world.page(UUID.randomUUID(), null, Level.L1, "opened", LONG, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("maybe"));
        assertThat(world.arrived("wecom-robot")).singleElement().asString().startsWith("(2/2)");

        // When
        as("analyst")
                .post("/api/pushes/" + world.view(page).getString("pushes[0].id") + "/redrives")
                .then()
                .statusCode(202);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.view(page).<Integer>getList("pushes[0].attempts.part")).containsExactly(1, 1, 2, 1, 2);
        assertThat(world.view(page).<String>getList("pushes[0].attempts.result"))
                .containsExactly("MAYBE", "MAYBE", "OK", "OK", "OK");
        assertThat(world.arrived("wecom-robot")).hasSize(3);
    }

    @Test
    void anUnknownPartTakesNothingFromTheRepeatOfTheNext() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        fault(Map.of("channel", "wecom-robot", "kind", "garbled"));
        fault(Map.of("channel", "wecom-robot", "kind", "delay", "millis", 1));
        fault(Map.of("channel", "wecom-robot", "kind", "garbled"));

        // When
        UUID page = world.page(UUID.randomUUID(), null, Level.L1, "opened", LONG, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.view(page).<Integer>getList("pushes[0].attempts.part")).containsExactly(1, 1, 2, 2);
        assertThat(world.view(page).<String>getList("pushes[0].attempts.result"))
                .containsExactly("MAYBE", "OK", "MAYBE", "OK");
        assertThat(world.arrived("wecom-robot")).last().asString().startsWith("(2/2)【可能重复】\n");
    }

    @Test
    void whatADeadSenderLeftIsTakenUpAndMarked() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));

        // When
        run(
                """
                update push set state = 'sending', lease_owner = 'dead', lease_until = now() - interval '1 second',
                                done_at = null where page_id = $1""",
                page);
        run(
                "update attempt set result = null, finished_at = null where push_id in (select id from push where page_id = $1)",
                page);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.arrived("wecom-robot")).hasSize(2).last().asString().startsWith("【可能重复】");
        assertThat(world.view(page).getList("pushes[0].attempts.code")).containsExactly("SENDER_LOST", "0");
    }
}
