package io.langyan.standalone.simulators.wecom;

import java.util.List;
import java.util.Map;

/**
 * What the simulated company has registered. Members whose id begins with {@code nobody} do not exist.
 *
 * @param secretByApp by {@code corpid/agentid}
 * @param callbacks of applications whose cards have buttons; taken without a trial
 * @param spent the code that refuses an edit whose response_code is used, over or unknown
 */
public record WecomAccount(Map<String, String> secretByApp, List<Cards.Callback> callbacks, int spent) {

    /** WeChat Work does not document which it is: one of the family that tells of cards, named by no known table. */
    public static final int SPENT = 42050;

    public WecomAccount {
        secretByApp = Map.copyOf(secretByApp);
        callbacks = List.copyOf(callbacks);
    }

    public WecomAccount(Map<String, String> secretByApp) {
        this(secretByApp, List.of(), SPENT);
    }

    boolean knowsCorp(String corp) {
        return secretByApp.keySet().stream().anyMatch(app -> app.startsWith(corp + "/"));
    }
}
