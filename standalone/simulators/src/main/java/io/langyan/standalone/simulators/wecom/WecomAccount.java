package io.langyan.standalone.simulators.wecom;

import java.util.Map;

/**
 * What the simulated company has registered. Members whose id begins with {@code nobody} do not exist.
 *
 * @param secretByApp by {@code corpid/agentid}
 */
public record WecomAccount(Map<String, String> secretByApp) {

    public WecomAccount {
        secretByApp = Map.copyOf(secretByApp);
    }

    boolean knowsCorp(String corp) {
        return secretByApp.keySet().stream().anyMatch(app -> app.startsWith(corp + "/"));
    }
}
