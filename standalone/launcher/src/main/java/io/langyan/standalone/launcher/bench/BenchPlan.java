package io.langyan.standalone.launcher.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.langyan.events.v1.plan.PlanFile;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The default plan for a brand that only the bench speaks of: on trial, as a drill, opening by hand, so that nobody is called. */
final class BenchPlan {

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
}
