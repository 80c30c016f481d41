package io.langyan.monitoring.correction;

import io.langyan.events.v1.Reading;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
        return new Reading(
                sentiment == null ? before.sentiment() : certain(sentiment),
                appeals == null ? before.appeals() : List.copyOf(new LinkedHashSet<>(appeals)),
                categories == null ? before.categories() : List.copyOf(new LinkedHashSet<>(categories)),
                crisisType == null ? before.crisisType() : Codes.NO_TYPE.equals(crisisType) ? null : crisisType,
                before.evidence());
    }

    private static Reading.Sentiment certain(String label) {
        Map<String, Double> scores = new TreeMap<>();
        Codes.SENTIMENTS.forEach(one -> scores.put(one, one.equals(label) ? 1.0 : 0.0));
        return new Reading.Sentiment(label, 1.0, scores);
    }
}
