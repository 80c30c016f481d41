package io.langyan.notification.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.langyan.events.v1.EventJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** A list of texts as a JSON array. */
@Converter
public class Strings implements AttributeConverter<List<String>, String> {

    private static final TypeReference<List<String>> LIST = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(List<String> list) {
        try {
            return EventJson.mapper().writeValueAsString(list == null ? List.of() : list);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public List<String> convertToEntityAttribute(String column) {
        try {
            return column == null ? List.of() : List.copyOf(EventJson.mapper().readValue(column, LIST));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("unreadable list in a column", broken);
        }
    }
}
