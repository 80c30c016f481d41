package io.langyan.standalone.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.simulators.exchange.Json;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.impl.WxCpServiceImpl;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import me.chanjar.weixin.cp.bean.message.WxCpMessageSendResult;
import me.chanjar.weixin.cp.bean.templatecard.TemplateCardButton;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A card with a button, as WxJava sends it, is told of and edits it: encrypted by our simulator one way, read by it the other. */
class WxJavaCardTest {

    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private final WxCpDefaultConfigImpl config = new WxCpDefaultConfigImpl();
    private final WxCpServiceImpl service = new WxCpServiceImpl();
    private Simulated vendor;
    private WxJavaCallback callback;

    @BeforeEach
    void start() throws Exception {
        vendor = Simulated.with(Map.of("WECOM_APPS", "wwcorp/1000002=appSecret"));
        config.setBaseApiUrl(vendor.url());
        config.setCorpId("wwcorp");
        config.setCorpSecret("appSecret");
        config.setAgentId(1000002);
        config.setToken("callbackToken");
        config.setAesKey(KEY);
        service.setWxCpConfigStorage(config);
        callback = new WxJavaCallback(config, "已由 张三 处理🔥");
    }

    @AfterEach
    void stop() {
        callback.close();
        vendor.close();
    }

    @Test
    void aPressIsToldToItAndItsAnswerChangesTheButton() throws WxErrorException {
        // Given
        assertThat(save("callbackToken").statusCode()).isEqualTo(200);
        send();

        // When
        JsonNode pressed =
                Simulated.json(post("/sim/presses", Map.of("task", "push-1", "key", "ack:t", "user", "zhangsan")));

        // Then
        assertThat(pressed.path("status").asInt()).isEqualTo(200);
        assertThat(pressed.path("label").asText()).isEqualTo("已由 张三 处理🔥");
        assertThat(callback.presses()).hasSize(1).allSatisfy(press -> {
            assertThat(press.getFromUserName()).isEqualTo("zhangsan");
            assertThat(press.getEvent()).isEqualTo("template_card_event");
            assertThat(press.getEventKey()).isEqualTo("ack:t");
            assertThat(press.getTaskId()).isEqualTo("push-1");
        });
    }

    @Test
    void theCardIsEditedByItsCodeOnce() throws WxErrorException {
        // Given
        save("callbackToken");
        String code = send().getResponseCode();

        // When
        edit(code);

        // Then
        assertThatThrownBy(() -> edit(code)).isInstanceOf(WxErrorException.class);
        assertThat(vendor.onThePhones("wecom-app"))
                .extracting(card -> card.path("edits").path(0).asText())
                .contains("已关闭 Closed");
    }

    /** Its token is another than the one that the simulator was given: it refuses the trial, so the address is not saved. */
    @Test
    void anAddressThatKnowsAnotherTokenIsNotSaved() {
        assertThat(save("anotherToken").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> save(String token) {
        return post(
                "/sim/callbacks",
                Map.of("app", "wwcorp/1000002", "url", callback.url(), "token", token, "encodingAesKey", KEY));
    }

    private HttpResponse<String> post(String path, Map<String, String> body) {
        return vendor.post(path, Map.of(), Json.MAPPER.valueToTree(body).toString());
    }

    private void edit(String code) throws WxErrorException {
        service.getTaskCardService()
                .updateTemplateCardButton(List.of("zhangsan"), List.of(), List.of(), 0, code, "已关闭 Closed");
    }

    private WxCpMessageSendResult send() throws WxErrorException {
        return service.getMessageService()
                .send(WxCpMessage.TEMPLATECARD()
                        .agentId(1000002)
                        .toUser("zhangsan")
                        .cardType("button_interaction")
                        .taskId("push-1")
                        .mainTitleTitle("【狼烟 L1】电池自燃🔥")
                        .cardActionType(1)
                        .cardActionUrl("https://langyan.example/a/t")
                        .buttons(List.of(TemplateCardButton.builder()
                                .text("我来处理 Ack")
                                .style(1)
                                .key("ack:t")
                                .build()))
                        .build());
    }
}
