package io.langyan.notification.channel.aliyun;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.EventJson;
import io.langyan.notification.Vectors;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Acs3Test {

    @Test
    void signsAsTheVendorDoes() {
        for (JsonNode vector : Vectors.of("acs3")) {
            if (vector.path("body").asText().isEmpty()) {
                String authorization = Acs3.authorization(
                        vector.path("ak").asText(),
                        vector.path("sk").asText(),
                        sorted(vector.path("query")),
                        sorted(vector.path("headers")));

                assertThat(authorization)
                        .startsWith("ACS3-HMAC-SHA256 Credential="
                                + vector.path("ak").asText() + ",SignedHeaders=host;")
                        .endsWith(",Signature=" + vector.path("signature").asText());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OK, OK",
        "isp.SYSTEM_ERROR, RETRY",
        "isv.BUSINESS_LIMIT_CONTROL, THROTTLED_RECIPIENT",
        "Throttling.User, THROTTLED",
        "isv.MOBILE_NUMBER_ILLEGAL, PERM",
        "isv.PARAM_NOT_SUPPORT_URL, PERM",
        "isv.AMOUNT_NOT_ENOUGH, CHANNEL_DOWN",
        "isp.RAM_PERMISSION_DENY, CHANNEL_DOWN",
        "isp.UNKNOWN_FAULT, RETRY",
        "isv.VOICE_CALL_FAIL, RETRY",
        "isv.COMPLAINT_REJECT, PERM",
        "MissingTtsCode, PERM",
        "isv.TTS_TEMPLATE_ILLEGAL, CHANNEL_DOWN",
        "isv.DISPLAY_NUMBER_ILLEGAL, CHANNEL_DOWN",
        "isv.BILLID_NOT_EXIST, CHANNEL_DOWN",
        "SignatureDoesNotMatch, CHANNEL_DOWN",
        "InvalidAccessKeyId.NotFound, CHANNEL_DOWN",
        "isv.NEVER_HEARD_OF, UNKNOWN"
    })
    void readsTheVendorsCodes(String code, Result result) {
        assertThat(outcome(code, "x").result()).isEqualTo(result);
    }

    @Test
    void readsTheWindowOfALimitFromItsMessage() {
        assertThat(outcome("isv.BUSINESS_LIMIT_CONTROL", "触发分钟级流控Permits:1").pause())
                .isEqualTo(Duration.ofSeconds(61));
        assertThat(outcome("isv.BUSINESS_LIMIT_CONTROL", "触发小时级流控Permits:5").pause())
                .isEqualTo(Duration.ofHours(1));
        assertThat(outcome("isv.BUSINESS_LIMIT_CONTROL", "触发天级流控Permits:10").pause())
                .isEqualTo(Duration.ofHours(24));
    }

    @Test
    void keepsTheIdOfWhatEachProductAccepted() {
        JsonNode answer = EventJson.mapper()
                .createObjectNode()
                .put("Code", "OK")
                .put("BizId", "b^0")
                .put("CallId", "c^1");

        assertThat(AliyunCodes.outcome(answer, "BizId").providerId()).isEqualTo("b^0");
        assertThat(AliyunCodes.outcome(answer, "CallId").providerId()).isEqualTo("c^1");
    }

    private static Outcome outcome(String code, String message) {
        return AliyunCodes.outcome(
                EventJson.mapper().createObjectNode().put("Code", code).put("Message", message), "BizId");
    }

    private static SortedMap<String, String> sorted(JsonNode object) {
        SortedMap<String, String> sorted = new TreeMap<>();
        object.fields()
                .forEachRemaining(
                        each -> sorted.put(each.getKey(), each.getValue().asText()));
        return sorted;
    }
}
