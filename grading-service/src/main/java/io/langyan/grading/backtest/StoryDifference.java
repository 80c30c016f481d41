package io.langyan.grading.backtest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.LevelReached;
import io.langyan.grading.level.StorySweep;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A story as two plans grade it.
 *
 * @param change what becomes of it when {@code against} takes the place of {@code plan}
 * @param moves per level that differs, the highest first
 * @param atLeast a counter of it shows a ceiling, so the figures are "≥"; null when none does
 */
@RegisterForReflection(targets = {StoryDifference.class, StoryDifference.Graded.class})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoryDifference(
        String key,
        String title,
        long mentions,
        long samples,
        Change change,
        List<LevelMove> moves,
        Graded plan,
        Graded against,
        Boolean atLeast) {

    /** Whether the highest level it reaches is another, or only a minute. */
    public enum Change {
        HIGHER,
        LOWER,
        MOVED,
        SAME;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What one plan makes of it.
     *
     * @param level the highest it reaches
     * @param levels by {@code provedAt}, highest first on ties
     * @param peak greatest spread of each window of that plan over the evaluation times
     */
    public record Graded(Level level, List<LevelReached> levels, Map<String, Long> peak) {

        static Graded of(StorySweep sweep) {
            return new Graded(highest(sweep.levels()), sweep.levels(), StoryAnswer.named(sweep.peaks()));
        }

        private static Level highest(List<LevelReached> levels) {
            return levels.stream()
                    .map(LevelReached::level)
                    .max(Comparator.naturalOrder())
                    .orElse(Level.NONE);
        }
    }

    static StoryDifference between(List<ObservedMention> mentions, String key, Swept plan, Swept against) {
        Graded before = Graded.of(plan.sweep());
        Graded after = Graded.of(against.sweep());
        List<LevelMove> moves = LevelMove.between(before.levels(), after.levels());
        return new StoryDifference(
                key,
                mentions.get(0).shownTitle(),
                mentions.size(),
                plan.samples(),
                change(before.level().compareTo(after.level()), moves),
                moves,
                before,
                after,
                StoryAnswer.atLeast(mentions));
    }

    private static Change change(int lower, List<LevelMove> moves) {
        if (lower != 0) {
            return lower > 0 ? Change.LOWER : Change.HIGHER;
        }
        return moves.isEmpty() ? Change.SAME : Change.MOVED;
    }
}
