package io.langyan.events.v1.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.langyan.events.v1.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * Reads and writes a plan as YAML or JSON (JSON is YAML). Shape only: {@link PlanCheck} says whether it makes sense. Strict,
 * unlike the wire: a property nobody knows is a typing error here, not a newer contract.
 */
public final class PlanFile {

    private static final ObjectMapper YAML = EventJson.configure(new ObjectMapper(new YAMLFactory()))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private PlanFile() {}

    /** @throws IllegalArgumentException naming the place when the text is no plan */
    public static Plan parse(String text) {
        try {
            Plan plan = YAML.treeToValue(tree(text), Plan.class);
            if (plan == null) {
                throw new IllegalArgumentException("the text is empty");
            }
            return plan;
        } catch (JsonMappingException misfit) {
            throw new IllegalArgumentException(place(misfit) + misfit.getOriginalMessage(), misfit);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken.getOriginalMessage(), broken);
        }
    }

    /** The plan that ships with the suite. */
    public static Plan defaultPlan() {
        return parse(defaultText());
    }

    public static String defaultText() {
        try (InputStream in = PlanFile.class.getResourceAsStream("/default-plan.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The plan as YAML, for people to read and change. */
    public static String write(Plan plan) {
        try {
            return YAML.writeValueAsString(plan);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static JsonNode tree(String text) throws JsonProcessingException {
        return YAML.readTree(text);
    }

    private static String place(JsonMappingException misfit) {
        String path = misfit.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("/"));
        return path.isEmpty() ? "" : "/" + path + ": ";
    }
}
