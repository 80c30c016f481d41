package io.langyan.monitoring.outlook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.langyan.monitoring.outbound.Trouble;
import io.langyan.monitoring.source.KnownSource;
import io.langyan.monitoring.source.Standing;
import java.time.Duration;
import java.time.Instant;

/**
 * A source on the board.
 *
 * @param lastGoodAt the last sign that all is well, null when never
 * @param since when its state began, where that is known
 * @param trouble of a failing source, else null
 * @param covers it counts: it is registered, or a machine; what people enter by hand or upload does not
 * @param owes its silence is worth an alarm
 * @param overdue it has been silent for three intervals
 */
record HeardSource(
        String source,
        String kind,
        boolean registered,
        @JsonIgnore Standing.State standing,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant since,
        @JsonInclude(JsonInclude.Include.NON_NULL) Trouble trouble,
        boolean covers,
        Duration expectedInterval,
        Instant lastGoodAt,
        @JsonIgnore boolean owes,
        @JsonIgnore boolean overdue) {

    static HeardSource of(KnownSource known, Duration expected, Instant now) {
        Standing standing = known.standing(expected, now);
        return new HeardSource(
                known.source().id(),
                known.source().kind().code(),
                known.source().registered(),
                standing.state(),
                standing.since(),
                standing.trouble(),
                known.covers(),
                expected,
                known.facts().lastGoodAt(),
                known.owes(expected),
                standing.overdue());
    }

    @JsonProperty
    public String state() {
        return standing.code();
    }

    boolean isLive() {
        return standing == Standing.State.LIVE;
    }

    boolean isLate() {
        return standing == Standing.State.LATE;
    }

    /** Silence of it is told by an alarm of its own, now or when it has lasted long enough. */
    boolean speaksForItself() {
        return owes || covers && (isLive() || isLate());
    }
}
