package io.langyan.standalone.simulators.tencent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.standalone.simulators.Vectors;
import io.langyan.standalone.simulators.exchange.Answer;
import io.langyan.standalone.simulators.exchange.Call;
import io.langyan.standalone.simulators.exchange.Hmac;
import io.langyan.standalone.simulators.exchange.Json;
import io.langyan.standalone.simulators.report.Fate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TencentSmsTest {

    private static final String BODY =
            """
            {"PhoneNumberSet":["+8613800000000"],"SmsSdkAppId":"1400000000","SignName":"测试签名","TemplateId":"1000001",\
            "TemplateParamSet":["P1","db01"],"SessionContext":"evt-1"}""";

    private Instant now = Instant.ofEpochSecond(1_767_323_045L);
    private final TencentSms sms = new TencentSms(
            new TencentAccount(
                    Map.of("id", "testSecretKey"),
                    Set.of("1400000000"),
                    Set.of("测试签名"),
                    Map.of("1000001", "{1} {2}，请处理", "1000002", "没有变量"),
                    6,
                    2),
            () -> now);

    @Test
    void reproducesEverySignatureVectorOfTheVendor() {
        JsonNode vectors = Vectors.of("tc3");

        assertThat(vectors).isNotEmpty().allSatisfy(vector -> {
            String canonical = Tc3.canonical(
                    headers(vector),
                    List.of(vector.path("signedHeaders").asText().split(";")),
                    bytes(vector.path("body").asText()));
            assertThat(Hmac.digest(bytes(canonical)))
                    .isEqualTo(vector.path("canonicalRequestSha256").asText());
            assertThat(Tc3.signature(
                            vector.path("secretKey").asText(),
                            vector.path("service").asText(),
                            vector.path("timestamp").asLong(),
                            canonical))
                    .isEqualTo(vector.path("signature").asText());
        });
    }

    @Test
    void reportsWhatWasAcceptedInTheDocumentedShape() throws Exception {
        JsonNode statuses = Json.MAPPER.readTree(
                """
                {"Response":{"SendStatusSet":[
                  {"SerialNo":"2640:1","PhoneNumber":"+8613800000000","SessionContext":"evt-1","Code":"Ok"},
                  {"SerialNo":"","PhoneNumber":"+8613900000001","Code":"LimitExceeded.PhoneNumberDailyLimit"}]}}""");
        Answer answer = new Answer(200, "Ok", statuses, List.of());

        assertThat(sms.reports(answer, Fate.DELIVERED))
                .singleElement()
                .hasToString(
                        """
                {"user_receive_time":"2026-01-02 11:04:05","nationcode":"86","mobile":"13800000000","report_status":"SUCCESS",\
                "errmsg":"DELIVRD","description":"用户短信送达成功","sid":"2640:1"}""");
        assertThat(sms.reports(answer, Fate.lost("UNDELIV", "空号")))
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.path("report_status").asText()).isEqualTo("FAIL");
                    assertThat(report.path("description").asText()).isEqualTo("空号");
                });
    }

    @Test
    void acceptsTheVendorsSignedRequestsWithAndWithoutTheActionSigned() {
        int accepted = 0;
        for (JsonNode vector : Vectors.of("tc3")) {
            if (vector.path("service").asText().equals("sms")) {
                Map<String, String> headers = new HashMap<>(headers(vector));
                headers.put("x-tc-action", "SendSms");
                headers.put("x-tc-version", "2021-01-11");
                headers.put("x-tc-timestamp", vector.path("timestamp").asText());
                headers.put(
                        "authorization",
                        "TC3-HMAC-SHA256 Credential=id/2026-01-02/sms/tc3_request, SignedHeaders="
                                + vector.path("signedHeaders").asText() + ", Signature="
                                + vector.path("signature").asText());
                Answer answer = sms.answer(new Call(
                        "POST",
                        "/",
                        Map.of(),
                        headers,
                        bytes(vector.path("body").asText()),
                        "::1"));
                assertThat(answer.code()).as(answer.body().toString()).isEqualTo("Ok");
                assertThat(answer.delivered()).singleElement().satisfies(message -> {
                    assertThat(message.text()).isEqualTo("【测试签名】P1 db01，请处理");
                    assertThat(message.to()).containsExactly("13800000000");
                });
                accepted++;
                now = now.plusSeconds(31);
            }
        }
        assertThat(accepted).isEqualTo(2);
    }

    @Test
    void refusesAnUnknownIdAWrongKeyATamperedBodyAndAStaleTime() {
        Call signed = signed("id", "testSecretKey", BODY);

        assertThat(sms.answer(signed("nobody", "x", BODY)).code()).isEqualTo("AuthFailure.SecretIdNotFound");
        assertThat(sms.answer(signed("id", "wrong", BODY)).code()).isEqualTo("AuthFailure.SignatureFailure");
        assertThat(sms.answer(new Call("POST", "/", Map.of(), signed.headers(), bytes(BODY + " "), "::1"))
                        .code())
                .isEqualTo("AuthFailure.SignatureFailure");
        assertThat(sms.answer(new Call("POST", "/", Map.of(), Map.of("x-tc-action", "SendSms"), bytes(BODY), "::1"))
                        .code())
                .isEqualTo("AuthFailure.InvalidAuthorization");
        now = now.plus(Duration.ofMinutes(5)).plusSeconds(1);
        Answer stale = sms.answer(signed);
        assertThat(stale.code()).isEqualTo("AuthFailure.SignatureExpire");
        assertThat(stale.status()).isEqualTo(200);
        assertThat(stale.body().at("/Response/Error/Code").asText()).isEqualTo("AuthFailure.SignatureExpire");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{broken|InvalidRequest",
                "{'PhoneNumberSet':null}|MissingParameter",
                "{'PhoneNumberSet':[]}|MissingParameter.EmptyPhoneNumberSet",
                "{'SmsSdkAppId':'9'}|UnauthorizedOperation.SmsSdkAppIdVerifyFail",
                "{'SignName':'别人'}|FailedOperation.SignatureIncorrectOrUnapproved",
                "{'TemplateId':'9'}|FailedOperation.TemplateIncorrectOrUnapproved",
                "{'TemplateParamSet':['P1']}|FailedOperation.TemplateParamSetNotMatchApprovedTemplate",
                "{'TemplateParamSet':['P1','1234567']}|InvalidParameterValue.TemplateParameterLengthLimit",
                "{'TemplateParamSet':['P1','']}|InvalidParameterValue.TemplateParameterLengthLimit",
                "{'TemplateParamSet':['P1','a.cn']}|InvalidParameterValue.ProhibitedUseUrlInTemplateParameter",
                "{'PhoneNumberSet':['12345']}|InvalidParameterValue.IncorrectPhoneNumber",
                "{'TemplateId':'1000002','TemplateParamSet':[]}|Ok",
                "{'PhoneNumberSet':['8613800000009']}|Ok"
            })
    void answersEachFaultOfAParameterWithTheVendorsCode(String change, String code) throws Exception {
        String body = change.startsWith("{broken") ? change : changed(change.replace('\'', '"'));

        assertThat(sms.answer(signed("id", "testSecretKey", body)).code()).isEqualTo(code);
    }

    @Test
    void oneNumberThatIsRefusedLeavesTheOthersTheirMessage() throws Exception {
        Answer answer =
                sms.answer(signed("id", "testSecretKey", changed("{\"PhoneNumberSet\":[\"13800000001\",\"1\"]}")));

        assertThat(answer.delivered()).hasSize(1);
        assertThat(answer.body().at("/Response/SendStatusSet/0/Code").asText()).isEqualTo("Ok");
        assertThat(answer.body().at("/Response/SendStatusSet/1/Code").asText())
                .isEqualTo("InvalidParameterValue.IncorrectPhoneNumber");
    }

    @Test
    void aNumberGetsTheSameTextOnceIn30SecondsAndTwoMessagesADay() {
        assertThat(send()).isEqualTo("Ok");
        assertThat(send()).isEqualTo("LimitExceeded.PhoneNumberThirtySecondLimit");
        now = now.plusSeconds(30);
        assertThat(send()).isEqualTo("Ok");
        now = now.plusSeconds(30);
        assertThat(send()).isEqualTo("LimitExceeded.PhoneNumberDailyLimit");
        now = Instant.parse("2026-01-02T16:00:00Z");
        assertThat(send()).isEqualTo("Ok");
    }

    private String send() {
        return sms.answer(signed("id", "testSecretKey", BODY)).code();
    }

    private static String changed(String change) throws Exception {
        ObjectNode body = (ObjectNode) Json.MAPPER.readTree(BODY);
        JsonNode given = Json.MAPPER.readTree(change);
        given.fieldNames().forEachRemaining(name -> {
            if (given.get(name).isNull()) {
                body.remove(name);
            } else {
                body.set(name, given.get(name));
            }
        });
        return body.toString();
    }

    private Call signed(String id, String key, String body) {
        long seconds = now.getEpochSecond();
        Map<String, String> headers =
                new TreeMap<>(Map.of("content-type", "application/json", "host", "sms.tencentcloudapi.com"));
        String signature = Tc3.signature(
                key, "sms", seconds, Tc3.canonical(headers, List.of("content-type", "host"), bytes(body)));
        headers.put("x-tc-action", "SendSms");
        headers.put("x-tc-version", "2021-01-11");
        headers.put("x-tc-timestamp", Long.toString(seconds));
        headers.put(
                "authorization",
                "TC3-HMAC-SHA256 Credential=" + id + "/" + Tc3.date(seconds)
                        + "/sms/tc3_request, SignedHeaders=content-type;host, Signature=" + signature);
        return new Call("POST", "/", Map.of(), headers, bytes(body), "127.0.0.1");
    }

    private static Map<String, String> headers(JsonNode vector) {
        Map<String, String> headers = new HashMap<>(Map.of(
                "content-type", vector.path("contentType").asText(),
                "host", vector.path("host").asText()));
        if (vector.has("action")) {
            headers.put("x-tc-action", vector.path("action").asText());
        }
        return headers;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
