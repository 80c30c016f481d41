package io.langyan.monitoring.correction;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.EventJson;

/** What was said and what stood before, as the database keeps it. */
final class Json {

    private Json() {}

    static String of(Object value) {
        try {
            return EventJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a correction cannot be written", impossible);
        }
    }
}
