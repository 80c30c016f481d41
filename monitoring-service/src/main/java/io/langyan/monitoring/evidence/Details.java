package io.langyan.monitoring.evidence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a custody entry says beyond who did what, as canonical JSON. */
final class Details {

    private Details() {}

    /** @param pairs name and value by turns; a null value is left out */
    static String of(String... pairs) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                detail.put(pairs[i], pairs[i + 1]);
            }
        }
        return CanonicalJson.of(detail);
    }
}
