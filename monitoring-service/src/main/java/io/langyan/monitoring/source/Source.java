package io.langyan.monitoring.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A source as it is registered, or as it made itself known by delivering.
 *
 * @param id what its observations carry as {@code source}
 * @param brands those it serves, empty for all
 * @param name shown name, or null
 * @param expectedInterval something good is due at least this often; null leaves it to the plan
 * @param pollInterval of a feed; null for half the expected interval
 * @param host of the URL
 * @param version grows with each edit; 0 for a source that nobody registered
 */
public record Source(
        String id,
        String platform,
        List<String> brands,
        SourceKind kind,
        String name,
        Duration expectedInterval,
        Duration pollInterval,
        boolean enabled,
        String url,
        String host,
        int version,
        String createdBy,
        Instant createdAt) {

    public boolean registered() {
        return version > 0;
    }

    public boolean serves(String brand) {
        return brands.isEmpty() || brands.contains(brand);
    }
}
