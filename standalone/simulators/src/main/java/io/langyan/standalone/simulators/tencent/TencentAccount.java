package io.langyan.standalone.simulators.tencent;

import java.util.Map;
import java.util.Set;

/**
 * What the simulated customer has registered.
 *
 * @param keyById API keys
 * @param apps ids of SMS applications
 * @param signs approved signatures (签名)
 * @param templates approved templates by id
 * @param longest characters that a template's variable may have
 * @param daily messages that a number gets in a day of UTC+8
 */
public record TencentAccount(
        Map<String, String> keyById,
        Set<String> apps,
        Set<String> signs,
        Map<String, String> templates,
        int longest,
        int daily) {

    public TencentAccount {
        keyById = Map.copyOf(keyById);
        apps = Set.copyOf(apps);
        signs = Set.copyOf(signs);
        templates = Map.copyOf(templates);
    }
}
