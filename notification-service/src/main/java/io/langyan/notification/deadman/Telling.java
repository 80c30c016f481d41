package io.langyan.notification.deadman;

import java.time.Instant;
import java.util.List;

/**
 * Something to be told of one heartbeat.
 *
 * @param since the last beat before the silence; null when none was ever heard
 * @param lanes of the pipeline, those on which nothing gets through; from 0
 */
record Telling(String name, What what, Instant since, List<Integer> lanes) {

    enum What {
        SILENT,
        STILL_SILENT,
        BACK
    }

    static Telling of(String name, What what, Beat beat, List<Integer> lanes) {
        Instant since = beat instanceof Beat.Silent silent
                ? silent.since()
                : beat instanceof Beat.Returning returning ? returning.since() : beat.heardAt();
        return new Telling(name, what, since, lanes);
    }
}
