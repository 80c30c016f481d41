package io.langyan.standalone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.dysmsapi20170525.Client;
import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import com.aliyun.teaopenapi.models.Config;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Alibaba Cloud's client writes a query otherwise than it signs it ({@code +}, {@code *}, {@code %7E}); the simulator reads it. */
class AliyunAnyTextTest {

    private static Simulated vendor;
    private static Client client;

    @BeforeContainer
    static void start() throws Exception {
        vendor = Simulated.with(Map.of("ALIYUN_KEYS", "LTAItest=secret", "ALIYUN_TEMPLATES", "SMS_1=没有变量"));
        client = new Client(new Config()
                .setAccessKeyId("LTAItest")
                .setAccessKeySecret("secret")
                .setProtocol("http")
                .setHttpProxy(vendor.url()));
    }

    @AfterContainer
    static void stop() {
        vendor.close();
    }

    @Property(tries = 100)
    void theSignatureHoldsWhateverIsSent(@ForAll("texts") String sign, @ForAll("texts") String outId) throws Exception {
        // When
        SendSmsRequest request = new SendSmsRequest()
                .setPhoneNumbers("13800000001")
                .setSignName("签" + sign)
                .setTemplateCode("SMS_1")
                .setOutId(outId);
        String code = client.sendSms(request).getBody().getCode();

        // Then: it came through the gateway, to where the sign is unknown
        assertThat(code).isEqualTo("isv.SMS_SIGNATURE_ILLEGAL");
    }

    @Provide
    Arbitrary<String> texts() {
        return Texts.any();
    }
}
