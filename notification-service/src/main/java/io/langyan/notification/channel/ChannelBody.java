package io.langyan.notification.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A channel over REST. Secrets go in and never come out: an answer shows {@code "***"} for those that are set, and the same
 * sent back leaves them as they are.
 *
 * @param baseUrl absent: the vendor's own host
 * @param state up, throttled or down; only in answers
 * @param quota how far its month is used up, when it has a quota; only in answers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChannelBody(
        String name,
        String kind,
        Boolean enabled,
        Boolean drill,
        Boolean test,
        List<String> brands,
        String baseUrl,
        Map<String, String> settings,
        Map<String, String> secrets,
        String state,
        String code,
        Instant blockedUntil,
        QuotaView quota,
        Integer edition) {

    static final String HIDDEN = "***";

    /** @param fault null for none; it is known before anybody is told */
    static ChannelBody of(ChannelRow row, Map<String, String> secrets, Fault fault, QuotaView quota, Instant now) {
        Map<String, String> hidden = new TreeMap<>();
        secrets.keySet().forEach(name -> hidden.put(name, HIDDEN));
        return new ChannelBody(
                row.name,
                row.kind,
                row.enabled,
                row.drill,
                row.test,
                row.brands,
                row.baseUrl,
                row.settings,
                hidden,
                row.down || fault != null ? "down" : row.blockedAt(now) ? "throttled" : "up",
                fault != null ? fault.name() : row.down || row.blockedAt(now) ? row.blockedCode : null,
                row.blockedAt(now) ? row.blockedUntil : null,
                quota,
                row.edition);
    }

    @Override
    public String toString() {
        return "ChannelBody[" + name + "]";
    }
}
