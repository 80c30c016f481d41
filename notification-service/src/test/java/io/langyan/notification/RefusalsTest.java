package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.fault;
import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.PushEvent.PushFailed;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever code a provider refuses with is read, written down and acted on: no refusal is taken for a delivery. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class RefusalsTest extends Served {

    @BeforeEach
    void listenersHaveNoChannel() {
        alarmsGoNowhere();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // too often
                "wecom-robot    | 45009  | api freq out of limit                     | THROTTLED",
                "dingtalk-robot | 130101 | send too fast, exceed 20 times per minute | THROTTLED",
                "dingtalk-robot | 410100 | 发送速度太快而限流                            | THROTTLED",
                "dingtalk-robot | 660026 | robot message too many                    | THROTTLED",
                "dingtalk-robot | 90030  | 调用总次数超过限制                            | THROTTLED",
                "dingtalk-robot | 777    | sending too many messages per minute      | THROTTLED",
                "feishu-robot   | 11232  | frequency limited                         | THROTTLED",
                // what can never pass: too long, forbidden, without the robot's keyword
                "wecom-robot    | 40058  | invalid Request Parameter                 | PERM",
                "dingtalk-robot | 460101 | message too long, exceed 20000 bytes      | PERM",
                "dingtalk-robot | 430101 | unsafe link                               | PERM",
                "dingtalk-robot | 310000 | keywords not in content                   | PERM",
                "feishu-robot   | 9499   | Bad Request                               | PERM",
                "feishu-robot   | 19024  | Key Words Not Found                       | PERM",
                // the robot was revoked, or its secret is wrong
                "wecom-robot    | 93000  | invalid webhook url                       | CHANNEL_DOWN",
                "dingtalk-robot | 300005 | token is not exist                        | CHANNEL_DOWN",
                "dingtalk-robot | 310000 | sign not match                            | CHANNEL_DOWN",
                "feishu-robot   | 19001  | param invalid                             | CHANNEL_DOWN",
                // nobody knows it: once more, then it is a failure
                "wecom-robot    | 31415  | ?                                         | UNKNOWN",
                "dingtalk-robot | 999999 | ?                                         | UNKNOWN",
                "feishu-robot   | 31415  | ?                                         | UNKNOWN"
            })
    void aPageThatARobotRefusesIsOnThePhoneOnceAndTheLogShowsWhy(
            String kind, String code, String words, String result) {
        // Given
        World world = World.live(kafka).withChannels();
        String robot = robot(world, kind);
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", robot, world.sms()));
        int tries = result.equals("UNKNOWN") ? 2 : 1;
        refuse(kind, code, words, tries);

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "sent"));
        assertThat(world.arrived("aliyun-sms")).hasSize(1);
        JsonPath log = deliveryLog(page);
        String refused = "items.find { it.channel == '" + robot + "' }";
        assertThat(log.getString(refused + ".state")).isEqualTo("failed");
        assertThat(log.getString(refused + ".code")).isEqualTo(code);
        assertThat(log.getString(refused + ".reason")).isEqualTo(words);
        assertThat(log.<String>getList(refused + ".attempts.code")).isEqualTo(Collections.nCopies(tries, code));
        assertThat(log.<String>getList(refused + ".attempts.result")).isEqualTo(Collections.nCopies(tries, result));
        assertThat(log.<String>getList("items.find { it.channel == '" + world.sms() + "' }.attempts.result"))
                .containsExactly("OK");
        soon().untilAsserted(() -> assertThat(world.told(page)).anySatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(
                        PushFailed.class, failed -> assertThat(failed.code()).isEqualTo(code))));
        as("admin").get("/api/channels/" + robot).then().body("state", equalTo(stateAfter(result)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wecom-robot    | 45033 | interface concurrent beyond limit | THROTTLED",
                "wecom-robot    | -1    | system busy                       | RETRY",
                "dingtalk-robot | -1    | system busy                       | RETRY",
                "wecom-robot    | 31415 | ?                                 | UNKNOWN"
            })
    void aRefusalForAMomentIsTriedAgainAndDisturbsNobodyElse(String kind, String code, String words, String result) {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", robot(world, kind), world.sms()));
        refuse(kind, code, words, 1);

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(deliveryLog(page).<String>getList("items[0].attempts.result"))
                .containsExactly(result, "OK");
        assertThat(deliveryLog(page).<String>getList("items[0].attempts.code")).containsExactly(code, "0");
        assertThat(world.arrived(kind)).singleElement().asString().doesNotContain("可能重复");
        assertThat(world.arrived("aliyun-sms")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wecom-robot | 45033                | interface concurrent beyond limit",
                "tencent-sms | RequestLimitExceeded | too many requests"
            })
    void aProviderThatIsBusyAgainAndAgainKeepsNobodyFromBeingCalled(String kind, String code, String words) {
        // Given
        World world = World.live(kafka).withChannels();
        String busy = robot(world, kind);
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", busy, world.dingtalk()));
        refuse(kind, code, words, 50);

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "sent"));
        assertThat(world.arrived("dingtalk-robot")).hasSize(1);
        assertThat(world.view(page).<String>getList("pushes[0].attempts.result"))
                .containsExactly("THROTTLED", "THROTTLED");
    }

    /** The time in a signature is refused: our clock, or the provider's, is wrong, and nothing passes until it is mended. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dingtalk-robot | 310000                      | invalid timestamp        | 200",
                "feishu-robot   | 19021                       | timestamp is not in 1 h  | 200",
                "aliyun-sms     | InvalidTimeStamp.Expired    | Specified time stamp     | 400",
                "tencent-sms    | AuthFailure.SignatureExpire | Signature expired        | 200"
            })
    void aClockThatIsOffTakesTheChannelDownAndTheNextOneTakesOver(String kind, String code, String words, int status) {
        // Given
        World world = World.live(kafka).withChannels();
        String channel = robot(world, kind);
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", channel, world.wecom()));
        fault(Map.of("channel", kind, "kind", "error", "code", code, "message", words, "status", status));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "sent"));
        assertThat(world.view(page).<String>getList("pushes[0].attempts.result"))
                .containsExactly("CHANNEL_DOWN");
        as("admin")
                .get("/api/channels/" + channel)
                .then()
                .body("state", equalTo("down"))
                .body("code", equalTo(code));
        assertThat(world.arrived("wecom-robot")).hasSize(1);
    }

    @Test
    void whoWantsNoMoreWebhooksIsTriedInAnHourAndTheNextChannelTakesOver() {
        // Given
        World world = World.live(kafka).withChannels();
        Account hook = Account.WEBHOOK;
        String gone = hook.name(world);
        world.channel(gone, hook.kind, hook.baseUrl(world), hook.settings(world), hook.secrets(world), true);
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", gone, world.sms()));
        fault(Map.of("channel", "webhook", "kind", "error", "code", "410", "message", "gone", "status", 410));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "sent"));
        String until = as("admin").get("/api/channels/" + gone).jsonPath().getString("blockedUntil");
        assertThat(Instant.parse(until)).isAfter(Instant.now().plus(Duration.ofMinutes(55)));
        as("admin").get("/api/channels/" + gone).then().body("state", equalTo("down"));
    }

    private static String robot(World world, String kind) {
        Account account = kind.equals("feishu-robot") ? Account.FEISHU : Account.TENCENT;
        return switch (kind) {
            case "wecom-robot" -> world.wecom();
            case "dingtalk-robot" -> world.dingtalk();
            case "aliyun-sms" -> world.sms();
            default -> {
                String name = account.name(world);
                world.channel(name, kind, account.settings(world), account.secrets(world), true);
                yield name;
            }
        };
    }

    private static void refuse(String kind, String code, String words, int count) {
        fault(Map.of("channel", kind, "kind", "error", "code", code, "message", words, "count", count));
    }

    private static JsonPath deliveryLog(UUID page) {
        return as("viewer")
                .queryParam("page", page)
                .get("/api/pushes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String stateAfter(String result) {
        return switch (result) {
            case "THROTTLED" -> "throttled";
            case "CHANNEL_DOWN" -> "down";
            default -> "up";
        };
    }
}
