package io.langyan.grading.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.events.v1.Level;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
 * @param quietUntil wall time up to which it was watched being so, or null; it lags by {@link Quiet#KEPT_EVERY}
 * @param decisions ids of the commands on its level carried out last, the newest at the end
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
        Instant quietUntil,
        boolean quietTold,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> decisions,
        String gradedUnder) {

    /** What may come again was decided a moment ago: commands read again after a crash, or sent twice. */
    private static final int REMEMBERED = 16;

    public StoryHead {
        knownAt = knownAt == null || knownAt.isEmpty() ? Map.of() : Map.copyOf(knownAt);
        held = held == null ? Level.NONE : held;
        decisions = decisions == null ? List.of() : List.copyOf(decisions);
    }

    public static StoryHead of(String brand, String firstSeen, String title) {
        return new StoryHead(
                brand,
                firstSeen,
                false,
                title,
                Level.NONE,
                null,
                Map.of(),
                false,
                false,
                null,
                null,
                false,
                List.of(),
                null);
    }

    StoryHead foundedBy(String mentionKey, String named) {
        return with(next -> {
            next.founder = mentionKey;
            next.founded = true;
            next.title = named;
        });
    }

    StoryHead holding(Level level) {
        return with(next -> next.held = level);
    }

    StoryHead overruling(Level granted) {
        return with(next -> next.overruled = granted);
    }

    StoryHead knowing(Level level, Instant at) {
        return with(next -> {
            next.knownAt = new EnumMap<>(Level.class);
            next.knownAt.putAll(knownAt);
            next.knownAt.put(level, at);
        });
    }

    StoryHead ended() {
        return with(next -> next.falseAlarm = true);
    }

    StoryHead deciding(String decision) {
        return with(next -> next.decisions = Stream.concat(decisions.stream(), Stream.of(decision))
                .skip(Math.max(0, decisions.size() + 1 - REMEMBERED))
                .toList());
    }

    StoryHead withLateSamples() {
        return with(next -> next.late = true);
    }

    StoryHead quiet(Instant since, Instant until, boolean told) {
        return with(next -> {
            next.quietSince = since;
            next.quietUntil = until;
            next.quietTold = told;
        });
    }

    /** Begun, or graded anew, by that plan. */
    public StoryHead gradedUnder(PlanInForce plan) {
        return with(next -> next.gradedUnder = plan.key());
    }

    private StoryHead with(Consumer<Next> change) {
        Next next = new Next(this);
        change.accept(next);
        return next.head();
    }

    /** The same head, about to change. */
    private static final class Next {

        private final String brand;
        private String founder;
        private boolean founded;
        private String title;
        private Level held;
        private Level overruled;
        private Map<Level, Instant> knownAt;
        private boolean falseAlarm;
        private boolean late;
        private Instant quietSince;
        private Instant quietUntil;
        private boolean quietTold;
        private List<String> decisions;
        private String gradedUnder;

        private Next(StoryHead head) {
            brand = head.brand;
            founder = head.founder;
            founded = head.founded;
            title = head.title;
            held = head.held;
            overruled = head.overruled;
            knownAt = head.knownAt;
            falseAlarm = head.falseAlarm;
            late = head.late;
            quietSince = head.quietSince;
            quietUntil = head.quietUntil;
            quietTold = head.quietTold;
            decisions = head.decisions;
            gradedUnder = head.gradedUnder;
        }

        private StoryHead head() {
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
                    quietUntil,
                    quietTold,
                    decisions,
                    gradedUnder);
        }
    }
}
