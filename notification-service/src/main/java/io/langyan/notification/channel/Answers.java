package io.langyan.notification.channel;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.EventJson;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reading what providers say. */
public final class Answers {

    private static final int WORDS = 200;
    private static final Set<Integer> TURNED_AWAY = Set.of(429, 502, 503);
    /** Seven digits or more, however they are spaced, and mail addresses. */
    private static final Pattern CONTACT = Pattern.compile("\\d(?:[ -]?\\d){6,}|[^\\s<>\"'(]+@[^\\s<>\"')]+");

    private Answers() {}

    /** The JSON object of an answer; empty when it is none. */
    public static Optional<JsonNode> object(HttpResponse<Buffer> response) {
        try {
            Buffer body = response.body();
            return body == null
                    ? Optional.empty()
                    : Optional.ofNullable(EventJson.mapper().readTree(body.getBytes()))
                            .filter(JsonNode::isObject);
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    public static Outcome unreadable(HttpResponse<Buffer> response) {
        return unreadable(response.statusCode());
    }

    /**
     * Of an answer that cannot be read only the status speaks. A redirect or a 4xx is a door that was not passed, such as a proxy's page; behind 429, 502
     * and 503 nobody took the message; after any other it may have been delivered.
     */
    static Outcome unreadable(int status) {
        Outcome.Result result = TURNED_AWAY.contains(status)
                ? Outcome.Result.RETRY
                : status / 100 == 3 || status / 100 == 4 ? Outcome.Result.UNKNOWN : Outcome.Result.MAYBE;
        return Outcome.failed(result, "HTTP_" + status, "an answer that cannot be read");
    }

    /** Words for the record: short, and without what could be a phone's number or somebody's mail address. */
    public static String words(String text) {
        String safe = CONTACT.matcher(text).replaceAll("…");
        return safe.length() <= WORDS ? safe : safe.substring(0, WORDS) + "…";
    }
}
