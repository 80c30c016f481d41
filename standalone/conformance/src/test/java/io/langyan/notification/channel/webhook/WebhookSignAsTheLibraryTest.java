package io.langyan.notification.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.langyan.standalone.conformance.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WebhookSignAsTheLibraryTest {

    private static final String SECRET = "whsec_dGVzdC1zZWNyZXQtZm9yLWRvY3MtMDEyMzQ1Njc4OQ==";
    private static final String PREVIOUS = "whsec_bm90LXRoZS1zYW1lLXNlY3JldC1hdC1hbGwtMTIzNDU=";
    private static final String BODY = "{\"text\":\"电池 自燃 *+~%&= 🔥\"}";

    @Property(tries = 300)
    void signsWhatTheLibrarySigns(
            @ForAll @Size(min = 24, max = 64) byte[] key,
            @ForAll("bodies") String body,
            @ForAll @LongRange(min = 0, max = 4_102_444_800L) long seconds)
            throws Exception {
        String secret = "whsec_" + Base64.getEncoder().encodeToString(key);

        assertThat(ours(secret, seconds, body)).isEqualTo(new Webhook(secret).sign("msg_1", seconds, body));
    }

    /** As a receiver does that changes over from the previous secret in its own time. */
    @Test
    void theLibraryVerifiesWhatWeSignByEitherSecretAndNothingElse() {
        // Given
        long now = Instant.now().getEpochSecond();
        Map<String, List<String>> headers = headers(now, ours(SECRET, now, BODY) + " " + ours(PREVIOUS, now, BODY));

        // Then
        for (String secret : List.of(SECRET, PREVIOUS)) {
            assertThatCode(() -> new Webhook(secret).verify(BODY, headers)).doesNotThrowAnyException();
            assertThatThrownBy(() -> new Webhook(secret).verify(BODY + " ", headers))
                    .isInstanceOf(WebhookVerificationException.class);
        }
        assertThatThrownBy(() -> new Webhook(PREVIOUS).verify(BODY, headers(now, ours(SECRET, now, BODY))))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Provide
    Arbitrary<String> bodies() {
        return Texts.json();
    }

    private static Map<String, List<String>> headers(long seconds, String signatures) {
        return Map.of(
                "webhook-id", List.of("msg_1"),
                "webhook-timestamp", List.of(Long.toString(seconds)),
                "webhook-signature", List.of(signatures));
    }

    private static String ours(String secret, long seconds, String body) {
        return WebhookSign.of(secret).orElseThrow().sign("msg_1", seconds, body.getBytes(StandardCharsets.UTF_8));
    }
}
