package io.langyan.monitoring.correction;

import io.langyan.events.v1.Reading;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A reading as a person says it. What is absent (null) stays as it was; an empty list says that there is none.
 *
 * @param crisisType {@code none} for none
 */
public record SaidReading(
        String sentiment, List<String> appeals, List<String> categories, String crisisType, String note) {

    /** The whole reading with this said of it. People are sure: probability 1. */
    Reading over(Reading before) {
        Reading said = new Reading(
                sentiment == null ? before.sentiment() : certain(sentiment),
                appeals == null ? before.appeals() : List.copyOf(new LinkedHashSet<>(appeals)),
                categories == null ? before.categories() : List.copyOf(new LinkedHashSet<>(categories)),
                crisisType == null ? before.crisisType() : Codes.NO_TYPE.equals(crisisType) ? null : crisisType,
                List.of());
        return new Reading(
                said.sentiment(), said.appeals(), said.categories(), said.crisisType(), stillTrue(said, before));
    }

    /** Words that led to what a person took away prove nothing any more. */
    private static List<Reading.Evidence> stillTrue(Reading said, Reading before) {
        Set<String> told = new HashSet<>();
        said.appeals().forEach(code -> told.add("appeal:" + code));
        said.categories().forEach(code -> told.add("category:" + code));
        if (said.sentiment() != null) {
            told.add(said.sentiment().label());
        }
        return before.evidence().stream()
                .filter(one -> told.contains(one.why()))
                .toList();
    }

    private static Reading.Sentiment certain(String label) {
        Map<String, Double> scores = new TreeMap<>();
        Codes.SENTIMENTS.forEach(one -> scores.put(one, one.equals(label) ? 1.0 : 0.0));
        return new Reading.Sentiment(label, 1.0, scores);
    }
}
