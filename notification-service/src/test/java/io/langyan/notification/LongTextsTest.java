package io.langyan.notification;

import static io.langyan.notification.World.step;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Level;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A hundred kilobytes of text, with an emoji wherever it may be cut. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class LongTextsTest extends Served {

    private static final String TITLE = title(7000);

    @ParameterizedTest
    @CsvSource({
        "wecom-robot, 5, 500",
        "dingtalk-robot, 5, 4000",
        "feishu-robot, 5, 2500",
        "webhook, 5, 2200",
        "email, 1, 7000"
    })
    void itArrivesInFivePartsAtTheMostEachAsLongAsTheProviderTakes(String kind, int parts, int units) {
        // Given
        assertThat(TITLE.getBytes(StandardCharsets.UTF_8).length).isGreaterThan(100 * 1024);
        World world = World.live(kafka).withChannels();
        String channel = channel(world, kind);
        world.person("张三", "pr-lead", Account.contacts(world));
        planned(world, "resend", 0, "live", step("PT0S", "requested", channel));

        // When
        UUID page = world.page(UUID.randomUUID(), null, Level.L1, "opened", TITLE, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        List<String> texts = texts(world, kind);
        assertThat(texts).hasSize(parts);
        assertThat(world.view(page).<String>getList("pushes[0].attempts.result"))
                .hasSize(parts)
                .containsOnly("OK");
        String joined = texts.stream().map(LongTextsTest::own).collect(Collectors.joining());
        assertThat(joined).contains(title(units)).doesNotContain("\uFFFD", "?");
        assertThat(texts.get(parts - 1).contains("余下见控制台")).isEqualTo(parts == 5);
        assertThat(texts.get(parts - 1)).containsAnyOf("/p/ack/", "/pages/" + page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aliyun-sms", "tencent-sms", "aliyun-voice"})
    void aMessageOfATemplateShowsWhatFitsAndStillHasItsCode(String kind) {
        // Given
        World world = World.live(kafka).withChannels();
        String channel = channel(world, kind);
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", channel));

        // When
        UUID page = world.page(UUID.randomUUID(), null, Level.L1, "opened", TITLE, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(texts(world, kind))
                .singleElement()
                .asString()
                .hasSizeLessThan(200)
                .contains("确认码")
                .doesNotContain("\uFFFD", "?");
    }

    /** 15 bytes each. */
    private static String title(int units) {
        return IntStream.range(0, units)
                .mapToObj(i -> String.format("%04d🔥🚒火", i))
                .collect(Collectors.joining());
    }

    private static String channel(World world, String kind) {
        return switch (kind) {
            case "wecom-robot" -> world.wecom();
            case "dingtalk-robot" -> world.dingtalk();
            case "aliyun-sms" -> world.sms();
            default -> {
                Account account = account(kind);
                String name = account.name(world);
                world.channel(
                        name, kind, account.baseUrl(world), account.settings(world), account.secrets(world), true);
                yield name;
            }
        };
    }

    private static Account account(String kind) {
        return List.of(Account.values()).stream()
                .filter(each -> each.kind.equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(World world, String kind) {
        if (List.of("wecom-robot", "dingtalk-robot", "aliyun-sms").contains(kind)) {
            return world.arrived(kind);
        }
        List<Map<String, Object>> items = given().baseUri(World.simulators())
                .queryParam("channel", kind)
                .get("/sim/messages")
                .then()
                .extract()
                .path("items");
        return items.stream()
                .filter(item -> account(kind).mine(item, world))
                .map(item -> (String) item.get("text"))
                .toList();
    }

    /** Of a part: without its number before and the mentions after it, and without the ends of lines, where it may be cut too. */
    private static String own(String part) {
        return part.replaceFirst("^\\(\\d+/\\d+\\)\n", "")
                .replaceFirst("\n@\\d{11}$", "")
                .replace("\n", "");
    }
}
