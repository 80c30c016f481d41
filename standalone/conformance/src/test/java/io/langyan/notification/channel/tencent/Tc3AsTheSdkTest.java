package io.langyan.notification.channel.tencent;

import static org.assertj.core.api.Assertions.assertThat;

import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.sms.v20210111.SmsClient;
import com.tencentcloudapi.sms.v20210111.models.SendSmsRequest;
import io.langyan.standalone.conformance.Texts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;

/** The client takes the time itself; so what it has signed is signed again, by its own time. */
class Tc3AsTheSdkTest {

    private static final String ANSWER = "{\"Response\":{\"SendStatusSet\":[],\"RequestId\":\"r\"}}";

    @Property(tries = 200)
    void signsWhatTheSdkSigned(@ForAll("variables") List<String> variables, @ForAll("texts") String key)
            throws Exception {
        // Given
        Request sent = sent(variables, "k" + key);

        // When
        SortedMap<String, String> signed =
                new TreeMap<>(Map.of("content-type", sent.header("Content-Type"), "host", sent.header("Host")));
        long seconds = Long.parseLong(sent.header("X-TC-Timestamp"));
        String ours = Tc3.authorization(new Tc3.Signer("AKIDtest", "k" + key, "sms"), signed, seconds, body(sent));

        // Then
        assertThat(ours).isEqualTo(sent.header("Authorization"));
    }

    @Provide
    Arbitrary<String> texts() {
        return Texts.any();
    }

    @Provide
    Arbitrary<List<String>> variables() {
        return Texts.any().list().ofMaxSize(4);
    }

    private static Request sent(List<String> variables, String key) throws TencentCloudSDKException {
        AtomicReference<Request> sent = new AtomicReference<>();
        HttpProfile http = new HttpProfile();
        http.setHttpClient(new OkHttpClient.Builder()
                .addInterceptor(chain -> kept(chain, sent))
                .build());
        SendSmsRequest request = new SendSmsRequest();
        request.setPhoneNumberSet(new String[] {"+8613800000000"});
        request.setSmsSdkAppId("1400000000");
        request.setSignName("狼烟");
        request.setTemplateId("1000001");
        request.setTemplateParamSet(variables.toArray(String[]::new));
        new SmsClient(new Credential("AKIDtest", key), "ap-guangzhou", new ClientProfile("TC3-HMAC-SHA256", http))
                .SendSms(request);
        return sent.get();
    }

    /** Nothing leaves: the request is kept, and answered well. */
    private static Response kept(Interceptor.Chain chain, AtomicReference<Request> sent) {
        sent.set(chain.request());
        return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(ResponseBody.create(MediaType.parse("application/json"), ANSWER))
                .build();
    }

    private static byte[] body(Request sent) throws IOException {
        Buffer body = new Buffer();
        sent.body().writeTo(body);
        return body.readByteArray();
    }
}
