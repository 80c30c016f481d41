package io.langyan.notification.rota;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.langyan.events.v1.EventJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Layers as a JSON array. */
@Converter
class LayersJson implements AttributeConverter<List<LayerBody>, String> {

    private static final TypeReference<List<LayerBody>> LAYERS = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(List<LayerBody> layers) {
        try {
            return EventJson.mapper().writeValueAsString(layers);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public List<LayerBody> convertToEntityAttribute(String column) {
        try {
            return List.copyOf(EventJson.mapper().readValue(column, LAYERS));
        } catch (JsonProcessingException broken) {
            // failing here, one rota would keep all others from being read
            return null;
        }
    }
}
