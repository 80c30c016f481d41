package io.langyan.standalone.simulators.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.simulators.Vectors;
import io.langyan.standalone.simulators.exchange.Answer;
import io.langyan.standalone.simulators.exchange.Call;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DingTalkRobotTest {

    private static final String TEXT =
            "{\"msgtype\":\"text\",\"text\":{\"content\":\"狼烟 L1\"},\"at\":{\"atMobiles\":[\"13800000000\"]}}";

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final DingTalkRobot robot = new DingTalkRobot(
            Map.of("signed", "SECtest0123456789abcdef", "open", ""), List.of("狼烟"), Duration.ofMinutes(10), () -> now);

    @Test
    void signsAsTheVendorDoes() {
        JsonNode vectors = Vectors.of("dingtalk");

        assertThat(vectors).isNotEmpty().allSatisfy(vector -> assertThat(DingTalkSign.of(
                        vector.path("secret").asText(),
                        vector.path("timestampMs").asText()))
                .isEqualTo(vector.path("signBase64").asText()));
    }

    @Test
    void acceptsASignedMessageAndShowsWhoIsAddressed() {
        Answer answer = robot.answer(call("signed", TEXT, sign(now, "SECtest0123456789abcdef")));

        assertThat(answer.body().toString()).isEqualTo("{\"errcode\":0,\"errmsg\":\"ok\"}");
        assertThat(answer.delivered()).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("狼烟 L1");
            assertThat(message.to()).containsExactly("13800000000");
        });
    }

    @Test
    void refusesABadSignatureAStaleTimestampAndNone() {
        Map<String, String> wrong = sign(now, "another");
        Map<String, String> stale = sign(now.minus(Duration.ofMinutes(61)), "SECtest0123456789abcdef");

        assertThat(robot.answer(call("signed", TEXT, wrong)).body().toString())
                .isEqualTo("{\"errcode\":310000,\"errmsg\":\"sign not match\"}");
        assertThat(robot.answer(call("signed", TEXT, stale)).body().toString())
                .isEqualTo("{\"errcode\":310000,\"errmsg\":\"invalid timestamp\"}");
        assertThat(robot.answer(call("signed", TEXT, Map.of())).code()).isEqualTo("310000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{broken|40035",
                "{\"msgtype\":\"video\"}|400105",
                "{\"msgtype\":\"text\",\"text\":{\"content\":\"\"}}|40035",
                "{\"msgtype\":\"markdown\",\"markdown\":{\"text\":\"狼烟\"}}|40035",
                "{\"msgtype\":\"text\",\"text\":{\"content\":\"无关\"}}|310000",
                "{\"msgtype\":\"markdown\",\"markdown\":{\"title\":\"狼烟\",\"text\":\"x\"}}|0"
            })
    void answersAnUnfitBodyWithTheVendorsCode(String body, String code) {
        assertThat(robot.answer(call("open", body, Map.of())).code()).isEqualTo(code);
    }

    @Test
    void refusesAnUnknownTokenAGetAnotherContentTypeAndTooManyBytes() {
        Call get = new Call("GET", "/robot/send", Map.of("access_token", "open"), Map.of(), new byte[0], "::1");
        Call form = new Call(
                "POST",
                "/robot/send",
                Map.of("access_token", "open"),
                Map.of("content-type", "text/plain"),
                TEXT.getBytes(StandardCharsets.UTF_8),
                "::1");
        String long20001 = "{\"msgtype\":\"text\",\"text\":{\"content\":\"狼烟" + "x".repeat(19_962) + "\"}}";

        assertThat(robot.answer(call("nobody", TEXT, Map.of())).code()).isEqualTo("300005");
        assertThat(robot.answer(get).code()).isEqualTo("43002");
        assertThat(robot.answer(form).code()).isEqualTo("43004");
        assertThat(long20001.getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(20_000);
        assertThat(robot.answer(call("open", long20001, Map.of())).code()).isEqualTo("460101");
    }

    @Test
    void blocksTheRobotForTenMinutesAtTheTwentyFirstMessageInAMinute() {
        for (int i = 0; i < 20; i++) {
            assertThat(robot.answer(call("open", TEXT, Map.of())).code()).isEqualTo("0");
            now = now.plusSeconds(2);
        }
        assertThat(robot.answer(call("open", TEXT, Map.of())).code()).isEqualTo("410100");
        now = now.plus(Duration.ofMinutes(10)).minusMillis(1);
        assertThat(robot.answer(call("open", TEXT, Map.of())).code()).isEqualTo("410100");
        now = now.plusMillis(1);
        assertThat(robot.answer(call("open", TEXT, Map.of())).code()).isEqualTo("0");
    }

    private static Map<String, String> sign(Instant at, String secret) {
        String timestamp = Long.toString(at.toEpochMilli());
        return Map.of("timestamp", timestamp, "sign", DingTalkSign.of(secret, timestamp));
    }

    private static Call call(String token, String body, Map<String, String> signed) {
        Map<String, String> query = new HashMap<>(signed);
        query.put("access_token", token);
        return new Call(
                "POST",
                "/robot/send",
                query,
                Map.of("content-type", "application/json; charset=utf-8"),
                body.getBytes(StandardCharsets.UTF_8),
                "127.0.0.1");
    }
}
