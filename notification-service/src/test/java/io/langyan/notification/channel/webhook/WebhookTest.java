package io.langyan.notification.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.notification.Vectors;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void signsAsTheStandardSays() {
        JsonNode vectors = Vectors.of("standardWebhooks");

        assertThat(vectors).isNotEmpty().allSatisfy(vector -> assertThat(
                        WebhookSign.of(vector.path("secret").asText())
                                .orElseThrow()
                                .sign(
                                        vector.path("id").asText(),
                                        vector.path("timestamp").asLong(),
                                        bytes(vector.path("body").asText())))
                .isEqualTo(vector.path("signature").asText()));
    }

    /** Computed with Python's hmac and hashlib over UTF-8. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "whsec_bGFuZ3lhbiBzeW50aGV0aWMgd2ViaG9vayBzZWNyZXQ=",
                "bGFuZ3lhbiBzeW50aGV0aWMgd2ViaG9vayBzZWNyZXQ="
            })
    void signsAsPythonDoes(String secret) {
        assertThat(WebhookSign.of(secret).orElseThrow().sign("push-1", 1_790_000_000L, bytes("{\"text\":\"狼烟\"}")))
                .isEqualTo("v1,iVNhiNpQpegdaTi+PyjzZZiTF8+8LxjTDD+JMwGJiBA=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_c2hvcnQ=", "not base64 at all!", "whsec_bm90IHRoZSByaWdodCBzZWNyZXQ="})
    void aSecretThatIsNoneOrTooShortIsNotAccepted(String secret) {
        assertThat(WebhookSign.of(secret)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "200, OK",
        "204, OK",
        "301, CHANNEL_DOWN",
        "400, PERM",
        "401, CHANNEL_DOWN",
        "404, CHANNEL_DOWN",
        "408, RETRY",
        "410, CHANNEL_DOWN",
        "413, PERM",
        "429, THROTTLED",
        "500, RETRY",
        "502, THROTTLED",
        "503, THROTTLED",
        "504, THROTTLED",
        "599, UNKNOWN",
        "100, UNKNOWN"
    })
    void readsTheStatus(int status, Result result) {
        assertThat(WebhookCodes.outcome(status, null, NOW).result()).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-|PT10S",
                "7|PT7S",
                "Fri, 2 Jan 2026 03:04:35 GMT|PT30S",
                "Fri, 2 Jan 2026 03:00:00 GMT|PT10S",
                "0|PT10S",
                "1|PT1S",
                "86400|PT1H",
                "soon|PT10S"
            })
    void waitsAsLongAsTheReceiverAsks(String retryAfter, Duration pause) {
        Outcome outcome = WebhookCodes.outcome(503, retryAfter, NOW);

        assertThat(outcome.pause()).isEqualTo(pause);
    }

    @Test
    void whoWantsNoMoreIsHardlyAskedAgain() {
        assertThat(WebhookCodes.outcome(410, null, NOW).pause()).isEqualTo(Duration.ofHours(1));
        assertThat(WebhookCodes.outcome(404, null, NOW).pause()).isZero();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
