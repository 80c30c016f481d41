package io.langyan.standalone.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.api.impl.WxCpServiceImpl;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import me.chanjar.weixin.cp.bean.message.WxCpMessageSendResult;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** WxJava, the client most programs speak to WeChat Work with, for the vendor has none of its own; against our simulator. */
class WxJavaTest {

    private static final String TEXT = "【狼烟 L1】电池 自燃 *+~%&=<🔥>\nhttps://langyan.example/a/0193";

    private static Simulated vendor;

    @BeforeAll
    static void start() {
        vendor = Simulated.with(Map.of("WECOM_KEYS", "0193-robot", "WECOM_APPS", "wwcorp/1000002=appSecret"));
    }

    @AfterAll
    static void stop() {
        vendor.close();
    }

    @Test
    void whatItSendsInAnApplicationsNameArrives() throws WxErrorException {
        // When
        WxCpMessageSendResult answer = service("appSecret").getMessageService().send(message("zhangsan|nobody-1"));

        // Then
        assertThat(answer.getErrCode()).isZero();
        assertThat(answer.getMsgId()).isNotEmpty();
        assertThat(answer.getInvalidUserList()).containsExactly("nobody-1");
        assertThat(vendor.onThePhones("wecom-app")).anySatisfy(message -> {
            assertThat(message.path("text").asText()).isEqualTo(TEXT);
            assertThat(message.path("to").path(0).asText()).isEqualTo("zhangsan");
        });
    }

    @Test
    void whatItSendsToARobotArrives() throws WxErrorException {
        // When
        robot("0193-robot");

        // Then
        assertThat(vendor.onThePhones("wecom-robot")).hasSize(1).allSatisfy(message -> {
            assertThat(message.path("text").asText()).isEqualTo(TEXT);
            assertThat(message.path("to").path(0).asText()).isEqualTo("zhangsan");
        });
    }

    @Test
    void aWrongSecretOrKeyIsAnErrorThatItKnows() {
        refused(() -> service("wrong").getMessageService().send(message("zhangsan")), 40001);
        refused(() -> robot("no-such-key"), 93000);
        refused(() -> service("appSecret").getMessageService().send(message("nobody-1")), 81013);
    }

    /** It fetches another by itself when it is told so in the vendor's words. */
    @Test
    void aTokenThatHoldsNoLongerIsReplaced() throws WxErrorException {
        // Given
        WxCpServiceImpl service = service("appSecret");
        service.getWxCpConfigStorage().updateAccessToken("called-back", 7200);

        // When
        WxCpMessageSendResult answer = service.getMessageService().send(message("lisi"));

        // Then
        assertThat(answer.getErrCode()).isZero();
        assertThat(service.getAccessToken()).isNotEqualTo("called-back");
    }

    private static void refused(ThrowingCallable call, int code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(WxErrorException.class, refusal -> assertThat(
                        refusal.getError().getErrorCode())
                .isEqualTo(code));
    }

    private static WxCpServiceImpl service(String secret) {
        WxCpDefaultConfigImpl config = new WxCpDefaultConfigImpl();
        config.setBaseApiUrl(vendor.url());
        config.setCorpId("wwcorp");
        config.setCorpSecret(secret);
        config.setAgentId(1000002);
        WxCpServiceImpl service = new WxCpServiceImpl();
        service.setWxCpConfigStorage(config);
        return service;
    }

    private static WxCpMessage message(String users) {
        return WxCpMessage.TEXT().agentId(1000002).toUser(users).content(TEXT).build();
    }

    private static void robot(String key) throws WxErrorException {
        WxCpService service = service("appSecret");
        service.getGroupRobotService()
                .sendText(vendor.url() + "/cgi-bin/webhook/send?key=" + key, TEXT, List.of("zhangsan"), List.of());
    }
}
