package io.langyan.events.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.v1.plan.Plan;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas say what the records say: the same names at every depth, no record without its file. */
class SchemaTest {

    @Test
    void everyRecordTravelsOnExactlyOneTopic() {
        List<Class<? extends Event>> onTopics = Contracts.types()
                .<Class<? extends Event>>map(Map.Entry::getValue)
                .toList();

        assertThat(onTopics).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(records(Event.class));
    }

    @ParameterizedTest
    @MethodSource("io.langyan.events.v1.Contracts#types")
    void aSchemaNamesWhatTheRecordHolds(Map.Entry<String, Class<? extends Event>> type) throws IOException {
        String file = "/schemas/" + type.getKey() + ".json";

        assertThat(differences(file, Contracts.json(file), type.getValue(), type.getKey()))
                .isEmpty();
    }

    @Test
    void thePlanSchemaNamesWhatThePlanHolds() throws IOException {
        String file = "/plan.schema.json";

        assertThat(differences(file, Contracts.json(file), Plan.class, "plan")).isEmpty();
    }

    @Test
    void noSchemaStandsForNothing() throws Exception {
        Set<String> wanted =
                Contracts.types().map(type -> type.getKey() + ".json").collect(Collectors.toSet());
        wanted.add("common.json");

        try (Stream<Path> files =
                Files.list(Path.of(getClass().getResource("/schemas").toURI()))) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .isEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"crisisId", "brand", "changedAt", "to"})
    void aMissingFieldIsSeen(String field) throws IOException {
        JsonNode broken = Contracts.json("/golden/level.changed.json").deepCopy();
        ((ObjectNode) broken).remove(field);

        assertThat(Contracts.schema("schemas/level.changed.json").validate(broken))
                .singleElement()
                .satisfies(complaint -> assertThat(complaint.getProperty()).isEqualTo(field));
    }

    @Test
    void aWrongLevelTimeOrIdIsSeen() throws IOException {
        var broken = (ObjectNode) Contracts.json("/golden/level.changed.json").deepCopy();
        broken.put("to", "L9").put("changedAt", "yesterday").put("crisisId", "seven");

        assertThat(Contracts.schema("schemas/level.changed.json").validate(broken))
                .extracting(complaint -> complaint.getInstanceLocation().toString())
                .containsExactlyInAnyOrder("/to", "/changedAt", "/crisisId");
    }

    private static List<Class<? extends Event>> records(Class<?> type) {
        if (type.isRecord()) {
            return List.of(type.asSubclass(Event.class));
        }
        assertThat(Modifier.isInterface(type.getModifiers())).isTrue();
        return Arrays.stream(type.getPermittedSubclasses())
                .flatMap(part -> records(part).stream())
                .toList();
    }

    private static List<String> differences(String file, JsonNode schema, Type type, String at) throws IOException {
        JsonNode real = schema;
        String where = file;
        for (JsonNode ref = reference(real); ref != null; ref = reference(real)) {
            String[] parts = ref.asText().split("#", 2);
            where = parts[0].isEmpty()
                    ? where
                    : Path.of(where).resolveSibling(parts[0]).normalize().toString();
            real = Contracts.json(where).at(parts.length > 1 ? parts[1] : "");
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            String inside = generic.getRawType() == List.class ? "items" : "additionalProperties";
            return differences(where, real.path(inside), arguments[arguments.length - 1], at + "[]");
        }
        if (!(type instanceof Class<?> record) || !record.isRecord()) {
            return List.of();
        }
        return ofRecord(where, real, record, at);
    }

    /** Through {@code $ref}, and through the {@code oneOf} of null and a reference that stands for "may be absent". */
    private static JsonNode reference(JsonNode schema) {
        return schema.has("$ref")
                ? schema.get("$ref")
                : schema.path("oneOf").path(1).get("$ref");
    }

    private static List<String> ofRecord(String file, JsonNode schema, Class<?> record, String at) throws IOException {
        List<String> differences = new ArrayList<>();
        Set<String> inSchema = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(inSchema::add);
        Set<String> inRecord = new TreeSet<>();
        for (RecordComponent component : record.getRecordComponents()) {
            JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
            String name = renamed == null ? component.getName() : renamed.value();
            inRecord.add(name);
            differences.addAll(differences(
                    file, schema.path("properties").path(name), component.getGenericType(), at + "." + name));
        }
        if (!inSchema.equals(inRecord)) {
            differences.add(at + ": schema has " + inSchema + ", record has " + inRecord);
        }
        return differences;
    }
}
