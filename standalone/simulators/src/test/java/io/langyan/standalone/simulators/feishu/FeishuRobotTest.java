package io.langyan.standalone.simulators.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.simulators.Vectors;
import io.langyan.standalone.simulators.exchange.Answer;
import io.langyan.standalone.simulators.exchange.Call;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeishuRobotTest {

    private static final String TEXT =
            "\"msg_type\":\"text\",\"content\":{\"text\":\"狼烟 L1 <at user_id=\\\"ou_1\\\">张三</at>\"}";

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final FeishuRobot robot = new FeishuRobot(
            new FeishuAccount(Map.of("signed", "feishuTestSecret", "open", ""), List.of("狼烟")), () -> now);

    @Test
    void signsAsTheVendorDoes() {
        JsonNode vectors = Vectors.of("feishu");

        assertThat(vectors).isNotEmpty().allSatisfy(vector -> assertThat(FeishuSign.of(
                        vector.path("secret").asText(),
                        vector.path("timestampSec").asText()))
                .isEqualTo(vector.path("sign").asText()));
    }

    @Test
    void acceptsASignedMessageAndShowsWhoIsAddressed() {
        Answer answer = robot.answer(call("signed", signed(now, "feishuTestSecret")));

        assertThat(answer.body().toString())
                .isEqualTo("{\"code\":0,\"msg\":\"success\",\"data\":{},\"Extra\":null,\"StatusCode\":0,"
                        + "\"StatusMessage\":\"success\"}");
        assertThat(answer.delivered()).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("狼烟 L1 @张三");
            assertThat(message.to()).containsExactly("ou_1");
        });
    }

    @Test
    void inRichTextOnlyAnElementAddressesSomebody() {
        String post =
                """
                {"msg_type":"post","content":{"post":{"zh_cn":{"title":"狼烟","content":[
                 [{"tag":"text","text":"<at user_id=\\"all\\">"},{"tag":"a","text":"确认","href":"https://a.example"},
                  {"tag":"at","user_id":"ou_2"}]]}}}}""";

        Answer answer = robot.answer(call("open", post));

        assertThat(answer.delivered()).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("狼烟\n<at user_id=\"all\">确认 https://a.example");
            assertThat(message.to()).containsExactly("ou_2");
        });
    }

    @Test
    void refusesABadSignatureAStaleTimestampAndNone() {
        Instant stale = now.minus(Duration.ofMinutes(61));

        assertThat(robot.answer(call("signed", signed(now, "another"))).code()).isEqualTo("19021");
        assertThat(robot.answer(call("signed", signed(stale, "feishuTestSecret")))
                        .code())
                .isEqualTo("19021");
        assertThat(robot.answer(call("signed", "{" + TEXT + "}")).code()).isEqualTo("19021");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{broken|9499|400",
                "{\"msg_type\":\"video\"}|9499|400",
                "{\"msg_type\":\"text\",\"content\":{\"text\":\"\"}}|9499|400",
                "{\"msg_type\":\"post\",\"content\":{\"post\":{}}}|9499|400",
                "{\"msg_type\":\"post\",\"content\":{\"post\":{\"zh_cn\":{\"content\":[{\"tag\":\"text\"}]}}}}|9499|400",
                "{\"msg_type\":\"post\",\"content\":{\"post\":{\"zh_cn\":{\"content\":[[{\"tag\":\"video\"}]]}}}}|9499|400",
                "{\"msg_type\":\"interactive\",\"card\":{}}|9499|400",
                "{\"msg_type\":\"interactive\",\"card\":{\"header\":{\"title\":{\"content\":\"狼烟\"}}}}|0|200",
                "{\"msg_type\":\"text\",\"content\":{\"text\":\"无关\"}}|19024|200"
            })
    void answersAnUnfitBodyWithTheVendorsCode(String body, String code, int status) {
        Answer answer = robot.answer(call("open", body));

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void refusesAnUnknownTokenAGetAndTooManyBytes() {
        Call get = new Call("GET", "/open-apis/bot/v2/hook/open", Map.of(), Map.of(), new byte[0], "::1");
        String frame = "{\"msg_type\":\"text\",\"content\":{\"text\":\"狼烟\"}}";
        int room = 20_480 - frame.getBytes(StandardCharsets.UTF_8).length;

        assertThat(robot.answer(call("nobody", "{" + TEXT + "}")).code()).isEqualTo("19001");
        assertThat(robot.answer(get).code()).isEqualTo("9499");
        assertThat(robot.answer(call("open", frame.replace("狼烟", "狼烟" + "x".repeat(room))))
                        .code())
                .isEqualTo("0");
        assertThat(robot.answer(call("open", frame.replace("狼烟", "狼烟" + "x".repeat(room + 1))))
                        .code())
                .isEqualTo("9499");
    }

    @Test
    void refusesTheSixthMessageInASecondAndTheHundredAndFirstInAMinute() {
        for (int i = 0; i < 5; i++) {
            assertThat(send().code()).isEqualTo("0");
        }
        assertThat(send().code()).isEqualTo("11232");
        now = now.plusSeconds(1);
        for (int i = 5; i < 100; i++) {
            assertThat(send().code()).isEqualTo("0");
            now = now.plusMillis(400);
        }
        assertThat(send().code()).isEqualTo("11232");
        now = Instant.parse("2026-01-02T03:05:05Z");
        assertThat(send().code()).isEqualTo("0");
    }

    private Answer send() {
        return robot.answer(call("open", "{" + TEXT + "}"));
    }

    private static String signed(Instant at, String secret) {
        String timestamp = Long.toString(at.getEpochSecond());
        return "{\"timestamp\":\"" + timestamp + "\",\"sign\":\"" + FeishuSign.of(secret, timestamp) + "\"," + TEXT
                + "}";
    }

    private static Call call(String token, String body) {
        return new Call(
                "POST",
                "/open-apis/bot/v2/hook/" + token,
                Map.of(),
                Map.of("content-type", "application/json; charset=utf-8"),
                body.getBytes(StandardCharsets.UTF_8),
                "127.0.0.1");
    }
}
