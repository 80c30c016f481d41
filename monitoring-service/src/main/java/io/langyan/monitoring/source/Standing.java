package io.langyan.monitoring.source;

import io.langyan.monitoring.outbound.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How a source stands at a moment, computed from facts: live within its expected interval, late within three, silent beyond. What failed last is
 * failing whatever it delivered before, and may be silent besides.
 *
 * @param since when this state began; null where that cannot be known
 * @param trouble of a failing source
 * @param overdue nothing good for three intervals: silence, whatever its state is called
 */
public record Standing(State state, Instant since, Trouble trouble, boolean overdue) {

    /** The states, best first. */
    public enum State {
        LIVE,
        LATE,
        NEW,
        FAILING,
        SILENT,
        PAUSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A source has this many intervals before its lateness is called silence. */
    public static final int LATE_INTERVALS = 3;

    public static Standing of(Source source, SourceFacts facts, Duration expected, Instant now) {
        if (!source.enabled()) {
            return new Standing(State.PAUSED, null, null, false);
        }
        Instant good = facts.lastGoodAt();
        Instant silentFrom = (good == null ? facts.knownSince() : good).plus(expected.multipliedBy(LATE_INTERVALS));
        boolean overdue = silentFrom.isBefore(now);
        if (facts.failing()) {
            return new Standing(State.FAILING, facts.failingSince(), facts.trouble(), overdue);
        }
        if (overdue) {
            return new Standing(State.SILENT, silentFrom, null, true);
        }
        if (good == null) {
            return new Standing(State.NEW, facts.knownSince(), null, false);
        }
        Instant lateFrom = good.plus(expected);
        return lateFrom.isBefore(now)
                ? new Standing(State.LATE, lateFrom, null, false)
                : new Standing(State.LIVE, good, null, false);
    }
}
