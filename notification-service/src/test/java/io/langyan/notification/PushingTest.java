package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.fault;
import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.PushEvent.PushFailed;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a provider does, a push is neither lost nor silently doubled. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class PushingTest extends Served {

    @BeforeEach
    void listenersHaveNoChannel() {
        alarmsGoNowhere();
    }

    @Test
    void aWrongSecretTakesTheChannelDownAndTheNextOneTakesOver() {
        // Given
        World world = World.live(kafka).withChannels();
        world.channel(
                world.dingtalk(), "dingtalk-robot", Map.of(), Map.of("token", "ding-token-1", "secret", "wrong"), true);
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.dingtalk(), world.sms()));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "sent"));
        assertThat(world.arrived("aliyun-sms")).hasSize(1);
        assertThat(world.view(page).getString("pushes[0].attempts[0].code")).isEqualTo("310000");
        soon().untilAsserted(() -> assertThat(world.told(page)).anySatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(
                        PushFailed.class, failed -> assertThat(failed.code()).isEqualTo("310000"))));
        as("admin")
                .get("/api/channels/" + world.dingtalk())
                .then()
                .body("state", equalTo("down"))
                .body("code", equalTo("310000"));
    }

    @Test
    void aChannelThatIsBackIsFoundByOnePush() {
        // Given
        World world = World.live(kafka).withChannels();
        world.channel(world.wecom(), "wecom-robot", Map.of(), Map.of("key", "none of theirs"), true);
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() ->
                as("admin").get("/api/channels/" + world.wecom()).then().body("state", equalTo("down")));

        // When
        world.withChannels();

        // Then
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.arrived("wecom-robot")).hasSize(1);
    }

    /** The refusal of the old key, on its way while an administrator enters the new one, is none of the new one. */
    @Test
    void whatWasSentBeforeAChannelWasMendedDoesNotTakeItDown() {
        // Given
        World world = World.live(kafka).withChannels();
        world.channel(world.wecom(), "wecom-robot", Map.of(), Map.of("key", "none of theirs"), true);
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom(), world.sms()));
        fault(Map.of("channel", "wecom-robot", "kind", "delay", "millis", 2000));
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sending"));

        // When
        world.withChannels();

        // Then
        soon().untilAsserted(() -> assertThat(world.view(page).<String>getList("pushes[0].attempts.result"))
                .startsWith("CHANNEL_DOWN"));
        as("admin").get("/api/channels/" + world.wecom()).then().body("state", equalTo("up"));
    }

    @Test
    void whatFailedIsSentAgainWhenAPersonSaysSoAndOnlyThen() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms()));
        fault(Map.of("channel", "aliyun-sms", "kind", "error", "code", "isv.MOBILE_NUMBER_ILLEGAL", "count", 1));
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed"));
        String push = "/api/pushes/" + world.view(page).getString("pushes[0].id") + "/redrives";

        // When
        as("viewer").post(push).then().statusCode(403);
        as("analyst", "other").post(push).then().statusCode(403);
        as("analyst")
                .post(push)
                .then()
                .statusCode(202)
                .body("state", equalTo("due"))
                .body("redrivenBy", equalTo("analyst"));

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.arrived("aliyun-sms")).hasSize(1);
        assertThat(world.view(page).<String>getList("pushes[0].attempts.result"))
                .containsExactly("PERM", "OK");
        as("analyst").post(push).then().statusCode(409).body("type", endsWith("push-not-failed"));
        as("analyst")
                .post("/api/pushes/" + UUID.randomUUID() + "/redrives")
                .then()
                .statusCode(404);
    }

    @Test
    void theRobotsLimitIsNeverExceededAndWhatWaitsTooLongGoesAnotherWay() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.dingtalk(), world.wecom()));

        // When
        List<UUID> pages = java.util.stream.Stream.generate(() -> world.page(Level.L1, "pr-lead"))
                .limit(30)
                .toList();

        // Then
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(world.arrived("dingtalk-robot").size()
                                + world.arrived("wecom-robot").size())
                        .isEqualTo(30));
        assertThat(world.arrived("dingtalk-robot")).hasSize(20);
        assertThat(pages).allSatisfy(page -> assertThat(states(world, page)).contains("sent"));
        assertThat(codes(world, pages)).doesNotContain("410100", "45009");
    }

    @Test
    void underPressureSomeOfTheRobotsLimitIsKeptForL1() {
        // Given
        World world = World.live(kafka).withChannels();
        world.channel(world.wecom(), "wecom-robot", Map.of("digestAfter", "off"), Map.of("key", keyOf(world)), true);
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        List<UUID> flood = java.util.stream.Stream.generate(() -> world.page(Level.L3, "pr-lead"))
                .limit(30)
                .toList();
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot")).hasSize(16));
        soon().untilAsserted(() -> assertThat(flood)
                .allSatisfy(page -> assertThat(states(world, page)).hasSize(1)));

        // When
        UUID grave = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, grave)).containsExactly("sent"));
        assertThat(world.arrived("wecom-robot")).hasSize(17).last().asString().contains("L1");
        assertThat(flood.stream().filter(page -> states(world, page).equals(List.of("due"))))
                .hasSize(14);
    }

    @Test
    void aThrottledChannelLosesNothing() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms()));
        fault(Map.of("channel", "aliyun-sms", "kind", "error", "code", "Throttling.User", "count", 2, "status", 400));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.view(page).getList("pushes[0].attempts.result"))
                .containsExactly("THROTTLED", "THROTTLED", "OK");
        assertThat(world.arrived("aliyun-sms")).hasSize(1);
    }

    @Test
    void aProviderThatLiesWithStatus200IsNotBelieved() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom(), world.dingtalk()));
        fault(Map.of("channel", "wecom-robot", "kind", "error", "code", "31415", "count", 2));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "sent"));
        assertThat(world.arrived("dingtalk-robot")).hasSize(1);
    }

    @Test
    void aLongTextIsSplitAndEveryPartArrivesInOrder() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));

        // When
        UUID page = world.page(UUID.randomUUID(), null, Level.L1, "opened", "长".repeat(1500), "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        List<String> parts = world.arrived("wecom-robot");
        assertThat(parts).hasSize(3);
        assertThat(parts.get(0)).startsWith("(1/3)");
        assertThat(parts.get(2)).startsWith("(3/3)").contains("/pages/" + page);
        assertThat(world.view(page).getList("pushes[0].attempts.part")).containsExactly(1, 2, 3);
    }
}
