package io.langyan.standalone.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import com.aliyun.dysmsapi20170525.models.SendSmsResponseBody;
import com.aliyun.dyvmsapi20170525.models.SingleCallByTtsRequest;
import com.aliyun.dyvmsapi20170525.models.SingleCallByTtsResponseBody;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Alibaba Cloud's clients against our simulator, which they take for the proxy on the way to the vendor's own hosts. */
class AliyunSdkTest {

    private static final String ODD = "{\"level\":\"L1\",\"title\":\"电池 自燃~*+%&=🔥\",\"code\":\"K7QM-482913\"}";

    private static Simulated vendor;

    @BeforeAll
    static void start() {
        vendor = Simulated.with(Map.of("ALIYUN_KEYS", "LTAItest=test/Secret+=,other=another"));
    }

    @AfterAll
    static void stop() {
        vendor.close();
    }

    @Test
    void whatTheSmsClientSendsArrives() throws Exception {
        // When
        SendSmsResponseBody answer = sms("LTAItest", "test/Secret+=", "13800000001", "SMS_000000001");

        // Then
        assertThat(answer.getCode()).isEqualTo("OK");
        assertThat(answer.getBizId()).endsWith("^0");
        assertThat(vendor.onThePhones("aliyun-sms")).anySatisfy(message -> {
            assertThat(message.path("to").path(0).asText()).isEqualTo("13800000001");
            assertThat(message.path("text").asText())
                    .contains("「电池 自燃~*+%&=🔥」")
                    .contains("K7QM-482913");
        });
    }

    @Test
    void whatTheVoiceClientAsksForIsHeard() throws Exception {
        // When
        SingleCallByTtsResponseBody answer = call("LTAItest", "test/Secret+=", "13800000002");

        // Then
        assertThat(answer.getCode()).isEqualTo("OK");
        assertThat(answer.getCallId()).contains("^");
        assertThat(vendor.onThePhones("aliyun-voice")).anySatisfy(message -> {
            assertThat(message.path("to").path(0).asText()).isEqualTo("13800000002");
            assertThat(message.path("text").asText()).contains("电池 自燃~*+%&=🔥");
        });
    }

    @Test
    void aWrongSecretIsAnErrorThatTheClientsKnow() {
        refused(() -> sms("LTAItest", "wrong", "13800000003", "SMS_000000001"), "SignatureDoesNotMatch", 400);
        refused(() -> call("LTAItest", "wrong", "13800000003"), "SignatureDoesNotMatch", 400);
        refused(() -> sms("LTAIstranger", "wrong", "13800000003", "SMS_000000001"), "InvalidAccessKeyId.NotFound", 404);
        assertThat(vendor.onThePhones("aliyun-sms"))
                .noneMatch(message -> message.path("to").path(0).asText().equals("13800000003"));
    }

    @Test
    void whatTheProductRefusesComesAsItsCode() throws Exception {
        assertThat(sms("LTAItest", "test/Secret+=", "13800000001", "SMS_1").getCode())
                .isEqualTo("isv.SMS_TEMPLATE_ILLEGAL");
        assertThat(sms("LTAItest", "test/Secret+=", "12", "SMS_000000001").getCode())
                .isEqualTo("isv.MOBILE_NUMBER_ILLEGAL");
    }

    private static void refused(ThrowingCallable call, String code, int status) {
        assertThatThrownBy(call).isInstanceOfSatisfying(TeaException.class, refusal -> {
            assertThat(refusal.getCode()).isEqualTo(code);
            assertThat(refusal.getStatusCode()).isEqualTo(status);
        });
    }

    private static SendSmsResponseBody sms(String id, String secret, String number, String template) throws Exception {
        return new com.aliyun.dysmsapi20170525.Client(config(id, secret))
                .sendSms(new SendSmsRequest()
                        .setPhoneNumbers(number)
                        .setSignName("狼烟")
                        .setTemplateCode(template)
                        .setTemplateParam(ODD)
                        .setOutId("push-1"))
                .getBody();
    }

    private static SingleCallByTtsResponseBody call(String id, String secret, String number) throws Exception {
        return new com.aliyun.dyvmsapi20170525.Client(config(id, secret))
                .singleCallByTts(new SingleCallByTtsRequest()
                        .setCalledNumber(number)
                        .setTtsCode("TTS_000000001")
                        .setTtsParam(ODD)
                        .setPlayTimes(2))
                .getBody();
    }

    /** The endpoint stays the vendor's: it is signed as the host. */
    private static Config config(String id, String secret) {
        return new Config()
                .setAccessKeyId(id)
                .setAccessKeySecret(secret)
                .setProtocol("http")
                .setHttpProxy(vendor.url());
    }
}
