package io.langyan.standalone.simulators.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.standalone.simulators.exchange.Answer;
import io.langyan.standalone.simulators.exchange.Call;
import io.langyan.standalone.simulators.phone.Message;
import io.langyan.standalone.simulators.phone.Phones;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code update_template_card} as its document has it. */
class EditedCardTest {

    private static final String SPENT = "49999";

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final WecomApp app = new WecomApp(
            new WecomAccount(
                    Map.of("wwTEST/1000002", "right", "wwTEST/1000003", "other"),
                    List.of(callback("wwTEST/1000002"), callback("wwTEST/1000003")),
                    Integer.parseInt(SPENT)),
            () -> now);

    @Test
    void theCardOfTheMemberThatIsNamedHasItsButtonReplacedWhereItStands() {
        Phones phones = new Phones();
        Answer sent = send("t1", "u1|u2");
        phones.keep(sent.delivered());

        Answer edited = edit(update(code(sent), "U1", "已由 张三 处理"));
        phones.keep(edited.delivered());

        assertThat(edited.body().path("errcode").asInt()).isZero();
        assertThat(edited.body().path("invaliduser")).isEmpty();
        List<Message> cards = phones.of(Optional.empty(), Optional.empty());
        assertThat(cards).extracting(Message::to).containsExactly(List.of("u1"), List.of("u2"));
        assertThat(cards)
                .extracting(Message::text)
                .containsExactly("狼烟\n[已由 张三 处理]\n[详情] https://a.example/x", "狼烟\n[我来处理]\n[详情] https://a.example/x");
        assertThat(cards.get(0).edits()).containsExactly("已由 张三 处理");
        assertThat(cards.get(1).edits()).isNull();
    }

    @Test
    void aCodeIsUsableOnceAndWithin72HoursByTheApplicationThatHasIt() {
        String first = code(send("t1", "u1"));
        String second = code(send("t2", "u1"));
        String third = code(send("t3", "u1"));

        assertThat(edit(update("made-up", "u1", "x")).code()).isEqualTo(SPENT);
        assertThat(app.answer(call("other", update(first, "u1", "x").replace("1000002", "1000003")))
                        .code())
                .isEqualTo(SPENT);
        assertThat(edit(update(first, "u1", "x")).code()).isEqualTo("0");
        assertThat(edit(update(first, "u1", "y")).code()).isEqualTo(SPENT);
        now = now.plus(Duration.ofHours(72)).minusSeconds(1);
        assertThat(edit(update(second, "u1", "x")).code()).isEqualTo("0");
        now = now.plusSeconds(1);
        assertThat(edit(update(third, "u1", "x")).code()).isEqualTo(SPENT);
    }

    @Test
    void membersWhoHoldNoSuchCardAreNamedAndUseUpNoCode() {
        String code = code(send("t1", "u1"));

        assertThat(edit(update(code, "u2", "x")).code()).isEqualTo("81013");
        Answer edited = edit(update(code, "u2\",\"u1", "x"));
        assertThat(edited.code()).isEqualTo("0");
        assertThat(edited.body().path("invaliduser"))
                .extracting(each -> each.asText())
                .containsExactly("u2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{broken|40008",
                "{'userids':['u1'],'response_code':'c','button':{'replace_name':'x'}}|41011",
                "{'userids':['u1'],'agentid':1000003,'response_code':'c','button':{'replace_name':'x'}}|40056",
                "{'userids':[],'agentid':1000002,'response_code':'c','button':{'replace_name':'x'}}|82001",
                "{'userids':['u1'],'agentid':1000002,'response_code':'c','button':{}}|40058",
                "{'userids':['u1'],'agentid':1000002,'button':{'replace_name':'x'}}|49999"
            })
    void answersAnUnfitEditWithACode(String body, String code) {
        assertThat(edit(body.replace('\'', '"')).code()).isEqualTo(code);
    }

    @Test
    void asksForATokenThatItHasLent() {
        assertThat(app.answer(post("", "/cgi-bin/message/update_template_card", "{}"))
                        .code())
                .isEqualTo("41001");
        assertThat(app.answer(post("made up", "/cgi-bin/message/update_template_card", "{}"))
                        .code())
                .isEqualTo("40014");
    }

    @Test
    void whoPressesHasTheirOwnCardReplacedByTheAnswerAndTheCodeStillEditsTheOthers() {
        Answer sent = send("t1", "u1|u2");

        assertThat(app.cards().relabelled("t1", "u1", "已由 u1 处理").orElseThrow().text())
                .startsWith("狼烟\n[已由 u1 处理]");
        assertThat(app.cards().relabelled("t1", "u3", "x")).isEmpty();
        assertThat(edit(update(code(sent), "u2", "已由 u1 处理")).delivered())
                .singleElement()
                .satisfies(card -> assertThat(card.edits()).containsExactly("已由 u1 处理"));
    }

    private Answer send(String task, String users) {
        String body =
                """
                {"touser":"%s","msgtype":"template_card","agentid":1000002,"template_card":{"card_type":"button_interaction",
                 "task_id":"%s","main_title":{"title":"狼烟"},"button_list":[{"text":"我来处理","key":"k"},
                 {"text":"详情","type":1,"url":"https://a.example/x"}]}}"""
                        .formatted(users, task);
        Answer answer = app.answer(post(token("right"), "/cgi-bin/message/send", body));
        assertThat(answer.code()).isEqualTo("0");
        return answer;
    }

    private static String code(Answer sent) {
        return sent.body().path("response_code").asText();
    }

    private static String update(String code, String user, String label) {
        return """
                {"userids":["%s"],"agentid":1000002,"response_code":"%s","button":{"replace_name":"%s"}}"""
                .formatted(user, code, label);
    }

    private Answer edit(String body) {
        return app.answer(call("right", body));
    }

    private Call call(String secret, String body) {
        return post(token(secret), "/cgi-bin/message/update_template_card", body);
    }

    private String token(String secret) {
        Call call = new Call(
                "GET",
                "/cgi-bin/gettoken",
                Map.of("corpid", "wwTEST", "corpsecret", secret),
                Map.of(),
                new byte[0],
                "::1");
        return app.answer(call).body().path("access_token").asText();
    }

    private static Call post(String token, String path, String body) {
        return new Call(
                "POST",
                path,
                Map.of("access_token", token),
                Map.of("content-type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8),
                "::1");
    }

    private static Cards.Callback callback(String app) {
        return new Cards.Callback(app, "http://127.0.0.1/x", "token", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
    }
}
