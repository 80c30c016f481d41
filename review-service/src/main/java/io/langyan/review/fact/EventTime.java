package io.langyan.review.fact;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.EventJson;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/** When an event happened by its own account; the envelope only says when it was written down. */
final class EventTime {

    private static final List<String> FIELDS =
            List.of("at", "openedAt", "closedAt", "changedAt", "madeAt", "quietSince");

    private EventTime() {}

    static Instant of(Envelope envelope, JsonNode payload) {
        String closed = payload.path("closedAt").asText(null);
        if (closed != null) {
            return parsed(closed, envelope.time());
        }
        return FIELDS.stream()
                .map(field -> payload.path(field).asText(null))
                .filter(text -> text != null && !text.equals("null"))
                .findFirst()
                .map(text -> parsed(text, envelope.time()))
                .orElse(envelope.time());
    }

    static JsonNode payload(Object event) {
        return EventJson.mapper().valueToTree(event);
    }

    private static Instant parsed(String text, Instant otherwise) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException noTime) {
            return otherwise;
        }
    }
}
