package io.langyan.grading.backtest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.events.v1.LevelReached;
import io.langyan.grading.level.StorySweep;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A story as the backtest graded it.
 *
 * @param levels by {@code provedAt}, highest first on ties
 * @param peak greatest spread of each window of the plan over the evaluation times
 * @param foreseen levels of which the plan would have had a warning before, by time; null when there are none
 * @param atLeast a counter of it shows a ceiling, so the figures are "≥"; null when none does
 * @param externalIds of its mentions, sorted; null unless asked for
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoryAnswer(
        String key,
        String title,
        long mentions,
        long samples,
        List<LevelReached> levels,
        Map<String, Long> peak,
        List<ForeseenLevel> foreseen,
        Boolean atLeast,
        List<String> externalIds) {

    static StoryAnswer of(List<ObservedMention> mentions, String key, Swept swept, boolean members) {
        StorySweep sweep = swept.sweep();
        return new StoryAnswer(
                key,
                mentions.get(0).shownTitle(),
                mentions.size(),
                swept.samples(),
                sweep.levels(),
                named(sweep.peaks()),
                foreseen(sweep),
                atLeast(mentions),
                members ? externalIds(mentions) : null);
    }

    /** True when a counter of a mention shows a ceiling, else null. */
    static Boolean atLeast(List<ObservedMention> mentions) {
        return mentions.stream().anyMatch(ObservedMention::capped) ? Boolean.TRUE : null;
    }

    private static List<String> externalIds(List<ObservedMention> mentions) {
        return mentions.stream().map(mention -> mention.externalId).sorted().toList();
    }

    private static List<ForeseenLevel> foreseen(StorySweep sweep) {
        return sweep.foreseen().isEmpty()
                ? null
                : sweep.foreseen().stream().map(ForeseenLevel::of).toList();
    }

    static Map<String, Long> named(Map<Duration, Long> peaks) {
        Map<String, Long> named = new LinkedHashMap<>();
        peaks.forEach((window, spread) -> named.put(window.toString(), spread));
        return named;
    }
}
