package io.langyan.grading.backtest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.LevelReached;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How the reaching of one level differs when another plan takes the place of the first. Times are compared by the minute, in which spread is
 * measured.
 *
 * @param minutes how much earlier or later; null when the level appears or disappears
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LevelMove(Level level, Kind move, Long minutes) {

    private static final int MINUTE = 60;

    /** What becomes of the level. */
    public enum Kind {
        APPEARS,
        DISAPPEARS,
        EARLIER,
        LATER;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The highest level first. */
    static List<LevelMove> between(List<LevelReached> before, List<LevelReached> after) {
        List<LevelMove> moves = new ArrayList<>();
        for (Level level : Level.values()) {
            LevelMove move = between(level, minuteOf(level, before), minuteOf(level, after));
            if (move != null) {
                moves.add(move);
            }
        }
        Collections.reverse(moves);
        return List.copyOf(moves);
    }

    private static LevelMove between(Level level, Long before, Long after) {
        if (before == null || after == null) {
            return before == after ? null : new LevelMove(level, before == null ? Kind.APPEARS : Kind.DISAPPEARS, null);
        }
        long later = after - before;
        return later == 0 ? null : new LevelMove(level, later < 0 ? Kind.EARLIER : Kind.LATER, Math.abs(later));
    }

    private static Long minuteOf(Level level, List<LevelReached> levels) {
        return levels.stream()
                .filter(reached -> reached.level() == level)
                .map(LevelReached::provedAt)
                .map(LevelMove::minute)
                .findFirst()
                .orElse(null);
    }

    private static long minute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), MINUTE);
    }
}
