package io.langyan.notification.board;

import io.langyan.events.rest.Problem;
import java.util.List;

/** The state to which a list is limited. */
final class AskedState {

    private AskedState() {}

    /**
     * @param state null for all
     * @throws Problem 400 naming the states that there are
     */
    static String of(String state, List<String> known) {
        if (state != null && !known.contains(state)) {
            String all = String.join(", ", known);
            throw Problem.badRequest("bad-parameter", "state 应为：" + all + "。", "state must be one of " + all + ".")
                    .with("parameter", "state")
                    .with("known", known);
        }
        return state;
    }
}
