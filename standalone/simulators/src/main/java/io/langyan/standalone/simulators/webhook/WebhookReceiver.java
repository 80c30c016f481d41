package io.langyan.standalone.simulators.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.standalone.simulators.exchange.Answer;
import io.langyan.standalone.simulators.exchange.Call;
import io.langyan.standalone.simulators.exchange.Json;
import io.langyan.standalone.simulators.exchange.Provider;
import io.langyan.standalone.simulators.phone.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Receivers of Standard Webhooks: {@code POST /hooks/{name}}. Strict as the standard asks: constant-time comparison, five
 * minutes of tolerance, the id as idempotency key, so that a webhook sent again is answered well and arrives no second time.
 *
 * @see <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
 */
public final class WebhookReceiver implements Provider {

    private static final String PATH = "/hooks/";
    private static final int MOST_BYTES = 20_000;
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Duration REMEMBERED = Duration.ofHours(24);

    private final Map<String, String> secretByName;
    private final InstantSource clock;
    private final Map<String, Instant> seen = new HashMap<>();

    public WebhookReceiver(Map<String, String> secretByName, InstantSource clock) {
        this.secretByName = Map.copyOf(secretByName);
        this.clock = clock;
    }

    @Override
    public String channel() {
        return "webhook";
    }

    @Override
    public String prefix() {
        return "/webhook";
    }

    @Override
    public boolean knows(Call call) {
        return call.path().startsWith(PATH);
    }

    /** Asks in the order: receiver, method, size, headers, time, signature, JSON, repetition. */
    @Override
    public Answer answer(Call call) {
        String name = call.path().substring(PATH.length());
        String secret = secretByName.get(name);
        if (secret == null) {
            return failing(404, "404", "no such receiver");
        }
        if (!call.method().equals("POST")) {
            return failing(405, "405", "only POST");
        }
        if (call.body().length > MOST_BYTES) {
            return failing(413, "413", "more than 20 kB");
        }
        return refused(call, secret).map(why -> failing(401, "401", why)).orElseGet(() -> Json.object(call.body())
                .map(body -> received(call, name, body))
                .orElseGet(() -> failing(400, "400", "no JSON object")));
    }

    private Optional<String> refused(Call call, String secret) {
        String id = call.header("webhook-id");
        String timestamp = call.header("webhook-timestamp");
        if (id.isEmpty() || id.contains(".") || !timestamp.matches("\\d{1,12}")) {
            return Optional.of("webhook-id or webhook-timestamp is missing or unfit");
        }
        long off = Math.abs(Long.parseLong(timestamp) - clock.instant().getEpochSecond());
        if (off > TOLERANCE.toSeconds()) {
            return Optional.of("webhook-timestamp is too far from now");
        }
        String expected = WebhookSign.of(secret, id, timestamp, call.body());
        return WebhookSign.fits(call.header("webhook-signature"), expected)
                ? Optional.empty()
                : Optional.of("webhook-signature does not match");
    }

    private synchronized Answer received(Call call, String name, JsonNode body) {
        Instant now = clock.instant();
        seen.values().removeIf(at -> at.isBefore(now.minus(REMEMBERED)));
        boolean first = seen.putIfAbsent(name + "|" + call.header("webhook-id"), now) == null;
        String text = body.path("data").path("text").asText(body.toString());
        Message arrived = new Message(
                0, channel(), now, Message.tail(name), body.path("type").asText("webhook"), List.of(), text, body);
        ObjectNode answer = Json.MAPPER.createObjectNode().put("received", true).put("repeated", !first);
        return new Answer(200, first ? "200" : "repeated", answer, first ? List.of(arrived) : List.of());
    }

    @Override
    public Answer throttled(Call call) {
        return failing(429, "429", "too many requests");
    }

    /** The status is all that a sender reads: an ordered code that is one is sent as such, any other as 500. */
    @Override
    public Answer failing(int status, String code, String message) {
        int told = code.matches("[345]\\d\\d") ? Integer.parseInt(code) : status >= 300 ? status : 500;
        ObjectNode body = Json.MAPPER.createObjectNode().put("error", message == null ? "injected" : message);
        return Answer.refused(told, Integer.toString(told), body);
    }
}
