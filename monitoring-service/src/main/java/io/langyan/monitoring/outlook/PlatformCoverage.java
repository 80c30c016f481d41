package io.langyan.monitoring.outlook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How well a platform is heard.
 *
 * @param expectedInterval a good sample is due at least this often
 * @param lastGoodAt null when never
 */
record PlatformCoverage(
        String platform,
        boolean core,
        Duration expectedInterval,
        Instant lastGoodAt,
        State state,
        List<SourceSeen> sources) {

    /** Late is within three intervals, silent beyond: no news is not good news. */
    enum State {
        live,
        late,
        silent
    }

    /** One that delivers. */
    record SourceSeen(String source, Instant lastGoodAt) {}

    private static final int LATE_INTERVALS = 3;

    static PlatformCoverage of(
            String platform, boolean core, Duration expected, List<SourceSeen> sources, Instant now) {
        Instant last = sources.stream()
                .map(SourceSeen::lastGoodAt)
                .max(Instant::compareTo)
                .orElse(null);
        return new PlatformCoverage(platform, core, expected, last, stateOf(last, expected, now), sources);
    }

    private static State stateOf(Instant last, Duration expected, Instant now) {
        if (last == null || last.isBefore(now.minus(expected.multipliedBy(LATE_INTERVALS)))) {
            return State.silent;
        }
        return last.isBefore(now.minus(expected)) ? State.late : State.live;
    }
}
