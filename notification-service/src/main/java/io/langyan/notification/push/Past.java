package io.langyan.notification.push;

import java.time.Duration;
import java.time.Instant;

/**
 * What earlier attempts of a push's part say, as far as its newest outcome asks.
 *
 * @param throttled so long ago it was refused for the first time because there were too many
 * @param unknown it may have arrived, and was sent again for that
 */
record Past(Duration throttled, boolean unknown) {

    static final Past NOTHING = new Past(Duration.ZERO, false);

    /** @param since null when it never was */
    static Past throttled(Instant since, Instant now) {
        return since == null ? NOTHING : new Past(Duration.between(since, now), false);
    }

    static Past unknown(boolean sentAgain) {
        return new Past(Duration.ZERO, sentAgain);
    }
}
