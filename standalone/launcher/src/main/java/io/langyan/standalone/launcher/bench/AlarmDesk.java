package io.langyan.standalone.launcher.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.standalone.launcher.client.Rest;
import java.net.URI;
import java.util.Map;

/**
 * A brand of the bench, and the robots that call for it.
 *
 * @param word its name, which is watched for
 * @param listener the robot that rings for hits
 * @param squad the robot that pages for incidents
 */
record AlarmDesk(String brand, String word, Robot listener, Robot squad) {

    /** A group robot of WeChat Work: a channel of notification, and the key by which the simulator knows it. */
    record Robot(String channel, String key) {

        private void join(Rest rest, URI simulators) {
            rest.put(
                    "admin",
                    "/api/channels/" + channel,
                    Map.of(
                            "kind",
                            "wecom-robot",
                            "drill",
                            true,
                            "test",
                            true,
                            "baseUrl",
                            simulators + "/wecom",
                            "secrets",
                            Map.of("key", key)));
        }
    }

    /** On trial: what rings waits for its robot beside what is measured, and no incident opens. */
    ObjectNode onTrial() {
        return BenchPlan.calling(brand, word, listener.channel(), squad.channel());
    }

    ObjectNode inForce() {
        return BenchPlan.alarming(brand, word, listener.channel(), squad.channel());
    }

    /** Returns when monitoring listens for the brand. */
    void open(Rest rest, URI simulators, ObjectNode plan) {
        listener.join(rest, simulators);
        squad.join(rest, simulators);
        rest.put("admin", "/api/plan?name=" + brand, plan);
        BenchPlan.awaited(rest, brand);
    }
}
