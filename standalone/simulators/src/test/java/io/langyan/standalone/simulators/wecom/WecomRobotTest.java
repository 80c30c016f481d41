package io.langyan.standalone.simulators.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.standalone.simulators.exchange.Answer;
import io.langyan.standalone.simulators.exchange.Call;
import io.langyan.standalone.simulators.exchange.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WecomRobotTest {

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final WecomRobot robot = new WecomRobot(Set.of("key-1"), Duration.ofSeconds(60), () -> now);

    @Test
    void countsTheSizeInBytesOfUtf8() {
        String full = "烽".repeat(682) + "ab";
        String emoji = "🔥".repeat(512);

        assertThat(full.getBytes(StandardCharsets.UTF_8)).hasSize(2048);
        assertThat(send(text(full)).code()).isEqualTo("0");
        assertThat(send(text(emoji)).code()).isEqualTo("0");
        assertThat(send(text(full + "c")).code()).isEqualTo("40058");
        assertThat(send(text(emoji + "c")).body().path("errmsg").asText())
                .startsWith("text.content exceed max length 2048. invalid Request Parameter");
        assertThat(send(markdown("烽".repeat(1365) + "a")).code()).isEqualTo("0");
        assertThat(send(markdown("烽".repeat(1365) + "ab")).code()).isEqualTo("40058");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{broken|40008",
                "[]|40008",
                "{\"msgtype\":\"poem\",\"poem\":{}}|40008",
                "{\"msgtype\":\"text\",\"text\":{\"content\":\"\"}}|44004",
                "{\"msgtype\":\"text\",\"text\":{\"content\":\"\\u70fd\"}}|40033",
                "{\"msgtype\":\"text\",\"text\":{\"content\":\"C:\\\\users\"}}|0",
                "{\"msgtype\":\"news\",\"news\":{\"articles\":[{\"title\":\"t\"}]}}|40058",
                "{\"msgtype\":\"template_card\",\"template_card\":{\"card_type\":\"button_interaction\"}}|42031",
                "{\"msgtype\":\"template_card\",\"template_card\":{\"card_type\":\"text_notice\"}}|42045",
                "{\"msgtype\":\"image\",\"image\":{\"base64\":\"AAAA\",\"md5\":\"00\"}}|301019"
            })
    void answersAnUnfitBodyWithTheVendorsCode(String body, String code) {
        assertThat(send(body).code()).isEqualTo(code);
        assertThat(send(body).status()).isEqualTo(200);
    }

    @Test
    void warnsWhenItReadsTheJsonOnlyInPart() {
        Answer answer = send("{\"msgtype\":\"text\",\"text\":{\"content\":\"a\",\"mentioned_list\":\"u1\"}}");

        assertThat(answer.body().path("errcode").asInt()).isZero();
        assertThat(answer.body().path("errmsg").asText()).contains("Warning: wrong json format.");
    }

    @Test
    void refusesAnUnknownKeyAndAGet() {
        assertThat(robot.answer(call("POST", "nobody", text("a"))).code()).isEqualTo("93000");
        assertThat(robot.answer(call("GET", "key-1", "")).code()).isEqualTo("43002");
    }

    @Test
    void slidesItsMinuteAndBlocksForSixtySeconds() {
        for (int i = 0; i < 20; i++) {
            assertThat(send(text("a")).code()).isEqualTo("0");
            now = now.plusSeconds(1);
        }
        now = now.plusSeconds(40);
        assertThat(send(text("the first has just left the minute")).code()).isEqualTo("0");
        assertThat(send(text("the second has not")).code()).isEqualTo("45009");
        now = now.plusSeconds(59);
        assertThat(send(text("still blocked")).code()).isEqualTo("45009");
        now = now.plusSeconds(1);
        assertThat(send(text("free")).code()).isEqualTo("0");
    }

    private Answer send(String body) {
        return robot.answer(call("POST", "key-1", body));
    }

    private static Call call(String method, String key, String body) {
        return new Call(
                method,
                "/cgi-bin/webhook/send",
                Map.of("key", key),
                Map.of("content-type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8),
                "127.0.0.1");
    }

    private static String text(String content) {
        return body("text", content);
    }

    private static String markdown(String content) {
        return body("markdown", content);
    }

    private static String body(String format, String content) {
        return Json.MAPPER
                .createObjectNode()
                .put("msgtype", format)
                .set(format, Json.MAPPER.createObjectNode().put("content", content))
                .toString();
    }
}
