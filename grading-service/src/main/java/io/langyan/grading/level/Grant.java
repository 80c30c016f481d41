package io.langyan.grading.level;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.LevelReached;
import java.time.Duration;
import java.time.Instant;

/** A level that a rule grants, with the figures that made it do so. */
record Grant(Level level, Duration window, Long spread, String rule) {

    LevelReached reached(Level reached, long at) {
        return new LevelReached(reached, Instant.ofEpochSecond(at), null, window, spread, rule);
    }
}
