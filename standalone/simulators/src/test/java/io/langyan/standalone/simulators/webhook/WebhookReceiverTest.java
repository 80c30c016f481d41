package io.langyan.standalone.simulators.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.simulators.Vectors;
import io.langyan.standalone.simulators.exchange.Answer;
import io.langyan.standalone.simulators.exchange.Call;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {

    private static final String SECRET = "whsec_dGVzdC1zZWNyZXQtZm9yLWRvY3MtMDEyMzQ1Njc4OQ==";
    private static final String BODY = "{\"type\":\"page.pushed\",\"data\":{\"text\":\"狼烟 L1\"}}";

    private Instant now = Instant.ofEpochSecond(1_767_323_045L);
    private final WebhookReceiver receiver = new WebhookReceiver(Map.of("duty", SECRET), () -> now);

    @Test
    void signsAsTheStandardSays() {
        JsonNode vectors = Vectors.of("standardWebhooks");

        assertThat(vectors).isNotEmpty().allSatisfy(vector -> assertThat(WebhookSign.of(
                        vector.path("secret").asText(),
                        vector.path("id").asText(),
                        vector.path("timestamp").asText(),
                        bytes(vector.path("body").asText())))
                .isEqualTo(vector.path("signature").asText()));
    }

    @Test
    void aSignedWebhookArrivesOnceHoweverOftenItIsSent() {
        Answer first = receiver.answer(signed("push-1", now, BODY));
        Answer again = receiver.answer(signed("push-1", now.plusSeconds(5), BODY));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.delivered()).singleElement().satisfies(message -> assertThat(message.text())
                .isEqualTo("狼烟 L1"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.delivered()).isEmpty();
    }

    @Test
    void oneGoodSignatureAmongSeveralIsEnough() {
        String good = WebhookSign.of(SECRET, "push-2", Long.toString(now.getEpochSecond()), bytes(BODY));

        assertThat(receiver.answer(call("push-2", now, BODY, "v1,AAAA v1a,BBBB " + good))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatIsNotSignedNotNowOrNotWholeIsRefused() {
        Instant late = now.minus(Duration.ofMinutes(5)).minusSeconds(1);
        Instant early = now.plus(Duration.ofMinutes(5)).plusSeconds(1);

        assertThat(receiver.answer(call("push-3", now, BODY, "v1,AAAA")).status())
                .isEqualTo(401);
        assertThat(receiver.answer(call("push-3", now, BODY, "")).status()).isEqualTo(401);
        assertThat(receiver.answer(signed("push.3", now, BODY)).status()).isEqualTo(401);
        assertThat(receiver.answer(signed("push-3", late, BODY)).status()).isEqualTo(401);
        assertThat(receiver.answer(signed("push-3", early, BODY)).status()).isEqualTo(401);
        assertThat(receiver.answer(signed("push-3", now, "no json")).status()).isEqualTo(400);
        assertThat(receiver.answer(signed("push-3", now, "{\"a\":\"" + "x".repeat(20_000) + "\"}"))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void anUnknownReceiverAndAGetAreRefused() {
        assertThat(receiver.answer(new Call("POST", "/hooks/nobody", Map.of(), Map.of(), bytes(BODY), "::1"))
                        .status())
                .isEqualTo(404);
        assertThat(receiver.answer(new Call("GET", "/hooks/duty", Map.of(), Map.of(), new byte[0], "::1"))
                        .status())
                .isEqualTo(405);
    }

    private static Call signed(String id, Instant at, String body) {
        return call(id, at, body, WebhookSign.of(SECRET, id, Long.toString(at.getEpochSecond()), bytes(body)));
    }

    private static Call call(String id, Instant at, String body, String signature) {
        return new Call(
                "POST",
                "/hooks/duty",
                Map.of(),
                Map.of(
                        "webhook-id", id,
                        "webhook-timestamp", Long.toString(at.getEpochSecond()),
                        "webhook-signature", signature),
                bytes(body),
                "127.0.0.1");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
