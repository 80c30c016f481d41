package io.langyan.events.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the contract tests share: every type of every topic, the schemas and the files. */
final class Contracts {

    static final String BASE = "https://langyan.io/v1/";

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaMappers(mappers -> mappers.mapPrefix(BASE, "classpath:")));
    private static final SchemaValidatorsConfig STRICT_FORMATS =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private Contracts() {}

    static Stream<Map.Entry<String, Class<? extends Event>>> types() {
        return Arrays.stream(Topic.values()).flatMap(topic -> topic.types().entrySet().stream());
    }

    static JsonSchema schema(String file) {
        return FACTORY.getSchema(SchemaLocation.of(BASE + file), STRICT_FORMATS);
    }

    static JsonNode json(String resource) throws IOException {
        return EventJson.mapper().readTree(text(resource));
    }

    static JsonNode yaml(String resource) throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(text(resource));
    }

    static boolean exists(String resource) {
        return Contracts.class.getResource(resource) != null;
    }

    static String text(String resource) throws IOException {
        try (InputStream in = Contracts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The frozen samples of a type: the full one; where something may be absent the smallest; where fields were added later one that has them, each time. */
    static List<String> samples(String type) {
        return Stream.of("", ".minimal", ".grown", ".grown2")
                .map(variant -> "/golden/" + type + variant + ".json")
                .filter(Contracts::exists)
                .toList();
    }
}
