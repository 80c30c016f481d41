package io.langyan.monitoring.outbound;

import java.net.URI;
import java.util.Map;

/**
 * What came.
 *
 * @param from where it came from in the end
 * @param headers names in lower case
 */
public record Fetched(int status, URI from, Map<String, String> headers, byte[] body) {

    /** A header, null when absent. */
    public String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }
}
