package io.langyan.notification.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.EventJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** A ladder as JSON. */
@Converter
public class LadderJson implements AttributeConverter<Ladder, String> {

    @Override
    public String convertToDatabaseColumn(Ladder ladder) {
        try {
            return EventJson.mapper().writeValueAsString(ladder);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Ladder convertToEntityAttribute(String column) {
        try {
            return column == null ? null : EventJson.mapper().readValue(column, Ladder.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("unreadable ladder in a column", broken);
        }
    }
}
