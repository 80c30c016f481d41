package io.langyan.standalone.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.langyan.events.v1.plan.PlanFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/**
 * The default plan as a drill: its own brand and name, every duration divided. At 240 the windows of two, four and eight hours last
 * one, one and two minutes (windows are rounded up). Two durations would be too long or too short to watch: the quiet of a day is
 * asked for an hour, a quarter of a minute here, and every source is expected once in half an hour, 7.5 seconds here.
 */
final class DrillPlan {

    static final int TIME_SCALE = 240;
    private static final String QUIET_FOR = "PT1H";
    private static final String EXPECTED = "PT30M";
    /** Twelve minutes: who answered is at work until the demo is over. */
    private static final String ANSWER_HOLDS = "PT48H";

    /** Its policy in the shipped plan. */
    private static final String GRAVEST = "emergency";

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private DrillPlan() {}

    static ObjectNode of(DrillBrand brand) {
        ObjectNode plan = shipped();
        plan.put("name", brand.drill()).put("drill", brand.drill()).put("timeScale", TIME_SCALE);
        ObjectNode protectedBrand = plan.putArray("brands").addObject();
        protectedBrand.put("id", brand.id()).put("name", brand.name());
        brand.names().forEach(protectedBrand.withArray("names")::add);
        protectedBrand.putArray("ownAccounts").add("weibo:" + brand.name() + "官方");
        ((ObjectNode) plan.path("grading").path("quiet")).put("for", QUIET_FOR);
        ((ObjectNode) plan.path("escalation")).put("ackExpiresAfter", ANSWER_HOLDS);
        plan.path("escalation").path("policies").forEach(DrillPlan::spareSms);
        plan.path("monitoring").path("platforms").forEach(platform -> ((ObjectNode) platform)
                .put("expectedInterval", EXPECTED));
        return plan;
    }

    /** A phone takes so many SMS a day, which the next real page may need: only the gravest level sends them. */
    private static void spareSms(JsonNode policy) {
        if (!policy.path("name").asText().equals(GRAVEST)) {
            policy.path("steps").forEach(step -> withoutSms((ArrayNode) step.path("channels")));
        }
    }

    private static void withoutSms(ArrayNode channels) {
        Iterator<JsonNode> each = channels.elements();
        while (each.hasNext()) {
            if (each.next().asText().equals("aliyun-sms")) {
                each.remove();
            }
        }
    }

    private static ObjectNode shipped() {
        try {
            return (ObjectNode) YAML.readTree(PlanFile.defaultText());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
