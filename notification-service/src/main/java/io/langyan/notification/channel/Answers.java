package io.langyan.notification.channel;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.EventJson;
import io.langyan.notification.channel.Outcome.Result;
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
     * Of an answer that cannot be read only the status speaks. No provider redirects, so a 3xx is a wrong address or a page that asks to sign in; a 4xx
     * is a door that was not passed, such as a proxy's; behind 429, 502 and 503 nobody took the message; after any other it may have been delivered.
     */
    static Outcome unreadable(int status) {
        return Outcome.failed(unread(status), "HTTP_" + status, "an answer that cannot be read");
    }

    private static Result unread(int status) {
        if (TURNED_AWAY.contains(status)) {
            return Result.RETRY;
        }
        return switch (status / 100) {
            case 3 -> Result.CHANNEL_DOWN;
            case 4 -> Result.UNKNOWN;
            default -> Result.MAYBE;
        };
    }

    /** Words for the record: short, and without what could be a phone's number or somebody's mail address. */
    public static String words(String text) {
        String safe = CONTACT.matcher(text).replaceAll("…");
        return safe.length() <= WORDS ? safe : safe.substring(0, WORDS) + "…";
    }
}
