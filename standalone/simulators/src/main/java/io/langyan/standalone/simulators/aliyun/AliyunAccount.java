package io.langyan.standalone.simulators.aliyun;

import java.util.Map;
import java.util.Set;

/**
 * What the simulated customer has registered.
 *
 * @param secretById access keys
 * @param signs approved signatures (签名)
 * @param templates approved templates by code
 */
public record AliyunAccount(Map<String, String> secretById, Set<String> signs, Map<String, String> templates) {

    public AliyunAccount {
        secretById = Map.copyOf(secretById);
        signs = Set.copyOf(signs);
        templates = Map.copyOf(templates);
    }
}
