package io.langyan.events.v1.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.langyan.events.v1.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads a plan from YAML or JSON (JSON is YAML). Shape only: {@code PlanCheck} says whether it makes sense. */
public final class PlanFile {

    private static final ObjectMapper YAML = EventJson.configure(new ObjectMapper(new YAMLFactory()));

    private PlanFile() {}

    /** @throws IllegalArgumentException naming the place when the text is no plan */
    public static Plan parse(String text) {
        try {
            return YAML.readValue(text, Plan.class);
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
}
