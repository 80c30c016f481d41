package io.langyan.standalone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the standard's own library signs, against our simulator of a receiver. */
class StandardWebhooksTest {

    private static final String SECRET = "whsec_dGVzdC1zZWNyZXQtZm9yLWRvY3MtMDEyMzQ1Njc4OQ==";
    private static final String OTHER = "whsec_bm90LXRoZS1zYW1lLXNlY3JldC1hdC1hbGwtMTIzNDU=";
    private static final String BODY = "{\"type\":\"page.pushed\",\"data\":{\"text\":\"电池 自燃 *+~%&= 🔥\"}}";

    private static Simulated receiver;

    @BeforeAll
    static void start() {
        receiver = Simulated.with(Map.of("WEBHOOK_RECEIVERS", "ops=" + SECRET));
    }

    @AfterAll
    static void stop() {
        receiver.close();
    }

    @Test
    void whatTheLibrarySignsArrives() throws Exception {
        assertThat(send(SECRET, "msg_1", BODY).statusCode()).isEqualTo(200);
        assertThat(receiver.onThePhones("webhook"))
                .extracting(message -> message.path("text").asText())
                .containsExactly("电池 自燃 *+~%&= 🔥");
    }

    @Test
    void whatItSignsByAnotherSecretOrForAnotherBodyIsRefused() throws Exception {
        assertThat(send(OTHER, "msg_2", BODY).statusCode()).isEqualTo(401);
        assertThat(send(SECRET, "msg_3", BODY + " ").statusCode()).isEqualTo(401);
    }

    /** @param body signed is {@link #BODY}, whatever is sent */
    private static HttpResponse<String> send(String secret, String id, String body) throws Exception {
        long now = Instant.now().getEpochSecond();
        Map<String, String> headers = Map.of(
                Webhook.UNBRANDED_MSG_ID_KEY, id,
                Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, Long.toString(now),
                Webhook.UNBRANDED_MSG_SIGNATURE_KEY, new Webhook(secret).sign(id, now, BODY));
        return receiver.post("/hooks/ops", headers, body);
    }
}
