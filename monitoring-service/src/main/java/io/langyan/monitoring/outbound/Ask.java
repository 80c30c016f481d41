package io.langyan.monitoring.outbound;

import java.time.Duration;
import java.util.Map;

/**
 * What to get and what it may cost.
 *
 * @param headers beside those that are always sent
 * @param maxBytes of the body after gzip is undone
 * @param within for all of it: name, redirects, body
 */
public record Ask(String url, Map<String, String> headers, long maxBytes, Duration within) {}
