package io.langyan.monitoring.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.monitoring.observation.LooseTime;
import java.time.Instant;

/** Times as crawlers write them: epoch seconds or milliseconds, as number or string, or a local time of the platform. */
final class CrawlerTime {

    private CrawlerTime() {}

    /** Null when absent or unreadable. */
    static Instant of(JsonNode value) {
        return value == null || value.isNull()
                ? null
                : LooseTime.parse(value.asText(), LooseTime.PLATFORMS).orElse(null);
    }
}
