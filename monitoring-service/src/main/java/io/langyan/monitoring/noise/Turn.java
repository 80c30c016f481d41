package io.langyan.monitoring.noise;

import java.time.Instant;

/** Which of three tables takes what is heard on a day (UTC): one is written, one still read, one emptied. */
final class Turn {

    private static final long DAY = 86_400;

    private Turn() {}

    static short of(Instant now) {
        return (short) Math.floorMod(Math.floorDiv(now.getEpochSecond(), DAY), 3);
    }

    static short before(Instant now) {
        return of(now.minusSeconds(DAY));
    }

    static short after(Instant now) {
        return of(now.plusSeconds(DAY));
    }
}
