package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.events.v1.IncidentEvent.IncidentClosed;
import io.langyan.events.v1.IncidentEvent.IncidentLevelChanged;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.PushEvent.PageEscalated;
import io.langyan.events.v1.PushEvent.PageExhausted;
import io.langyan.events.v1.PushEvent.PageOpened;
import io.langyan.events.v1.PushEvent.Pushed;
import io.langyan.events.v1.Topic;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From the request to the phone, up the ladder, until it ends. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class PagingTest extends Served {

    @Test
    void aPageReachesAllThreeChannelsAndSaysSo() {
        // Given
        World world = World.live(kafka).withChannels();
        String zhang = world.person("张三", "pr-lead");
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "requested", world.wecom()),
                step("PT0S", "requested", world.dingtalk()),
                step("PT0S", "requested", world.sms()));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent", "sent", "sent"));
        assertThat(world.arrived("wecom-robot"))
                .singleElement()
                .asString()
                .startsWith("【狼烟 L1 重大】电池自燃，用户要求召回")
                .contains("呼叫：张三")
                .contains("/pages/" + page);
        assertThat(world.arrived("dingtalk-robot")).singleElement().asString().contains("@" + world.phone());
        assertThat(world.arrived("aliyun-sms"))
                .singleElement()
                .asString()
                .startsWith("【狼烟】L1级舆情「电池自燃，用户要求召回」")
                .containsPattern(CODE);
        soon().untilAsserted(
                        () -> assertThat(world.told(page)).hasSize(4).first().isInstanceOf(PageOpened.class));
        assertThat(world.told(page).stream().filter(Pushed.class::isInstance).map(Pushed.class::cast))
                .allSatisfy(pushed -> assertThat(pushed.outcome()).isEqualTo("sent"))
                .extracting(Pushed::channel)
                .containsExactlyInAnyOrder(world.wecom(), world.dingtalk(), world.sms());
        assertThat(world.view(page).getString("pushes.find{it.channel=='" + world.sms() + "'}.person"))
                .isEqualTo(zhang);
    }

    @Test
    void withoutAnAnswerItEscalatesAndAtLastSaysThatNobodyAnswered() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        world.person("李四", "executive");
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "requested", world.wecom()),
                step("PT1S", "executive", world.dingtalk()));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(
                        () -> assertThat(world.view(page).getString("state")).isEqualTo("exhausted"));
        assertThat(world.arrived("dingtalk-robot")).singleElement().asString().contains("呼叫：李四");
        // What became of the last push may be told after it.
        soon().untilAsserted(() -> assertThat(world.told(page)).hasAtLeastOneElementOfType(PageExhausted.class));
        assertThat(world.told(page)).anySatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(PageEscalated.class, escalated -> assertThat(escalated.roles())
                        .containsExactly("executive")));
    }

    @Test
    void aRotaDecidesWhoIsCalled() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "night-" + world.wecom());
        String li = world.person("李四", "night-" + world.wecom());
        as("admin")
                .body(
                        """
                        {"items":[{"role":"night-%s","members":["%s"],"handover":{"every":"weekly","at":"09:00","day":"monday"}}]}"""
                                .formatted(world.wecom(), li))
                .put("/api/rotas")
                .then()
                .statusCode(200)
                .body("items[0].onDuty", equalTo(li));
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));

        // When
        UUID page = world.page(Level.L1, "night-" + world.wecom());

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.arrived("wecom-robot")).singleElement().asString().contains("呼叫：李四\n");
        soon().untilAsserted(() -> assertThat(world.onDuty(li)).containsExactly("night-" + world.wecom()));
    }

    @Test
    void withNobodyOnDutyTheGroupHearsItAndAnAlarmGoesOut() {
        // Given
        World world = World.live(kafka).withChannels();
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms(), world.wecom()));

        // When
        UUID page = world.page(Level.L1, "nobody-at-all");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.arrived("wecom-robot")).singleElement().asString().contains("无人值班");
        soon().untilAsserted(() -> assertThat(world.told(page)).anySatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(PageExhausted.class, exhausted -> assertThat(exhausted.reason())
                        .contains("nobody-at-all"))));
    }

    @Test
    void aDrillIsMarkedAndReachesOnlyChannelsForDrills() {
        // Given
        World world = World.inDrill(kafka).withChannels();
        world.channel(world.wecom(), "wecom-robot", Map.of(), Map.of("key", keyOf(world)), false);
        world.person("张三", "pr-lead");
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "requested", world.wecom()),
                step("PT0S", "requested", world.dingtalk()));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("withheld", "sent"));
        assertThat(world.arrived("wecom-robot")).isEmpty();
        assertThat(world.arrived("dingtalk-robot")).singleElement().asString().startsWith("【演练】");
        assertThat(world.view(page).getString("drill")).isEqualTo(world.drill);
    }

    @Test
    void onTrialItIsOnlyRecordedThatItWouldHavePaged() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "trial", step("PT0S", "requested", world.wecom()));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("withheld"));
        assertThat(world.view(page).getString("pushes[0].code")).isEqualTo("TRIAL");
        assertThat(world.arrived("wecom-robot")).isEmpty();
    }

    @Test
    void closingTheIncidentOrChangingItsLevelEndsItsPages() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        UUID incident = UUID.randomUUID();
        UUID first = world.page(incident, null, Level.L3, "opened", "一", "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, first)).containsExactly("sent"));

        // When
        world.send(
                Topic.INCIDENTS,
                incident.toString(),
                new IncidentLevelChanged(incident, world.brand, Level.L3, Level.L1, "应急小组", List.of(), Instant.now()));
        UUID second = world.page(incident, null, Level.L1, "level-changed", "二", "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, second)).containsExactly("sent"));

        // Then
        assertThat(world.view(first).getString("closedWhy")).isEqualTo("level-changed");
        assertThat(world.view(second).getString("state")).isEqualTo("ringing");

        // When
        world.send(
                Topic.INCIDENTS,
                incident.toString(),
                new IncidentClosed(
                        incident,
                        null,
                        world.brand,
                        "二",
                        Level.L1,
                        "pr",
                        List.of(),
                        "原因",
                        "pr-lead",
                        Instant.now(),
                        Instant.now()));

        // Then
        soon().untilAsserted(() ->
                assertThat(world.view(second).getString("closedWhy")).isEqualTo("incident-closed"));
        as("publisher").post("/api/pages/" + second + "/acks").then().statusCode(409);
    }

    @Test
    void thePageRequestSentTwiceRingsOnce() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));

        // When
        world.read("incidents").stream()
                .filter(record ->
                        new String(record.value(), java.nio.charset.StandardCharsets.UTF_8).contains(page.toString()))
                .findFirst()
                .ifPresent(world::again);
        UUID next = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, next)).containsExactly("sent"));

        // Then
        assertThat(world.arrived("wecom-robot")).hasSize(2);
        assertThat(world.told(page).stream().filter(PageOpened.class::isInstance))
                .hasSize(1);
    }
}
