package io.langyan.grading.backtest;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.LevelReached;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many stories two plans grade differently.
 *
 * @param higher stories whose highest level is a higher one under the other plan
 * @param moved stories of the same highest level of which a level is reached in another minute
 * @param levels the highest first
 */
@RegisterForReflection(targets = {ComparisonSummary.class, ComparisonSummary.OfLevel.class})
public record ComparisonSummary(long stories, long higher, long lower, long moved, long same, List<OfLevel> levels) {

    /**
     * Of one level.
     *
     * @param plan stories that reach it under the plan
     * @param against stories that reach it under the other
     */
    public record OfLevel(
            Level level, long plan, long against, long appears, long disappears, long earlier, long later) {}

    /** Counts stories as they come. */
    static final class Count {

        private final Map<StoryDifference.Change, Long> changes = new EnumMap<>(StoryDifference.Change.class);
        private final Map<Level, Long> plan = new EnumMap<>(Level.class);
        private final Map<Level, Long> against = new EnumMap<>(Level.class);
        private final Map<LevelMove.Kind, Map<Level, Long>> moves = new EnumMap<>(LevelMove.Kind.class);

        Count() {
            for (LevelMove.Kind kind : LevelMove.Kind.values()) {
                moves.put(kind, new EnumMap<>(Level.class));
            }
        }

        void add(StoryDifference story) {
            one(changes, story.change());
            story.plan().levels().stream().map(LevelReached::level).forEach(level -> one(plan, level));
            story.against().levels().stream().map(LevelReached::level).forEach(level -> one(against, level));
            story.moves().forEach(move -> one(moves.get(move.move()), move.level()));
        }

        ComparisonSummary summary() {
            List<OfLevel> levels = new ArrayList<>();
            for (Level level : Level.values()) {
                if (plan.containsKey(level) || against.containsKey(level)) {
                    levels.add(0, of(level));
                }
            }
            return new ComparisonSummary(
                    changes.values().stream().mapToLong(Long::longValue).sum(),
                    of(changes, StoryDifference.Change.HIGHER),
                    of(changes, StoryDifference.Change.LOWER),
                    of(changes, StoryDifference.Change.MOVED),
                    of(changes, StoryDifference.Change.SAME),
                    List.copyOf(levels));
        }

        private OfLevel of(Level level) {
            return new OfLevel(
                    level,
                    of(plan, level),
                    of(against, level),
                    of(moves.get(LevelMove.Kind.APPEARS), level),
                    of(moves.get(LevelMove.Kind.DISAPPEARS), level),
                    of(moves.get(LevelMove.Kind.EARLIER), level),
                    of(moves.get(LevelMove.Kind.LATER), level));
        }

        private static <K> void one(Map<K, Long> counts, K key) {
            counts.merge(key, 1L, Long::sum);
        }

        private static <K> long of(Map<K, Long> counts, K key) {
            return counts.getOrDefault(key, 0L);
        }
    }
}
