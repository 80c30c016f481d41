package io.langyan.grading.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.events.v1.Level;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is kept of a story beside its samples, because it does not follow from them: names, what was announced, what people decided.
 *
 * @param founder mention key of the founding mention, or of the first one seen until that comes
 * @param held the highest level announced; it stays until downgraded
 * @param overruled what rules granted when a person put the level down, or what they granted at the least since: so much raises it no
 *     more; null when nobody did
 * @param knownAt wall time at which each level was first known
 * @param late samples came too late to be graded, or counters were capped: figures read "≥"
 * @param quietSince wall time since which it has been quiet, or null
 * @param gradedUnder {@link PlanInForce#key()} of the plan of its newest figures; null when a version before kept it
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoryHead(
        String brand,
        String founder,
        boolean founded,
        String title,
        Level held,
        Level overruled,
        Map<Level, Instant> knownAt,
        boolean falseAlarm,
        boolean late,
        Instant quietSince,
        boolean quietTold,
        String gradedUnder) {

    public StoryHead {
        knownAt = knownAt == null || knownAt.isEmpty() ? Map.of() : Map.copyOf(knownAt);
        held = held == null ? Level.NONE : held;
    }

    public static StoryHead of(String brand, String firstSeen, String title) {
        return new StoryHead(
                brand, firstSeen, false, title, Level.NONE, null, Map.of(), false, false, null, false, null);
    }

    StoryHead foundedBy(String mentionKey, String named) {
        return new StoryHead(
                brand,
                mentionKey,
                true,
                named,
                held,
                overruled,
                knownAt,
                falseAlarm,
                late,
                quietSince,
                quietTold,
                gradedUnder);
    }

    StoryHead holding(Level level) {
        return new StoryHead(
                brand,
                founder,
                founded,
                title,
                level,
                overruled,
                knownAt,
                falseAlarm,
                late,
                quietSince,
                quietTold,
                gradedUnder);
    }

    StoryHead overruling(Level granted) {
        return new StoryHead(
                brand,
                founder,
                founded,
                title,
                held,
                granted,
                knownAt,
                falseAlarm,
                late,
                quietSince,
                quietTold,
                gradedUnder);
    }

    StoryHead knowing(Level level, Instant at) {
        Map<Level, Instant> known = new EnumMap<>(Level.class);
        known.putAll(knownAt);
        known.put(level, at);
        return new StoryHead(
                brand,
                founder,
                founded,
                title,
                held,
                overruled,
                known,
                falseAlarm,
                late,
                quietSince,
                quietTold,
                gradedUnder);
    }

    StoryHead ended() {
        return new StoryHead(
                brand,
                founder,
                founded,
                title,
                held,
                overruled,
                knownAt,
                true,
                late,
                quietSince,
                quietTold,
                gradedUnder);
    }

    StoryHead withLateSamples() {
        return new StoryHead(
                brand,
                founder,
                founded,
                title,
                held,
                overruled,
                knownAt,
                falseAlarm,
                true,
                quietSince,
                quietTold,
                gradedUnder);
    }

    StoryHead quiet(Instant since, boolean told) {
        return new StoryHead(
                brand, founder, founded, title, held, overruled, knownAt, falseAlarm, late, since, told, gradedUnder);
    }

    /** Begun, or graded anew, by that plan. */
    public StoryHead gradedUnder(PlanInForce plan) {
        return new StoryHead(
                brand,
                founder,
                founded,
                title,
                held,
                overruled,
                knownAt,
                falseAlarm,
                late,
                quietSince,
                quietTold,
                plan.key());
    }
}
