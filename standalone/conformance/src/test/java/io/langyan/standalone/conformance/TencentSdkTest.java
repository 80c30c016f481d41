package io.langyan.standalone.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.sms.v20210111.SmsClient;
import com.tencentcloudapi.sms.v20210111.models.SendSmsRequest;
import com.tencentcloudapi.sms.v20210111.models.SendStatus;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tencent Cloud's client against our simulator, which it takes for the proxy on the way to the vendor's own host. */
class TencentSdkTest {

    private static Simulated vendor;

    @BeforeAll
    static void start() {
        vendor = Simulated.with(Map.of("TENCENT_KEYS", "AKIDtest=test/Key+="));
    }

    @AfterAll
    static void stop() {
        vendor.close();
    }

    @Test
    void whatTheClientSendsArrives() throws Exception {
        // When
        SendStatus status = send("AKIDtest", "test/Key+=", "+8613800000001", "1000001");

        // Then
        assertThat(status.getCode()).isEqualTo("Ok");
        assertThat(status.getSerialNo()).isNotEmpty();
        assertThat(status.getSessionContext()).isEqualTo("push-1");
        assertThat(vendor.onThePhones("tencent-sms")).anySatisfy(message -> {
            assertThat(message.path("to").path(0).asText()).isEqualTo("13800000001");
            assertThat(message.path("text").asText()).startsWith("【狼烟】演L1级").contains("K 7*-🔥1+");
        });
    }

    @Test
    void aWrongKeyIsAnErrorThatTheClientKnows() throws Exception {
        refused(() -> send("AKIDtest", "wrong", "+8613800000003", "1000001"), "AuthFailure.SignatureFailure");
        refused(() -> send("AKIDstranger", "wrong", "+8613800000003", "1000001"), "AuthFailure.SecretIdNotFound");
        assertThat(vendor.onThePhones("tencent-sms"))
                .noneMatch(message -> message.path("to").path(0).asText().equals("13800000003"));
    }

    @Test
    void whatIsRefusedForANumberComesAsItsCode() throws Exception {
        assertThat(send("AKIDtest", "test/Key+=", "+8613800000001", "7").getCode())
                .isEqualTo("FailedOperation.TemplateIncorrectOrUnapproved");
        assertThat(send("AKIDtest", "test/Key+=", "12", "1000001").getCode())
                .isEqualTo("InvalidParameterValue.IncorrectPhoneNumber");
    }

    private static void refused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(TencentCloudSDKException.class, refusal -> assertThat(refusal.getErrorCode())
                        .isEqualTo(code));
    }

    private static SendStatus send(String id, String key, String number, String template)
            throws TencentCloudSDKException {
        HttpProfile http = new HttpProfile();
        http.setProtocol(HttpProfile.REQ_HTTP);
        http.setProxyHost("127.0.0.1");
        http.setProxyPort(vendor.port());
        SendSmsRequest request = new SendSmsRequest();
        request.setPhoneNumberSet(new String[] {number});
        request.setSmsSdkAppId("1400000000");
        request.setSignName("狼烟");
        request.setTemplateId(template);
        request.setTemplateParamSet(new String[] {"演L1", "K 7*", "🔥1+"});
        request.setSessionContext("push-1");
        return new SmsClient(new Credential(id, key), "ap-guangzhou", new ClientProfile("TC3-HMAC-SHA256", http))
                .SendSms(request).getSendStatusSet()[0];
    }
}
