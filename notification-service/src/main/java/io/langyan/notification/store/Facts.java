package io.langyan.notification.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.langyan.events.v1.EventJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Texts by name as a JSON object, in their order. */
@Converter
public class Facts implements AttributeConverter<Map<String, String>, String> {

    private static final TypeReference<LinkedHashMap<String, String>> MAP = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(Map<String, String> map) {
        try {
            return EventJson.mapper().writeValueAsString(map == null ? Map.of() : map);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Map<String, String> convertToEntityAttribute(String column) {
        try {
            return column == null ? Map.of() : EventJson.mapper().readValue(column, MAP);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("unreadable object in a column", broken);
        }
    }
}
