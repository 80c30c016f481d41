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

    static StoryAnswer of(
            Recording recording, StoryGroups.Group group, StorySweep sweep, long samples, boolean members) {
        List<ObservedMention> mentions =
                group.mentions().stream().map(recording.mentions::get).toList();
        return new StoryAnswer(
                group.key(),
                mentions.get(0).shownTitle(),
                mentions.size(),
                samples,
                sweep.levels(),
                named(sweep.peaks()),
                foreseen(sweep),
                mentions.stream().anyMatch(ObservedMention::capped) ? Boolean.TRUE : null,
                members
                        ? mentions.stream()
                                .map(mention -> mention.externalId)
                                .sorted()
                                .toList()
                        : null);
    }

    private static List<ForeseenLevel> foreseen(StorySweep sweep) {
        return sweep.foreseen().isEmpty()
                ? null
                : sweep.foreseen().stream().map(ForeseenLevel::of).toList();
    }

    private static Map<String, Long> named(Map<Duration, Long> peaks) {
        Map<String, Long> named = new LinkedHashMap<>();
        peaks.forEach((window, spread) -> named.put(window.toString(), spread));
        return named;
    }
}
