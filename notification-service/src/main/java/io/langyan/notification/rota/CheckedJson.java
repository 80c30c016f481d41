package io.langyan.notification.rota;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.RotaChecked;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** What was told of a rota, as JSON. */
@Converter
class CheckedJson implements AttributeConverter<RotaChecked, String> {

    @Override
    public String convertToDatabaseColumn(RotaChecked checked) {
        try {
            return checked == null ? null : EventJson.mapper().writeValueAsString(checked);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public RotaChecked convertToEntityAttribute(String column) {
        try {
            return column == null ? null : EventJson.mapper().readValue(column, RotaChecked.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("what was told of a rota is unreadable", broken);
        }
    }
}
