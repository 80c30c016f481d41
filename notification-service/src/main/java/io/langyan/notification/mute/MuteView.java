package io.langyan.notification.mute;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.events.v1.Level;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A mute over REST.
 *
 * @param by who made it
 * @param endedAt null while it runs
 * @param endedBy who ended it before its time
 * @param kept pages that it kept quiet so far
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MuteView(
        UUID id,
        String brand,
        UUID crisisId,
        List<String> whys,
        String platform,
        Level upTo,
        String reason,
        String by,
        Instant madeAt,
        Instant until,
        Instant endedAt,
        String endedBy,
        long kept) {

    static MuteView of(MuteRow row, long kept) {
        return new MuteView(
                row.id,
                row.brand,
                row.crisisId,
                row.whys,
                row.platform,
                Level.of(row.upTo),
                row.reason,
                row.madeBy,
                row.madeAt,
                row.until,
                row.endedAt,
                row.endedBy,
                kept);
    }
}
