package io.langyan.monitoring.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.Reading;

/** A reading as the database keeps it: JSON in the shape of the events, null for none. */
public final class KeptReading {

    private KeptReading() {}

    public static Reading of(String json) {
        try {
            return json == null ? null : EventJson.mapper().readValue(json, Reading.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a kept reading cannot be read", impossible);
        }
    }

    public static String written(Reading reading) {
        try {
            return reading == null ? null : EventJson.mapper().writeValueAsString(reading);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a reading cannot be written", impossible);
        }
    }
}
