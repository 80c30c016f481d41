package io.langyan.notification.channel.aliyun;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.openapiutil.Client;
import com.aliyun.tea.TeaRequest;
import io.langyan.notification.channel.Hmac;
import io.langyan.standalone.conformance.Texts;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class Acs3AsTheSdkTest {

    @Property(tries = 300)
    void signsWhatTheSdkSigns(@ForAll("queries") Map<String, String> query, @ForAll("texts") String secret)
            throws Exception {
        // Given
        SortedMap<String, String> headers = new TreeMap<>(Map.of(
                "host",
                "dysmsapi.aliyuncs.com",
                "x-acs-action",
                "SendSms",
                "x-acs-version",
                "2017-05-25",
                "x-acs-date",
                Instant.ofEpochSecond(1_767_323_045L + secret.length()).toString(),
                "x-acs-signature-nonce",
                Integer.toHexString(query.hashCode()),
                "x-acs-content-sha256",
                Hmac.digest(new byte[0])));

        // When
        String ours = Acs3.authorization("LTAItest", "k" + secret, new TreeMap<>(query), headers);

        // Then
        assertThat(ours).isEqualTo(sdk(query, headers, "k" + secret));
    }

    @Provide
    Arbitrary<String> texts() {
        return Texts.any();
    }

    @Provide
    Arbitrary<Map<String, String>> queries() {
        Arbitrary<String> names = Arbitraries.of(
                "PhoneNumbers", "SignName", "TemplateCode", "TemplateParam", "OutId", "TtsParam", "a b", "签名", "~*");
        return Arbitraries.maps(names, Texts.any()).ofMinSize(1).ofMaxSize(7);
    }

    private static String sdk(Map<String, String> query, Map<String, String> headers, String secret) throws Exception {
        TeaRequest request = TeaRequest.create();
        request.method = "POST";
        request.pathname = "/";
        request.query = query;
        request.headers = headers;
        String payload = headers.get("x-acs-content-sha256");
        return Client.getAuthorization(request, "ACS3-HMAC-SHA256", payload, "LTAItest", secret);
    }
}
