package io.langyan.notification.push;

import java.time.Duration;
import java.time.Instant;

/**
 * What earlier attempts of a push say, as far as its newest outcome asks.
 *
 * @param throttled so long ago its part was refused for the first time because there were too many
 * @param unknown its part may have arrived, and was sent again for that
 * @param gap the last attempt of the first part before it that may not have arrived, or null
 */
record Past(Duration throttled, boolean unknown, AttemptRow gap) {

    private static final Past NOTHING = new Past(Duration.ZERO, false, null);

    /** @param since null when it never was */
    static Past throttled(Instant since, Instant now) {
        return since == null ? NOTHING : new Past(Duration.between(since, now), false, null);
    }

    static Past parts(boolean sentAgain, AttemptRow gap) {
        return new Past(Duration.ZERO, sentAgain, gap);
    }
}
