package io.langyan.notification.channel.tencent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.EventJson;
import io.langyan.notification.Vectors;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TencentTest {

    private static final Instant EVENING = Instant.parse("2026-01-02T15:30:00Z");

    @Test
    void signsAsTheVendorDoes() {
        JsonNode vectors = Vectors.of("tc3");

        assertThat(vectors).isNotEmpty().allSatisfy(vector -> assertThat(Tc3.authorization(
                        new Tc3.Signer(
                                "AKID",
                                vector.path("secretKey").asText(),
                                vector.path("service").asText()),
                        headers(vector),
                        vector.path("timestamp").asLong(),
                        vector.path("body").asText().getBytes(StandardCharsets.UTF_8)))
                .contains(", SignedHeaders=" + vector.path("signedHeaders").asText() + ", ")
                .endsWith(", Signature=" + vector.path("signature").asText()));
    }

    /** Computed with Python's hmac and hashlib. */
    @Test
    void signsAsPythonDoes() {
        String authorization = Tc3.authorization(
                new Tc3.Signer("id", "langyan-synthetic-key", "sms"),
                new TreeMap<>(Map.of(
                        "content-type", "application/json; charset=utf-8",
                        "host", "127.0.0.1:8090",
                        "x-tc-action", "SendSms")),
                1_790_000_000L,
                "{\"SignName\":\"狼烟\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(authorization)
                .isEqualTo("TC3-HMAC-SHA256 Credential=id/2026-09-21/sms/tc3_request, "
                        + "SignedHeaders=content-type;host;x-tc-action, "
                        + "Signature=2e40a199ef08f418786c65eee130b738e5621b3bdd609ceaf92aaf4e0b123f4e");
    }

    @ParameterizedTest
    @CsvSource({
        "Ok, OK",
        "ok, UNKNOWN",
        "InternalError, RETRY",
        "InternalError.OtherError, RETRY",
        "InternalError.Timeout, MAYBE",
        "InternalError.RequestTimeException, CHANNEL_DOWN",
        "RequestLimitExceeded.UinLimitExceeded, THROTTLED",
        "LimitExceeded.AppDailyLimit, THROTTLED",
        "LimitExceeded.PhoneNumberThirtySecondLimit, THROTTLED_RECIPIENT",
        "LimitExceeded.PhoneNumberCountLimit, PERM",
        "InvalidParameterValue.IncorrectPhoneNumber, PERM",
        "InvalidParameterValue.SdkAppIdNotExist, CHANNEL_DOWN",
        "UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber, PERM",
        "FailedOperation.PhoneNumberInBlacklist, PERM",
        "FailedOperation.InsufficientBalanceInSmsPackage, CHANNEL_DOWN",
        "AuthFailure.SignatureFailure, CHANNEL_DOWN",
        "UnauthorizedOperation.SdkAppIdIsDisabled, CHANNEL_DOWN",
        "FailedOperation.NeverHeardOf, UNKNOWN"
    })
    void readsTheVendorsCodesOfTheCallAndOfTheNumber(String code, Result result) {
        assertThat(outcome("{'Error':{'Code':'" + code + "','Message':'x'}}").result())
                .isEqualTo(result);
        assertThat(outcome("{'SendStatusSet':[{'Code':'" + code + "','Message':'x','SerialNo':'1'}]}")
                        .result())
                .isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({
        "LimitExceeded.PhoneNumberThirtySecondLimit, PT31S",
        "LimitExceeded.PhoneNumberOneHourLimit, PT1H",
        "LimitExceeded.PhoneNumberDailyLimit, PT30M",
        "LimitExceeded.AppDailyLimit, PT30M",
        "FailedOperation.MarketingSendTimeConstraint, PT8H30M"
    })
    void waitsForTheWindowThatTheCodeNames(String code, Duration pause) {
        assertThat(outcome("{'Error':{'Code':'" + code + "'}}").pause()).isEqualTo(pause);
    }

    @Test
    void anAnswerWithoutAStatusMayHideAMessage() {
        assertThat(outcome("{'SendStatusSet':[]}").result()).isEqualTo(Result.MAYBE);
    }

    private static Outcome outcome(String response) {
        try {
            return TencentCodes.outcome(EventJson.mapper().readTree(response.replace('\'', '"')), EVENING);
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }

    private static SortedMap<String, String> headers(JsonNode vector) {
        SortedMap<String, String> headers = new TreeMap<>(Map.of(
                "content-type", vector.path("contentType").asText(),
                "host", vector.path("host").asText()));
        if (vector.has("action")) {
            headers.put("x-tc-action", vector.path("action").asText());
        }
        return headers;
    }
}
