package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.events.v1.Level;
import io.langyan.notification.push.Sender;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers in a provider's place, or only in part, is not believed, and somebody is reached all the same. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class OddAnswersTest extends Served {

    private static final String PAGE = "<html><body>Please sign in</body></html>";
    private static final String HALF = "{\"errcode\":0,\"code\":0,\"errm";

    @Inject
    Sender sender;

    @ParameterizedTest
    @CsvSource({
        "wecom-robot, html, HTTP_200",
        "dingtalk-robot, html, HTTP_200",
        "feishu-robot, html, HTTP_200",
        "aliyun-sms, html, HTTP_200",
        "wecom-robot, json in half, HTTP_200",
        "dingtalk-robot, json in half, HTTP_200",
        "wecom-robot, cut off, CONNECTION_LOST",
        "dingtalk-robot, cut off, CONNECTION_LOST",
        "wecom-robot, nothing, NO_ANSWER"
    })
    void whatMayHaveArrivedIsSaidToAndTheNextChannelTakesOver(String kind, String how, String code) throws Exception {
        try (Oddly provider = new Oddly(answer(how))) {
            // Given
            World world = called(kind, provider, "failover");

            // When
            UUID page = world.page(Level.L1, "pr-lead");

            // Then
            soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("maybe", "sent"));
            assertThat(world.view(page).<String>getList("pushes[0].attempts.result"))
                    .containsExactly("MAYBE");
            assertThat(world.view(page).getString("pushes[0].code")).isEqualTo(code);
            assertThat(world.arrived("dingtalk-robot")).hasSize(1);
            assertThat(provider.calls()).isEqualTo(1);
        }
    }

    /** The plan may ask for it once more instead; after the second time the next channel takes over all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"html", "json in half", "cut off"})
    void orItIsSentOnceMoreFirstAndNeverAThirdTime(String how) throws Exception {
        try (Oddly provider = new Oddly(answer(how))) {
            // Given
            World world = called("wecom-robot", provider, "resend");

            // When
            UUID page = world.page(Level.L1, "pr-lead");

            // Then
            soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("maybe", "sent"));
            assertThat(world.view(page).<String>getList("pushes[0].attempts.result"))
                    .containsExactly("MAYBE", "MAYBE");
            assertThat(provider.calls()).isEqualTo(2);
            assertThat(world.arrived("dingtalk-robot"))
                    .singleElement()
                    .asString()
                    .contains("可能重复");
        }
    }

    /** Behind a gateway that reaches nobody the message is still ours: four times, then the next channel, and nothing of it is a repeat. */
    @Test
    void aGatewayThatReachesNobodyHasDeliveredNothing() throws Exception {
        try (Oddly provider = new Oddly(answer("gateway"))) {
            // Given
            World world = called("wecom-robot", provider, "failover");

            // When
            UUID page = world.page(Level.L1, "pr-lead");

            // Then
            soon().untilAsserted(() -> {
                hurry(page);
                assertThat(states(world, page)).containsExactly("failed", "sent");
            });
            assertThat(world.view(page).<String>getList("pushes[0].attempts.result"))
                    .containsExactly("RETRY", "RETRY", "RETRY", "RETRY");
            assertThat(world.arrived("dingtalk-robot"))
                    .singleElement()
                    .asString()
                    .doesNotContain("可能重复");
        }
    }

    /** The message went nowhere: who answers sends us elsewhere, and a message is not told to whoever that is. */
    @ParameterizedTest
    @ValueSource(strings = {"wecom-robot", "dingtalk-robot", "feishu-robot", "aliyun-sms"})
    void aRedirectIsNotFollowedAndTakesTheChannelDown(String kind) throws Exception {
        try (Oddly elsewhere = new Oddly("");
                Oddly provider = new Oddly(http("302 Found", "Location: " + elsewhere.url() + "/x\r\n", PAGE))) {
            // Given
            World world = called(kind, provider, "resend");

            // When
            UUID page = world.page(Level.L1, "pr-lead");

            // Then
            soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "sent"));
            assertThat(world.view(page).<String>getList("pushes[0].attempts.result"))
                    .containsExactly("CHANNEL_DOWN");
            assertThat(world.arrived("dingtalk-robot")).hasSize(1);
            assertThat(elsewhere.calls()).isZero();
            as("admin")
                    .get("/api/channels/" + name(world, kind))
                    .then()
                    .body("state", equalTo("down"))
                    .body("code", equalTo("HTTP_302"));
        }
    }

    /** A proxy's own refusal: the provider has never seen the message. */
    @ParameterizedTest
    @ValueSource(strings = {"wecom-robot", "dingtalk-robot", "feishu-robot", "aliyun-sms"})
    void whatWasRefusedOnItsWayGoesAnotherWay(String kind) throws Exception {
        try (Oddly provider = new Oddly(http("403 Forbidden", "", PAGE))) {
            // Given
            World world = called(kind, provider, "resend");

            // When
            UUID page = world.page(Level.L1, "pr-lead");

            // Then
            soon().untilAsserted(() -> {
                hurry(page);
                assertThat(states(world, page)).containsExactly("failed", "sent");
            });
            assertThat(world.view(page).<String>getList("pushes[0].attempts.code"))
                    .containsExactly("HTTP_403", "HTTP_403");
            assertThat(world.arrived("dingtalk-robot"))
                    .singleElement()
                    .asString()
                    .doesNotContain("可能重复");
        }
    }

    /** What waits to be tried once more is tried now. */
    private void hurry(UUID page) {
        run("update push set not_before = now() where page_id = $1 and state = 'due' and not_before > now()", page);
        sender.wake();
    }

    private World called(String kind, Oddly provider, String onUnknown) {
        World world = World.live(kafka).withChannels();
        switch (kind) {
            case "feishu-robot" ->
                world.channel(name(world, kind), kind, provider.url(), Map.of(), Account.FEISHU.secrets(world), true);
            case "aliyun-sms" ->
                world.channel(
                        name(world, kind),
                        kind,
                        provider.url(),
                        Map.of("sign", "狼烟", "template", "SMS_000000001"),
                        Map.of("accessKeyId", "ak", "accessKeySecret", "sk"),
                        true);
            case "dingtalk-robot" ->
                world.channel(name(world, kind), kind, provider.url(), Map.of(), Map.of("token", "t"), true);
            default -> world.channel(name(world, kind), kind, provider.url(), Map.of(), Map.of("key", "k"), true);
        }
        world.person("张三", "pr-lead");
        planned(world, onUnknown, 0, "live", step("PT0S", "requested", name(world, kind), world.dingtalk()));
        return world;
    }

    private static String name(World world, String kind) {
        return "odd-" + kind + "-" + world.number();
    }

    private static String answer(String how) {
        return switch (how) {
            case "html" -> http("200 OK", "", PAGE);
            case "gateway" -> http("502 Bad Gateway", "", PAGE);
            case "json in half" -> http("200 OK", "", HALF);
            case "cut off" -> "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n" + HALF;
            case "nothing" -> "HTTP/1.1 200 OK\r\n";
            default -> throw new IllegalArgumentException(how);
        };
    }

    private static String http(String status, String headers, String body) {
        return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body;
    }
}
