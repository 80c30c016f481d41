package io.langyan.standalone.simulators.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.standalone.simulators.exchange.Answer;
import io.langyan.standalone.simulators.exchange.Call;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WecomAppTest {

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final WecomApp app =
            new WecomApp(new WecomAccount(Map.of("wwTEST/1000002", "right", "wwTEST/1000003", "other")), () -> now);

    @Test
    void lendsTheSameTokenUntilItEnds() {
        String first = token();

        assertThat(token()).isEqualTo(first);
        now = now.plusSeconds(7199);
        assertThat(send(first, text("u1", "狼烟")).code()).isEqualTo("0");
        now = now.plusSeconds(1);
        assertThat(send(first, text("u1", "狼烟")).code()).isEqualTo("42001");
        assertThat(token()).isNotEqualTo(first);
    }

    @Test
    void lendsNoneToWhoIsUnknownOrAsksTooOften() {
        assertThat(gettoken("wwOTHER", "right").code()).isEqualTo("40013");
        assertThat(gettoken("wwTEST", "wrong").code()).isEqualTo("40001");
        for (int i = 0; i < 10; i++) {
            assertThat(gettoken("wwTEST", "right").code()).isEqualTo("token");
        }
        assertThat(gettoken("wwTEST", "right").code()).isEqualTo("45009");
        now = now.plus(Duration.ofMinutes(1));
        assertThat(gettoken("wwTEST", "right").code()).isEqualTo("token");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{broken|40008",
                "{'msgtype':'video'}|40008",
                "{'msgtype':'text','text':{'content':''}}|44004",
                "{'msgtype':'text','text':{'content':'x'},'touser':'u1'}|41011",
                "{'msgtype':'text','text':{'content':'x'},'touser':'u1','agentid':1000003}|40056",
                "{'msgtype':'text','text':{'content':'x'},'agentid':1000002}|82001",
                "{'msgtype':'text','text':{'content':'x'},'touser':'nobody','agentid':1000002}|81013",
                "{'msgtype':'textcard','textcard':{'title':'t','description':'d','url':'a.example'}}|45034",
                "{'msgtype':'textcard','textcard':{'title':'t','description':'d'}}|41010",
                "{'msgtype':'textcard','textcard':{'title':'t'}}|41033",
                "{'msgtype':'textcard','textcard':{}}|41016",
                "{'msgtype':'markdown','markdown':{'content':''}}|44004",
                "{'msgtype':'markdown','markdown':{'content':'x'},'touser':'u1','agentid':1000002}|0"
            })
    void answersAnUnfitMessageWithTheVendorsCode(String body, String code) {
        assertThat(send(token(), body.replace('\'', '"')).code()).isEqualTo(code);
    }

    @Test
    void asksForATokenThatItHasLent() {
        assertThat(send("", text("u1", "x")).code()).isEqualTo("41001");
        assertThat(send("made up", text("u1", "x")).code()).isEqualTo("40014");
        assertThat(app.answer(new Call("GET", "/cgi-bin/message/send", Map.of(), Map.of(), new byte[0], "::1"))
                        .code())
                .isEqualTo("43002");
    }

    @Test
    void namesWhomItDidNotReachThoughItSaysOk() {
        Answer answer = send(token(), text("u1|nobody-1", "狼烟"));

        assertThat(answer.body().path("errcode").asInt()).isZero();
        assertThat(answer.body().path("invaliduser").asText()).isEqualTo("nobody-1");
        assertThat(answer.delivered()).singleElement().satisfies(message -> assertThat(message.to())
                .containsExactly("u1"));
    }

    @Test
    void cutsALongTextBetweenCharactersWithoutAWord() {
        Answer answer = send(token(), text("u1", "长".repeat(683)));

        assertThat(answer.delivered()).singleElement().satisfies(message -> assertThat(message.text())
                .isEqualTo("长".repeat(682)));
    }

    @Test
    void dropsTheThirtyFirstMessageToAMemberInAMinuteWithoutAWord() {
        String token = token();
        for (int i = 0; i < 30; i++) {
            assertThat(send(token, text("u1", "x")).delivered()).hasSize(1);
        }
        Answer dropped = send(token, text("u1", "x"));
        assertThat(dropped.body().path("errcode").asInt()).isZero();
        assertThat(dropped.delivered()).isEmpty();
        assertThat(send(token, text("u2", "x")).delivered()).hasSize(1);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(send(token, text("u1", "x")).delivered()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'card_type':'text_notice'}|42031",
                "{'card_type':'button_interaction'}|42014",
                "{'card_type':'button_interaction','task_id':'a b'}|42014",
                "{'card_type':'button_interaction','task_id':'t'}|40058",
                "{'card_type':'button_interaction','task_id':'t','main_title':{'title':'x'}}|40058",
                "{'card_type':'button_interaction','task_id':'t','main_title':{'title':'x'},'button_list':[{'key':'k'}]}|42038",
                "{'card_type':'button_interaction','task_id':'t','main_title':{'title':'x'},'button_list':[{'text':'a'}]}|42039",
                "{'card_type':'button_interaction','task_id':'t','main_title':{'title':'x'},'button_list':[{'text':'a','key':'k'},{'text':'b','key':'k'}]}|42039",
                "{'card_type':'button_interaction','task_id':'t','main_title':{'title':'x'},'button_list':[{'text':'a','type':1,'url':'x'}]}|42039",
                "{'card_type':'button_interaction','task_id':'t','main_title':{'title':'x'},'button_list':[{'text':'a','key':'k'}],'card_action':{'type':1}}|42045",
                "{'card_type':'button_interaction','task_id':'t','main_title':{'title':'x'},'button_list':[{'text':'a','key':'k'}]}|0"
            })
    void answersAnUnfitCardWithTheVendorsCode(String card, String code) {
        withCallback();

        assertThat(send(token(), card(card)).code()).isEqualTo(code);
    }

    @Test
    void takesCardsOfAnApplicationWithACallbackAndEachTaskOnce() {
        String card = card("{'card_type':'button_interaction','task_id':'t','main_title':{'title':'狼烟'},"
                + "'button_list':[{'text':'我来处理','key':'k'}]}");
        assertThat(send(token(), card).code()).isEqualTo("43012");
        withCallback();

        Answer answer = send(token(), card);

        assertThat(answer.body().path("response_code").asText()).isNotEmpty();
        assertThat(answer.delivered()).singleElement().satisfies(message -> assertThat(message.text())
                .isEqualTo("狼烟\n[我来处理]"));
        assertThat(send(token(), card).code()).isEqualTo("42014");
        assertThat(app.cards().pressed("t", "k", "u1")).isPresent();
        assertThat(app.cards().pressed("unknown", "k", "u1")).isEmpty();
    }

    private void withCallback() {
        app.cards()
                .save(new Cards.Callback(
                        "wwTEST/1000002",
                        "http://127.0.0.1/x",
                        "token",
                        "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"));
    }

    private static String card(String card) {
        return "{\"touser\":\"u1\",\"msgtype\":\"template_card\",\"agentid\":1000002,\"template_card\":"
                + card.replace('\'', '"') + "}";
    }

    private String token() {
        return gettoken("wwTEST", "right").body().path("access_token").asText();
    }

    private Answer gettoken(String corp, String secret) {
        return app.answer(new Call(
                "GET",
                "/cgi-bin/gettoken",
                Map.of("corpid", corp, "corpsecret", secret),
                Map.of(),
                new byte[0],
                "127.0.0.1"));
    }

    private static String text(String to, String content) {
        return "{\"touser\":\"" + to + "\",\"msgtype\":\"text\",\"agentid\":1000002,\"text\":{\"content\":\"" + content
                + "\"}}";
    }

    private Answer send(String token, String body) {
        return app.answer(new Call(
                "POST",
                "/cgi-bin/message/send",
                Map.of("access_token", token),
                Map.of("content-type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8),
                "127.0.0.1"));
    }
}
