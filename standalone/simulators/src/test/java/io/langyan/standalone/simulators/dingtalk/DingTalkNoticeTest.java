package io.langyan.standalone.simulators.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.standalone.simulators.exchange.Answer;
import io.langyan.standalone.simulators.exchange.Call;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DingTalkNoticeTest {

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final DingTalkNotice notice = new DingTalkNotice(Map.of("key/123", "right"), () -> now);

    @Test
    void lendsTheSameTokenUntilItEndsAndNoneToWhoIsUnknown() {
        String first = token();

        assertThat(token()).isEqualTo(first);
        assertThat(gettoken("key", "wrong").code()).isEqualTo("40096");
        assertThat(gettoken("other", "right").code()).isEqualTo("40096");
        now = now.plusSeconds(7200);
        Answer late = send(first, body("u1", "狼烟"));
        assertThat(late.body().path("errcode").asInt()).isEqualTo(88);
        assertThat(late.body().path("sub_code").asText()).isEqualTo("42001");
        assertThat(token()).isNotEqualTo(first);
    }

    @Test
    void aTokenThatWasNeverLentIsRefused() {
        assertThat(send("made up", body("u1", "x")).body().path("sub_code").asText())
                .isEqualTo("40014");
        assertThat(notice.answer(new Call(
                                "GET",
                                "/topapi/message/corpconversation/asyncsend_v2",
                                Map.of(),
                                Map.of(),
                                new byte[0],
                                "::1"))
                        .code())
                .isEqualTo("43002");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{broken|40035",
                "{'agent_id':9,'userid_list':'u1','msg':{'msgtype':'text','text':{'content':'x'}}}|40035",
                "{'agent_id':123,'userid_list':'','msg':{'msgtype':'text','text':{'content':'x'}}}|40035",
                "{'agent_id':123,'userid_list':'u1','msg':{'msgtype':'video'}}|40035",
                "{'agent_id':123,'userid_list':'u1','msg':{'msgtype':'text','text':{'content':''}}}|40035",
                "{'agent_id':123,'userid_list':'u1','msg':{'msgtype':'text','text':{'content':'x'}}}|0"
            })
    void answersAnUnfitMessageWithTheVendorsCode(String body, String code) {
        assertThat(send(token(), body.replace('\'', '"')).code()).isEqualTo(code);
    }

    @Test
    void aHundredAndOneEmployeesAreTooMany() {
        assertThat(send(token(), body("u".repeat(1) + ",u".repeat(100), "x")).code())
                .isEqualTo("40035");
    }

    @Test
    void theSameWordsReachAnEmployeeOnceADayThoughTheAnswerIsGood() {
        String token = token();
        assertThat(send(token, body("u1", "狼烟")).delivered()).hasSize(1);

        Answer again = send(token, body("u1", "狼烟"));

        assertThat(again.body().path("errcode").asInt()).isZero();
        assertThat(again.body().path("task_id").asLong()).isPositive();
        assertThat(again.delivered()).isEmpty();
        assertThat(send(token, body("u1", "狼烟 2")).delivered()).hasSize(1);
        now = Instant.parse("2026-01-02T16:00:00Z");
        assertThat(send(token(), body("u1", "狼烟")).delivered()).hasSize(1);
    }

    @Test
    void theFiveHundredAndFirstNoticeOfADayAndOneToNobodyAreDropped() {
        String token = token();
        for (int i = 0; i < 500; i++) {
            assertThat(send(token, body("u1", "notice " + i)).delivered()).hasSize(1);
        }

        assertThat(send(token, body("u1", "one more")).delivered()).isEmpty();
        assertThat(send(token, body("nobody", "x")).delivered()).isEmpty();
    }

    private String token() {
        return gettoken("key", "right").body().path("access_token").asText();
    }

    private Answer gettoken(String key, String secret) {
        return notice.answer(new Call(
                "GET", "/gettoken", Map.of("appkey", key, "appsecret", secret), Map.of(), new byte[0], "127.0.0.1"));
    }

    private static String body(String users, String content) {
        return "{\"agent_id\":123,\"userid_list\":\"" + users
                + "\",\"msg\":{\"msgtype\":\"text\",\"text\":{\"content\":\"" + content + "\"}}}";
    }

    private Answer send(String token, String body) {
        return notice.answer(new Call(
                "POST",
                "/topapi/message/corpconversation/asyncsend_v2",
                Map.of("access_token", token),
                Map.of("content-type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8),
                "127.0.0.1"));
    }
}
