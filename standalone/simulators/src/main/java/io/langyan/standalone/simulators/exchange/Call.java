package io.langyan.standalone.simulators.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request as it reached a provider.
 *
 * @param path without the query
 * @param query decoded
 * @param headers names in lower case
 */
public record Call(
        String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body, String ip) {

    /** In its path, its query or its body. */
    public boolean holds(String text) {
        return path.contains(text)
                || query.values().stream().anyMatch(value -> value.contains(text))
                || new String(body, StandardCharsets.UTF_8).contains(text);
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
