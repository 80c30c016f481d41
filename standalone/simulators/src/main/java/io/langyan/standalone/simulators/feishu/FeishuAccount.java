package io.langyan.standalone.simulators.feishu;

import java.util.List;
import java.util.Map;

/**
 * What the simulated customer has registered.
 *
 * @param secretByToken an empty secret: the robot asks for no signature
 * @param keywords a message must hold one of them; empty: none asked
 */
public record FeishuAccount(Map<String, String> secretByToken, List<String> keywords) {

    public FeishuAccount {
        secretByToken = Map.copyOf(secretByToken);
        keywords = List.copyOf(keywords);
    }
}
