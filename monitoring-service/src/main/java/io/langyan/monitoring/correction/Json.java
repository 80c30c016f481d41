package io.langyan.monitoring.correction;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.Reading;

/** Readings as the database keeps them. */
final class Json {

    private Json() {}

    static Reading reading(String json) {
        try {
            return json == null ? null : EventJson.mapper().readValue(json, Reading.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a kept reading cannot be read", impossible);
        }
    }

    static String of(Object value) {
        try {
            return EventJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a correction cannot be written", impossible);
        }
    }
}
