package io.langyan.notification;

import static io.langyan.notification.World.step;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Level;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is called in a group is named so that their phone rings, not only in the text. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class MentionsTest extends Served {

    @ParameterizedTest
    @CsvSource({
        "wecom-robot, sms, 13700000001, 13700000001",
        "wecom-robot, wecom-userid, zhang.san, zhang.san",
        "dingtalk-robot, sms, 13700000002, 13700000002",
        "dingtalk-robot, dingtalk-mobile, 13700000003, 13700000003",
        "feishu-robot, feishu-openid, ou_1234567890abcdef, ou_1234567890abcdef"
    })
    void whoIsCalledInAGroupIsMentionedToTheProvider(String kind, String contact, String value, String mentioned) {
        // Given
        World world = World.live(kafka).withChannels();
        world.channel(Account.FEISHU.name(world), "feishu-robot", Map.of(), Account.FEISHU.secrets(world), true);
        world.person("张三", "pr-lead", List.of(Map.of("channel", contact, "value", value)));
        world.person(
                "李四",
                "legal-head",
                List.of(Map.of(
                        "channel", contact, "value", value.replace('7', '8').replace("zhang", "li"))));
        String robot = kind.equals("feishu-robot")
                ? Account.FEISHU.name(world)
                : kind.equals("wecom-robot") ? world.wecom() : world.dingtalk();
        planned(world, "resend", 0, "live", step("PT0S", "requested", robot));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(mentioned(kind, page)).containsExactly(mentioned);
    }

    private static List<String> mentioned(String kind, UUID page) {
        List<Map<String, Object>> items = given().baseUri(World.simulators())
                .queryParam("channel", kind)
                .get("/sim/messages")
                .then()
                .extract()
                .path("items");
        return items.stream()
                .filter(item -> ((String) item.get("text")).contains(page.toString()))
                .flatMap(item -> ((List<?>) item.get("to")).stream().map(String::valueOf))
                .toList();
    }
}
