package io.langyan.standalone.simulators.aliyun;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.simulators.Vectors;
import io.langyan.standalone.simulators.exchange.Answer;
import io.langyan.standalone.simulators.exchange.Call;
import io.langyan.standalone.simulators.exchange.Hmac;
import io.langyan.standalone.simulators.report.Fate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliyunSmsTest {

    private static final AliyunAccount ACCOUNT = new AliyunAccount(
            Map.of("testAccessKeyId", "testAccessKeySecret"),
            Set.of("测试签名"),
            Map.of("SMS_000000001", "${level} ${name}，请处理", "SMS_2", "没有变量"));

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final AliyunSms sms = new AliyunSms(ACCOUNT, () -> now);
    private int nonce;

    @Test
    void reproducesEverySignatureVectorOfTheVendor() {
        JsonNode vectors = Vectors.of("acs3");

        assertThat(vectors).isNotEmpty().allSatisfy(vector -> {
            Map<String, String> headers = strings(vector.path("headers"));
            String canonical = Acs3.canonical(
                    vector.path("method").asText(),
                    vector.path("path").asText(),
                    strings(vector.path("query")),
                    headers,
                    new ArrayList<>(new TreeMap<>(headers).keySet()),
                    bytes(vector.path("body").asText()));
            assertThat(Hmac.digest(bytes(canonical)))
                    .isEqualTo(vector.path("canonicalRequestSha256").asText());
            assertThat(Acs3.signature(vector.path("sk").asText(), canonical))
                    .isEqualTo(vector.path("signature").asText());
        });
    }

    @Test
    void acceptsTheVendorsSignedRequestsAsQueryAndAsForm() {
        JsonNode vectors = Vectors.of("acs3");

        for (JsonNode vector : vectors) {
            if (vector.path("headers").path("x-acs-action").asText().equals("SendSms")) {
                AliyunSms fresh = new AliyunSms(ACCOUNT, () -> now);
                Map<String, String> headers = new HashMap<>(strings(vector.path("headers")));
                headers.put(
                        "authorization",
                        "ACS3-HMAC-SHA256 Credential=" + vector.path("ak").asText() + ",SignedHeaders="
                                + String.join(";", new TreeMap<>(headers).keySet()) + ",Signature="
                                + vector.path("signature").asText());
                Answer answer = fresh.answer(new Call(
                        "POST",
                        "/",
                        strings(vector.path("query")),
                        headers,
                        bytes(vector.path("body").asText()),
                        "127.0.0.1"));
                assertThat(answer.code()).as(answer.body().toString()).isEqualTo("OK");
                assertThat(answer.delivered()).singleElement().satisfies(message -> assertThat(message.text())
                        .isEqualTo("【测试签名】P1 db 01~*，请处理"));
            }
        }
    }

    @Test
    void refusesAnUnknownKeyAWrongSecretAndATamperedParameter() {
        assertThat(send("nobody", "x", parameters()).code()).isEqualTo("InvalidAccessKeyId.NotFound");
        assertThat(send("nobody", "x", parameters()).status()).isEqualTo(404);
        assertThat(send("testAccessKeyId", "wrong", parameters()).code()).isEqualTo("SignatureDoesNotMatch");

        Call signed = signed("testAccessKeyId", "testAccessKeySecret", parameters());
        Map<String, String> tampered = new HashMap<>(signed.query());
        tampered.put("PhoneNumbers", "13900000000");
        Answer answer = sms.answer(new Call("POST", "/", tampered, signed.headers(), signed.body(), "::1"));
        assertThat(answer.code()).isEqualTo("SignatureDoesNotMatch");
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void refusesAStaleTimestampAndAUsedNonce() {
        Call stale = signed("testAccessKeyId", "testAccessKeySecret", parameters());
        now = now.plus(Duration.ofMinutes(16));
        assertThat(sms.answer(stale).code()).isEqualTo("InvalidTimeStamp.Expired");

        Call once = signed("testAccessKeyId", "testAccessKeySecret", parameters());
        assertThat(sms.answer(once).code()).isEqualTo("OK");
        assertThat(sms.answer(once).code()).isEqualTo("SignatureNonceUsed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "PhoneNumbers|-|MissingPhoneNumbers",
                "SignName|-|MissingSignName",
                "TemplateCode|-|MissingTemplateCode",
                "SignName|别人|isv.SMS_SIGNATURE_ILLEGAL",
                "TemplateCode|SMS_9|isv.SMS_TEMPLATE_ILLEGAL",
                "PhoneNumbers|12345|isv.MOBILE_NUMBER_ILLEGAL",
                "TemplateParam|not json|isv.INVALID_JSON_PARAM",
                "TemplateParam|{\"level\":1,\"name\":\"x\"}|isv.INVALID_JSON_PARAM",
                "TemplateParam|{\"level\":\"P1\"}|isv.TEMPLATE_MISSING_PARAMETERS",
                "TemplateParam|-|isv.TEMPLATE_MISSING_PARAMETERS",
                "TemplateParam|{\"level\":\"P1\",\"name\":\"https://a.example/x\"}|isv.PARAM_NOT_SUPPORT_URL",
                "TemplateParam|{\"level\":\"P1\",\"name\":\"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六\"}|isv.PARAM_LENGTH_LIMIT",
                "PhoneNumbers|+8613800000000,13900000001|OK"
            })
    void answersEachFaultOfAParameterWithTheVendorsCode(String parameter, String value, String code) {
        Map<String, String> parameters = parameters();
        if (value == null) {
            parameters.remove(parameter);
        } else {
            parameters.put(parameter, value);
        }
        assertThat(send("testAccessKeyId", "testAccessKeySecret", parameters).code())
                .isEqualTo(code);
    }

    @Test
    void limitsANotificationTemplateToFiftyADayForANumber() {
        for (int i = 0; i < 50; i++) {
            assertThat(send("testAccessKeyId", "testAccessKeySecret", parameters())
                            .code())
                    .isEqualTo("OK");
        }
        assertThat(send("testAccessKeyId", "testAccessKeySecret", parameters()).code())
                .isEqualTo("isv.BUSINESS_LIMIT_CONTROL");

        now = now.plus(Duration.ofHours(24));
        assertThat(send("testAccessKeyId", "testAccessKeySecret", parameters()).code())
                .isEqualTo("OK");
    }

    @Test
    void reportsEachMessageOfARequestInTheDocumentedShape() {
        Map<String, String> two = parameters();
        two.put("PhoneNumbers", "13800000000,13900000001");
        two.put("OutId", "evt-1");
        Answer answer = send("testAccessKeyId", "testAccessKeySecret", two);
        String bizId = answer.body().path("BizId").asText();
        now = now.plusSeconds(3);

        assertThat(sms.reports(answer, Fate.DELIVERED))
                .hasSize(2)
                .first()
                .hasToString(
                        """
                {"phone_number":"13800000000","send_time":"2026-01-02 11:04:05","report_time":"2026-01-02 11:04:08","success":true,\
                "err_code":"DELIVERED","err_msg":"用户接收成功","sms_size":"1","biz_id":"%s","out_id":"evt-1"}"""
                                .formatted(bizId));
        assertThat(sms.reports(answer, Fate.lost("MK:0013", null))
                        .get(1)
                        .path("err_code")
                        .asText())
                .isEqualTo("MK:0013");
        assertThat(sms.reports(send("nobody", "x", two), Fate.DELIVERED)).isEmpty();
        assertThat(send("testAccessKeyId", "testAccessKeySecret", two)
                        .body()
                        .path("BizId")
                        .asText())
                .isNotEqualTo(bizId);
    }

    private Answer send(String id, String secret, Map<String, String> parameters) {
        return sms.answer(signed(id, secret, parameters));
    }

    private Call signed(String id, String secret, Map<String, String> parameters) {
        TreeMap<String, String> headers = new TreeMap<>(Map.of(
                "host",
                "127.0.0.1:8090",
                "x-acs-action",
                "SendSms",
                "x-acs-content-sha256",
                Hmac.digest(new byte[0]),
                "x-acs-date",
                now.toString(),
                "x-acs-signature-nonce",
                "nonce-" + ++nonce,
                "x-acs-version",
                "2017-05-25"));
        List<String> names = List.copyOf(headers.keySet());
        String signature = Acs3.signature(secret, Acs3.canonical("POST", "/", parameters, headers, names, new byte[0]));
        headers.put(
                "authorization",
                Acs3.ALGORITHM + " Credential=" + id + ",SignedHeaders=" + String.join(";", names) + ",Signature="
                        + signature);
        return new Call("POST", "/", parameters, headers, new byte[0], "127.0.0.1");
    }

    private static Map<String, String> parameters() {
        return new HashMap<>(Map.of(
                "PhoneNumbers", "13800000000",
                "SignName", "测试签名",
                "TemplateCode", "SMS_000000001",
                "TemplateParam", "{\"level\":\"P1\",\"name\":\"db\"}"));
    }

    private static Map<String, String> strings(JsonNode object) {
        Map<String, String> strings = new HashMap<>();
        object.fields()
                .forEachRemaining(
                        each -> strings.put(each.getKey(), each.getValue().asText()));
        return strings;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
