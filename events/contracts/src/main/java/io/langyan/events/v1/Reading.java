package io.langyan.events.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * What a text means (研判): one result of {@code POST /api/analyses}.
 *
 * @param appeals core appeals (核心诉求): refund compensation apology recall explanation penalty repair other
 * @param categories risk categories: product-safety product-quality service-dispute false-advertising marketing-controversy
 *     privacy compliance labour other
 * @param crisisType opinion rumour pr legal, or null
 * @param evidence the words that led there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reading(
        Sentiment sentiment,
        List<String> appeals,
        List<String> categories,
        String crisisType,
        List<Evidence> evidence) {

    public Reading {
        appeals = appeals == null ? List.of() : List.copyOf(appeals);
        categories = categories == null ? List.of() : List.copyOf(categories);
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }

    /**
     * @param label negative, neutral or positive
     * @param probability of the label, 0 to 1
     * @param scores probability of each label
     */
    public record Sentiment(String label, double probability, Map<String, Double> scores) {
        public static final String NEGATIVE = "negative";
        public static final String NEUTRAL = "neutral";
        public static final String POSITIVE = "positive";
    }

    /** A span of the text, in UTF-16 units, {@code end} exclusive. */
    public record Evidence(int start, int end, String why) {}
}
