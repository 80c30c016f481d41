package io.langyan.monitoring.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.monitoring.observation.LooseObservation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A mapping at work: a payload in, observations out. */
final class MappedPayload {

    private final WebhookMapping mapping;
    private final FieldPath items;
    private final FieldPath trunk;
    private final Map<String, FieldPath> fields;

    MappedPayload(WebhookMapping mapping) {
        this.mapping = mapping;
        this.items = mapping.items() == null ? null : FieldPath.of(mapping.items());
        this.trunk = mapping.items() == null ? null : FieldPath.trunkOf(mapping.items());
        this.fields = mapping.fields().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> FieldPath.of(entry.getValue())));
    }

    /** Observations yet to be judged, one of each item. */
    List<ObjectNode> observations(List<JsonNode> items, Instant seenAt, String source) {
        LooseObservation.Manner manner =
                new LooseObservation.Manner(mapping.zoneId(), mapping.format(), mapping.platforms(), seenAt, source);
        List<ObjectNode> observations = new ArrayList<>();
        for (JsonNode item : items) {
            observations.add(LooseObservation.of(values(item), manner));
        }
        return observations;
    }

    /** The items of a payload as they came. */
    List<JsonNode> items(JsonNode payload) {
        JsonNode found = items == null ? payload : items.in(payload);
        if (found == null) {
            return List.of();
        }
        return found.isArray()
                ? StreamSupport.stream(found.spliterator(), false).toList()
                : List.of(found);
    }

    /** Whether the path of the items finds none although no empty list says that there are none. */
    boolean isAnotherShape(JsonNode payload) {
        if (items == null) {
            return false;
        }
        JsonNode found = items.in(payload);
        JsonNode list = trunk.in(payload);
        boolean isEmptyList = list != null && list.isContainerNode() && list.isEmpty();
        return found == null || found.isEmpty() && !isEmptyList;
    }

    private Map<String, String> values(JsonNode item) {
        Map<String, String> values = new HashMap<>();
        fields.forEach((field, path) -> {
            String text = text(path.in(item));
            if (!text.isBlank()) {
                values.put(field, text);
            }
        });
        mapping.constants().forEach(values::putIfAbsent);
        return values;
    }

    /** Several values, such as paragraphs under a wildcard, become lines. */
    private static String text(JsonNode found) {
        if (found == null || found.isObject()) {
            return "";
        }
        return found.isArray()
                ? StreamSupport.stream(found.spliterator(), false)
                        .filter(JsonNode::isValueNode)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining("\n"))
                : found.asText();
    }
}
