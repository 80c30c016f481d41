package io.langyan.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.EventJson;
import java.util.List;

/** Parts of a row that are kept as JSON text, because nothing is ever searched in them. */
public final class JsonText {

    private JsonText() {}

    public static String of(Object value) {
        try {
            return EventJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("cannot become JSON: " + value.getClass(), unwritable);
        }
    }

    public static <T> T read(String text, Class<T> type) {
        try {
            return EventJson.mapper().readValue(text, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a row holds broken JSON for " + type, broken);
        }
    }

    public static <T> List<T> list(String text, Class<T> type) {
        try {
            var listOf = EventJson.mapper().getTypeFactory().constructCollectionType(List.class, type);
            return EventJson.mapper().readValue(text, listOf);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a row holds broken JSON for a list of " + type, broken);
        }
    }
}
