package io.langyan.grading.live;

import io.langyan.events.v1.CrisisEvent.ForecastMade;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.LevelForecast;
import io.langyan.grading.level.Prospect;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What was told of a story's forecasts, each level once. A forecast whose latest time has passed is told no more; one told again after a crash has
 * the id it had.
 */
final class Foretold {

    private final Set<Level> told = EnumSet.noneOf(Level.class);

    /** A forecast that warns: the first one that is not yet over. Once; who puts the warning down is not contradicted. */
    Optional<Prospect> warning(LiveStory story, Instant now) {
        return ahead(story, now).stream().findFirst().filter(any -> told.add(Level.WARN));
    }

    List<ForecastMade> news(LiveStory story, StoryHead head, Instant now) {
        List<Prospect> ahead = ahead(story, now);
        return ahead.isEmpty() ? List.of() : told(ahead, story, head, now);
    }

    private List<ForecastMade> told(List<Prospect> ahead, LiveStory story, StoryHead head, Instant now) {
        return ahead.stream()
                .filter(prospect -> prospect.level().compareTo(head.held()) > 0)
                .filter(prospect -> told.add(prospect.level()))
                .map(prospect -> made(story.id(), head, prospect, story.plan().trial(), now))
                .toList();
    }

    private static List<Prospect> ahead(LiveStory story, Instant now) {
        List<Prospect> foreseen = story.sweep().foreseen();
        if (foreseen.isEmpty()) {
            return foreseen;
        }
        Level reached = story.sweep().level();
        return foreseen.stream()
                .filter(prospect -> prospect.level().compareTo(reached) > 0)
                .filter(prospect -> !prospect.after(prospect.forecast().high()).isBefore(now))
                .toList();
    }

    private static ForecastMade made(UUID story, StoryHead head, Prospect prospect, boolean trial, Instant now) {
        LevelForecast forecast = prospect.told();
        return new ForecastMade(
                story,
                head.brand(),
                prospect.level(),
                forecast.expectedAt(),
                forecast.earliest(),
                forecast.latest(),
                now,
                head.title(),
                forecast.probability(),
                trial);
    }
}
