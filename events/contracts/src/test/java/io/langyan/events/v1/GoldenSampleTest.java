package io.langyan.events.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenSampleTest {

    @ParameterizedTest
    @MethodSource("io.langyan.events.v1.Contracts#types")
    void everyRecordHasASampleThatItsSchemaAccepts(Map.Entry<String, Class<? extends Event>> type) throws IOException {
        assertThat(Contracts.samples(type.getKey())).isNotEmpty();
        for (String sample : Contracts.samples(type.getKey())) {
            assertThat(Contracts.schema("schemas/" + type.getKey() + ".json").validate(Contracts.json(sample)))
                    .as(sample)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.langyan.events.v1.Contracts#types")
    void aSampleComesBackAsItWent(Map.Entry<String, Class<? extends Event>> type) throws IOException {
        for (String sample : Contracts.samples(type.getKey())) {
            JsonNode frozen = Contracts.json(sample);

            Event event = EventJson.mapper().treeToValue(frozen, type.getValue());

            JsonNode written = EventJson.mapper().readTree(EventJson.mapper().writeValueAsBytes(event));
            assertThat(withoutNulls(written)).as(sample).isEqualTo(withoutNulls(frozen));
            assertThat(EventJson.mapper().treeToValue(written, type.getValue())).isEqualTo(event);
        }
    }

    @ParameterizedTest
    @MethodSource("io.langyan.events.v1.Contracts#types")
    void fieldsOfATomorrowAreIgnoredAtEveryDepth(Map.Entry<String, Class<? extends Event>> type) throws IOException {
        for (String sample : Contracts.samples(type.getKey())) {
            JsonNode today = Contracts.json(sample);
            JsonNode tomorrow = today.deepCopy();
            int grown = grow(tomorrow, type.getValue());

            Event read = EventJson.mapper().treeToValue(tomorrow, type.getValue());

            assertThat(grown).isPositive();
            assertThat(read).isEqualTo(EventJson.mapper().treeToValue(today, type.getValue()));
        }
    }

    /** Nobody edits what others already rely on: a new sample gets a new line in SHA256SUMS, an old line never changes. */
    @Test
    void samplesAreFrozen() throws Exception {
        Map<String, String> frozen = Contracts.text("/golden/SHA256SUMS")
                .lines()
                .map(line -> line.split(" {2}"))
                .collect(Collectors.toMap(part -> part[1], part -> part[0], (a, b) -> a, TreeMap::new));

        assertThat(sumsOfTheFolder()).isEqualTo(frozen);
    }

    @Test
    void noSampleStandsForNothing() throws Exception {
        Set<String> wanted = Contracts.types().map(Map.Entry::getKey).collect(Collectors.toSet());

        Set<String> found = sumsOfTheFolder().keySet().stream()
                .map(name -> name.replaceAll("(\\.minimal|\\.grown2?)?\\.json$", ""))
                .collect(Collectors.toSet());

        assertThat(found).isEqualTo(wanted);
    }

    @Test
    void zeroIsNotUnknown() throws IOException {
        Counters none = Counters.of(0L, 0L, null);

        Counters read = EventJson.mapper().readValue(EventJson.mapper().writeValueAsString(none), Counters.class);

        assertThat(read).isEqualTo(none);
    }

    private static Map<String, String> sumsOfTheFolder() throws IOException, URISyntaxException {
        Path folder = Path.of(GoldenSampleTest.class.getResource("/golden").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString(), GoldenSampleTest::sum, (a, b) -> a, TreeMap::new));
        }
    }

    private static String sum(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException | NoSuchAlgorithmException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** Absent and null mean the same. */
    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : new TreeSet<>(names(object))) {
                if (object.get(name).isNull()) {
                    object.remove(name);
                }
            }
        }
        node.forEach(GoldenSampleTest::withoutNulls);
        return node;
    }

    private static List<String> names(ObjectNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** Adds a field to every object that stands for a record, and says to how many. */
    private static int grow(JsonNode node, Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class && node.isArray()) {
            int grown = 0;
            for (JsonNode item : node) {
                grown += grow(item, list.getActualTypeArguments()[0]);
            }
            return grown;
        }
        if (!(type instanceof Class<?> record) || !record.isRecord() || !(node instanceof ObjectNode object)) {
            return 0;
        }
        int grown = 1;
        for (RecordComponent component : record.getRecordComponents()) {
            if (object.has(component.getName())) {
                grown += grow(object.get(component.getName()), component.getGenericType());
            }
        }
        object.put("fieldOfTomorrow", 42);
        return grown;
    }
}
