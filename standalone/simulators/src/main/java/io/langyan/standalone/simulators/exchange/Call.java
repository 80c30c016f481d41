package io.langyan.standalone.simulators.exchange;

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

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
