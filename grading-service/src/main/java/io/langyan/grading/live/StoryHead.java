package io.langyan.grading.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.events.v1.Level;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
 * @param decisions ids of the commands on its level carried out last, the newest at the end
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
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> decisions) {

    /** What may come again was decided a moment ago: commands read again after a crash, or sent twice. */
    private static final int REMEMBERED = 16;

    public StoryHead {
        knownAt = knownAt == null || knownAt.isEmpty() ? Map.of() : Map.copyOf(knownAt);
        held = held == null ? Level.NONE : held;
        decisions = decisions == null ? List.of() : List.copyOf(decisions);
    }

    public static StoryHead of(String brand, String firstSeen, String title) {
        return new StoryHead(
                brand, firstSeen, false, title, Level.NONE, null, Map.of(), false, false, null, false, List.of());
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
                decisions);
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
                decisions);
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
                decisions);
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
                decisions);
    }

    StoryHead ended() {
        return new StoryHead(
                brand, founder, founded, title, held, overruled, knownAt, true, late, quietSince, quietTold, decisions);
    }

    StoryHead deciding(String decision) {
        List<String> newest = Stream.concat(decisions.stream(), Stream.of(decision))
                .skip(Math.max(0, decisions.size() + 1 - REMEMBERED))
                .toList();
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
                newest);
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
                decisions);
    }

    StoryHead quiet(Instant since, boolean told) {
        return new StoryHead(
                brand, founder, founded, title, held, overruled, knownAt, falseAlarm, late, since, told, decisions);
    }
}
