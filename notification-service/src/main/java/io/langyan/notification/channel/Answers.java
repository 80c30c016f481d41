package io.langyan.notification.channel;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.EventJson;
import io.langyan.notification.channel.Outcome.Result;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reading what providers say. */
public final class Answers {

    private static final int WORDS = 200;
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

    /** An answer that cannot be read. Only its status may say that the message was not delivered. */
    public static Outcome unreadable(HttpResponse<Buffer> response) {
        int status = response.statusCode();
        return Outcome.failed(unread(status), "HTTP_" + status, "an answer that cannot be read");
    }

    /** 3xx is where we do not go, such as a page that asks to sign in; 4xx was refused, often on its way. */
    private static Result unread(int status) {
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
