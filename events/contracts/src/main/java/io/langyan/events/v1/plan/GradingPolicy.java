package io.langyan.events.v1.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.events.v1.Level;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How stories become levels; the rules stand in the suite's grading specification, to the integer.
 *
 * @param story {@code cluster}, or {@code externalId}: each mention its own story
 * @param window {@code sliding} or {@code since-first}
 * @param clauses named conditions on what the mentions are about or who wrote them
 * @param levels highest first
 * @param warn null switches it off; the same for watch
 * @param score null weighs every factor as {@link ScoreRule#WEIGHTS}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GradingPolicy(
        String story,
        String window,
        Counts counts,
        Map<String, Clause> clauses,
        List<LevelRule> levels,
        WarnRule warn,
        WatchRule watch,
        QuietRule quiet,
        ScoreRule score) {

    public static final String CLUSTER = "cluster";
    public static final String EXTERNAL_ID = "externalId";
    public static final String SLIDING = "sliding";
    public static final String SINCE_FIRST = "since-first";

    public GradingPolicy {
        story = story == null ? CLUSTER : story;
        window = window == null ? SLIDING : window;
        counts = counts == null ? new Counts(null, null) : counts;
        clauses = clauses == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(clauses));
        levels = levels == null ? List.of() : List.copyOf(levels);
    }

    /** What each factor of the score weighs, whether the plan names it or not. */
    public Map<String, Double> weights() {
        Map<String, Double> weights = new LinkedHashMap<>(ScoreRule.WEIGHTS);
        if (score != null) {
            weights.putAll(score.weights());
        }
        return weights;
    }

    /**
     * Which mentions count.
     *
     * @param sentiments negative neutral positive unread
     * @param negativeShare of the spread of read mentions, 0 to 1; below it a story is not levelled
     */
    public record Counts(List<String> sentiments, Double negativeShare) {
        public Counts {
            sentiments = sentiments == null ? List.of("negative", "neutral", "unread") : List.copyOf(sentiments);
            negativeShare = negativeShare == null ? 0.3 : negativeShare;
        }
    }

    /**
     * Holds when at least {@code share} of the counted mentions, or at least {@code orMentions} of them, carry one of the
     * categories or authors. A null part is not asked.
     *
     * @param authors {@code media}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Clause(List<String> categories, List<String> authors, Double share, Integer orMentions) {
        public Clause {
            categories = categories == null ? List.of() : List.copyOf(categories);
            authors = authors == null ? List.of() : List.copyOf(authors);
        }
    }

    /** Spread strictly over {@code over} within a window of whole minutes. */
    public record Spread(long over, Duration within) {}

    /** @param anyOf names of clauses; both lists empty: spread alone decides */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record LevelRule(Level level, Spread spread, List<String> anyOf, List<String> allOf) {
        public LevelRule {
            anyOf = anyOf == null ? List.of() : List.copyOf(anyOf);
            allOf = allOf == null ? List.of() : List.copyOf(allOf);
        }
    }

    /** @param forecast warns when that level is expected within that time; null is not asked */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WarnRule(Spread spread, Forecast forecast) {
        public record Forecast(Level level, Duration within) {}
    }

    /** @param orMentions so many counted mentions are enough; null is not asked */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WatchRule(Spread spread, Integer orMentions) {}

    /**
     * @param slopeBelow growth per hour as a part of the total
     * @param duration how long it must hold ({@code for})
     */
    public record QuietRule(
            Double slopeBelow,
            @com.fasterxml.jackson.annotation.JsonProperty("for") Duration duration,
            Double negativeShareBelow) {}

    /**
     * How the score (评分) weighs its factors.
     *
     * @param weights points of each factor at its most, by name; one that is not named weighs as in {@link #WEIGHTS}
     */
    public record ScoreRule(Map<String, Double> weights) {

        /** Takes its points away instead of adding them. */
        public static final String NOISE = "noise";

        /** Points of every factor there is in a plan that does not say. */
        public static final Map<String, Double> WEIGHTS = defaults();

        public ScoreRule {
            weights = weights == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        }

        private static Map<String, Double> defaults() {
            Map<String, Double> weights = new LinkedHashMap<>();
            weights.put("velocity", 30.0);
            weights.put("reach", 15.0);
            weights.put("interest", 15.0);
            weights.put("media", 10.0);
            weights.put("negativity", 20.0);
            weights.put("platforms", 10.0);
            weights.put(NOISE, 20.0);
            return Collections.unmodifiableMap(weights);
        }
    }
}
