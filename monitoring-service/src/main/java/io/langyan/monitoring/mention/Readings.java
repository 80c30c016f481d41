package io.langyan.monitoring.mention;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.Reading;

/** Readings as the ledger keeps them. */
final class Readings {

    private Readings() {}

    /** @param json or null for none */
    static Reading of(String json) {
        try {
            return json == null ? null : EventJson.mapper().readValue(json, Reading.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a kept reading cannot be read", impossible);
        }
    }

    static String written(Reading reading) {
        try {
            return reading == null ? null : EventJson.mapper().writeValueAsString(reading);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a reading cannot be written", impossible);
        }
    }
}
