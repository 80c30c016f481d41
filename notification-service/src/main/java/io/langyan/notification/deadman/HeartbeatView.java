package io.langyan.notification.deadman;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * A heartbeat over REST.
 *
 * @param state {@code waiting} (never heard, and not missed yet), {@code beating}, {@code silent}, {@code returning}
 * @param heardAt when it was last heard; of the pipeline when the probe that came through last was let go
 * @param silentSince the last beat before the silence
 * @param toldAt when that was told
 * @param silentSeconds so long it may be silent
 * @param silentLanes of the pipeline, those on which nothing gets through, from 0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record HeartbeatView(
        String name,
        String state,
        Instant heardAt,
        Instant silentSince,
        Instant toldAt,
        long silentSeconds,
        List<Integer> silentLanes) {

    static HeartbeatView of(Watched watched, Beat beat, List<Integer> silentLanes) {
        Beat.Silent silent = beat instanceof Beat.Silent one ? one : null;
        Beat.Returning returning = beat instanceof Beat.Returning one ? one : null;
        String state = silent != null
                ? HeartbeatRow.SILENT
                : returning != null
                        ? HeartbeatRow.RETURNING
                        : beat.heardAt() == null ? "waiting" : HeartbeatRow.BEATING;
        return new HeartbeatView(
                watched.name(),
                state,
                beat.heardAt(),
                silent != null ? silent.since() : returning != null ? returning.since() : null,
                silent != null ? silent.toldAt() : returning != null ? returning.toldAt() : null,
                watched.patience().toSeconds(),
                beat.heardAt() == null ? List.of() : silentLanes);
    }
}
