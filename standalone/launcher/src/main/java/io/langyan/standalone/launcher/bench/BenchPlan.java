package io.langyan.standalone.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.langyan.events.v1.plan.GradingPolicy;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.standalone.launcher.client.Patience;
import io.langyan.standalone.launcher.client.Rest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/** The default plan for a brand that only the bench speaks of: on trial, as a drill, opening by hand, so that nobody is called. */
final class BenchPlan {

    /** Longer than anybody looks at what a bench left. */
    private static final String NEVER = "P90D";

    private BenchPlan() {}

    /** @param run brand, plan and drill in one */
    static ObjectNode of(String run, String word) {
        try {
            ObjectNode plan = (ObjectNode) new ObjectMapper(new YAMLFactory()).readTree(PlanFile.defaultText());
            plan.put("name", run).put("drill", run).put("mode", "trial");
            ObjectNode brand = plan.putArray("brands").addObject();
            brand.put("id", run).put("name", word);
            brand.putArray("names").add(word);
            ((ObjectNode) plan.path("response").path("opening")).put("by", "hand");
            return plan;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The same, but everybody who is called is called once, by a robot of the bench; neither patrols nor sources that fall silent call anybody. */
    static ObjectNode calling(String run, String word, String listener, String squad) {
        ObjectNode plan = of(run, word);
        ObjectNode monitoring = (ObjectNode) plan.path("monitoring");
        monitoring.putArray("platforms");
        monitoring.putArray("patrols");
        plan.path("escalation").path("policies").forEach(policy -> call((ObjectNode) policy, listener, squad));
        return plan;
    }

    private static void call(ObjectNode policy, String listener, String squad) {
        boolean listens = policy.path("name").asText().equals("listener");
        policy.put("repeat", 0);
        ArrayNode steps = (ArrayNode) policy.path("steps");
        ObjectNode first = (ObjectNode) steps.get(0);
        first.putArray("channels").add(listens ? listener : squad);
        steps.removeAll().add(first);
    }

    /**
     * The same in force: incidents open by rule. Each mention is a story of its own, for where little is said of a brand letters made up at random look
     * alike; no forecast rings beside them, and no clock of theirs runs out while anybody remembers them.
     */
    static ObjectNode alarming(String run, String word, String listener, String squad) {
        ObjectNode plan = calling(run, word, listener, squad).put("mode", "live");
        ((ObjectNode) plan.path("response").path("opening")).put("by", "rule");
        ((ObjectNode) plan.path("grading"))
                .put("story", GradingPolicy.EXTERNAL_ID)
                .withObject("warn")
                .remove("forecast");
        plan.path("response").path("clocks").forEach(BenchPlan::still);
        return plan;
    }

    /** Returns when monitoring listens for the brand. */
    static void awaited(Rest rest, String brand) {
        try (Patience patience = new Patience()) {
            patience.until("plan known to monitoring", Duration.ofSeconds(30), Duration.ofMillis(200), () -> {
                JsonNode terms = rest.get("viewer", "/api/watch-rules/from-plans?brand=" + brand)
                        .path("items");
                return terms.isEmpty() ? Optional.empty() : Optional.of(terms);
            });
        }
    }

    private static void still(JsonNode clock) {
        for (String time : new String[] {"within", "every"}) {
            if (clock.has(time)) {
                ((ObjectNode) clock).put(time, NEVER);
            }
        }
    }
}
