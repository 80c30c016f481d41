package io.langyan.standalone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dingtalk.api.DefaultDingTalkClient;
import com.dingtalk.api.DingTalkSignatureUtil;
import com.dingtalk.api.request.OapiGettokenRequest;
import com.dingtalk.api.request.OapiMessageCorpconversationAsyncsendV2Request;
import com.dingtalk.api.request.OapiRobotSendRequest;
import com.dingtalk.api.response.OapiGettokenResponse;
import com.dingtalk.api.response.OapiMessageCorpconversationAsyncsendV2Response;
import com.dingtalk.api.response.OapiRobotSendResponse;
import com.taobao.api.ApiException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** DingTalk's client against our simulators of its robot and its work notices. */
class DingTalkSdkTest {

    private static final String TEXT = "【狼烟 L1】电池 自燃 *+~%&= 🔥\n@13800000001";

    private static Simulated vendor;

    @BeforeAll
    static void start() {
        vendor = Simulated.with(Map.of("DINGTALK_ROBOTS", "robot=SECtest", "DINGTALK_APPS", "dingkey/1001=appSecret"));
    }

    @AfterAll
    static void stop() {
        vendor.close();
    }

    @Test
    void whatTheClientSendsToARobotArrives() throws ApiException {
        // When
        OapiRobotSendResponse answer = robot("SECtest", System.currentTimeMillis());

        // Then
        assertThat(answer.isSuccess()).isTrue();
        assertThat(vendor.onThePhones("dingtalk-robot")).hasSize(1).allSatisfy(message -> {
            assertThat(message.path("text").asText()).isEqualTo(TEXT);
            assertThat(message.path("to").path(0).asText()).isEqualTo("13800000001");
        });
    }

    @Test
    void aWrongSecretOrTimeOfARobotIsAnErrorThatTheClientKnows() throws ApiException {
        OapiRobotSendResponse wrong = robot("SECwrong", System.currentTimeMillis());
        OapiRobotSendResponse old = robot("SECtest", System.currentTimeMillis() - 3_700_000);

        assertThat(wrong.isSuccess()).isFalse();
        assertThat(wrong.getErrcode()).isEqualTo(310000);
        assertThat(wrong.getErrmsg()).contains("sign not match");
        assertThat(old.getErrcode()).isEqualTo(310000);
        assertThat(old.getErrmsg()).contains("invalid timestamp");
    }

    @Test
    void whatTheClientSendsAsANoticeArrives() throws ApiException {
        // Given
        OapiGettokenResponse token = token("dingkey", "appSecret");
        assertThat(token.getExpiresIn()).isEqualTo(7200);

        // When
        OapiMessageCorpconversationAsyncsendV2Response answer = notice(token.getAccessToken());

        // Then
        assertThat(answer.isSuccess()).isTrue();
        assertThat(answer.getTaskId()).isPositive();
        assertThat(vendor.onThePhones("dingtalk-notice")).hasSize(1).allSatisfy(message -> {
            assertThat(message.path("text").asText()).isEqualTo(TEXT);
            assertThat(message.path("to")).hasSize(2);
        });
    }

    @Test
    void aWrongSecretOrTokenOfAnApplicationIsAnErrorThatTheClientKnows() throws ApiException {
        OapiGettokenResponse refused = token("dingkey", "wrong");
        OapiMessageCorpconversationAsyncsendV2Response forged = notice("forged");

        assertThat(refused.isSuccess()).isFalse();
        assertThat(refused.getErrcode()).isEqualTo(40096);
        assertThat(refused.getAccessToken()).isNull();
        assertThat(forged.isSuccess()).isFalse();
        assertThat(forged.getErrcode()).isEqualTo(88);
        assertThat(forged.getSubCode()).isEqualTo("40014");
    }

    /** Signed by the vendor's own tools, which the client leaves to its caller. */
    private static OapiRobotSendResponse robot(String secret, long millis) throws ApiException {
        String sign = DingTalkSignatureUtil.computeSignature(
                secret, DingTalkSignatureUtil.getCanonicalStringForIsv(millis, secret));
        OapiRobotSendRequest request = new OapiRobotSendRequest();
        request.setMsgtype("text");
        OapiRobotSendRequest.Text text = new OapiRobotSendRequest.Text();
        text.setContent(TEXT);
        request.setText(text);
        OapiRobotSendRequest.At at = new OapiRobotSendRequest.At();
        at.setAtMobiles(List.of("13800000001"));
        request.setAt(at);
        return new DefaultDingTalkClient(vendor.url() + "/robot/send?access_token=robot&timestamp=" + millis + "&sign="
                        + DingTalkSignatureUtil.urlEncode(sign, "UTF-8"))
                .execute(request, "");
    }

    private static OapiGettokenResponse token(String key, String secret) throws ApiException {
        OapiGettokenRequest request = new OapiGettokenRequest();
        request.setAppkey(key);
        request.setAppsecret(secret);
        request.setHttpMethod("GET");
        return new DefaultDingTalkClient(vendor.url() + "/gettoken").execute(request, "");
    }

    private static OapiMessageCorpconversationAsyncsendV2Response notice(String token) throws ApiException {
        OapiMessageCorpconversationAsyncsendV2Request request = new OapiMessageCorpconversationAsyncsendV2Request();
        request.setAgentId(1001L);
        request.setUseridList("zhangsan,lisi");
        OapiMessageCorpconversationAsyncsendV2Request.Msg message =
                new OapiMessageCorpconversationAsyncsendV2Request.Msg();
        message.setMsgtype("text");
        OapiMessageCorpconversationAsyncsendV2Request.Text text =
                new OapiMessageCorpconversationAsyncsendV2Request.Text();
        text.setContent(TEXT);
        message.setText(text);
        request.setMsg(message);
        return new DefaultDingTalkClient(vendor.url() + "/topapi/message/corpconversation/asyncsend_v2")
                .execute(request, token);
    }
}
