package io.langyan.grading.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The default plan made fit for topics without readings: each its own story, any sentiment, spread alone, opening by hand. */
final class HotSeriesPlan {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private HotSeriesPlan() {}

    static String text(String brandWord) {
        return text(brandWord, 1);
    }

    /** @param scale what thresholds of spread are divided by */
    static String text(String brandWord, int scale) {
        try (InputStream in = HotSeriesPlan.class.getResourceAsStream("/default-plan.yaml")) {
            ObjectNode plan = (ObjectNode) YAML.readTree(in);
            plan.put("name", "hot-series");
            ObjectNode brand = plan.putArray("brands").addObject();
            brand.put("id", "hot-series").put("name", "热点");
            brand.putArray("names").add(brandWord.isEmpty() ? "热点" : brandWord);
            spreadAlone((ObjectNode) plan.get("grading"));
            divide(plan.get("grading"), scale);
            ((ObjectNode) plan.path("response").get("opening")).put("by", "hand");
            return YAML.writeValueAsString(plan);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void divide(JsonNode grading, int scale) {
        for (JsonNode spread : grading.findValues("spread")) {
            ((ObjectNode) spread).put("over", spread.get("over").asLong() / scale);
        }
    }

    private static void spreadAlone(ObjectNode grading) {
        grading.put("story", "externalId");
        ObjectNode counts = (ObjectNode) grading.get("counts");
        counts.put("negativeShare", 0);
        counts.putArray("sentiments")
                .add("negative")
                .add("neutral")
                .add("positive")
                .add("unread");
        grading.remove("clauses");
        for (JsonNode rule : grading.get("levels")) {
            ((ObjectNode) rule).remove("anyOf");
        }
        ((ObjectNode) grading.get("warn")).remove("forecast");
    }
}
