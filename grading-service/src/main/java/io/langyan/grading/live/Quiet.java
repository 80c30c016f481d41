package io.langyan.grading.live;

import io.langyan.events.v1.CrisisEvent;
import io.langyan.events.v1.CrisisEvent.CrisisQuiet;
import io.langyan.events.v1.CrisisEvent.CrisisStirred;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.plan.GradingPolicy.QuietRule;
import io.langyan.grading.level.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether a story has become quiet (平息), and whether that is over; asked by the wall clock, minute by minute. */
final class Quiet {

    /** So seldom is it kept up to when quiet was watched; what came in between is not known after a crash. */
    static final Duration KEPT_EVERY = Duration.ofMinutes(10);

    private final LiveStory story;
    private final HeardPlatforms heard;

    Quiet(LiveStory story, HeardPlatforms heard) {
        this.story = story;
        this.heard = heard;
    }

    /**
     * What a minute made of it.
     *
     * @param head as it is now
     * @param told nothing, most of the time
     */
    record Minute(StoryHead head, Optional<CrisisEvent> told) {}

    Minute pass(StoryHead head, Instant now) {
        QuietRule rule = story.plan().rules().policy().quiet();
        if (rule == null || head.falseAlarm() || head.held() == Level.NONE || story.empty()) {
            return new Minute(head.quietTold() ? head : loud(head), Optional.empty());
        }
        Figures figures = story.sweep().figures();
        List<String> unheard = unheard(head.brand(), now);
        boolean calm = calm(rule, figures, now);
        if (calm && unheard.isEmpty()) {
            return lasting(head, rule, figures, now);
        }
        return calm && silent(unheard, now).isEmpty()
                ? new Minute(head, Optional.empty())
                : new Minute(loud(head), stirred(head, figures, now));
    }

    private Minute lasting(StoryHead head, QuietRule rule, Figures figures, Instant now) {
        StoryHead watched = watched(head, now);
        Instant since = watched.quietSince();
        if (head.quietTold() || since.plus(scaled(rule.duration())).isAfter(now)) {
            return new Minute(watched, Optional.empty());
        }
        return new Minute(
                watched.quiet(since, now, true),
                Optional.of(new CrisisQuiet(
                        story.id(), head.brand(), since, slope(figures, now), figures.negativeShare())));
    }

    /** Quiet that was told stays; what is told only later begins anew after a time in which nobody watched, such as an outage. */
    private StoryHead watched(StoryHead head, Instant now) {
        if (head.quietTold()) {
            return head;
        }
        boolean unwatched = head.quietUntil() == null
                || head.quietUntil()
                        .plus(scaled(KEPT_EVERY))
                        .plus(longestSilence())
                        .isBefore(now);
        if (head.quietSince() == null || unwatched) {
            return head.quiet(now, now, false);
        }
        boolean due = !head.quietUntil().plus(scaled(KEPT_EVERY)).isAfter(now);
        return due ? head.quiet(head.quietSince(), now, false) : head;
    }

    /** For so long a minute that was watched answers for those after it. */
    private Duration longestSilence() {
        return story.profile().platforms().stream()
                .map(story.plan()::expected)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private Duration scaled(Duration planned) {
        return story.plan().plan().scaled(planned);
    }

    private Optional<CrisisEvent> stirred(StoryHead head, Figures figures, Instant now) {
        return head.quietTold()
                ? Optional.of(
                        new CrisisStirred(story.id(), head.brand(), slope(figures, now), figures.negativeShare(), now))
                : Optional.empty();
    }

    private static StoryHead loud(StoryHead head) {
        return head.quietSince() == null && !head.quietTold() ? head : head.quiet(null, null, false);
    }

    private boolean calm(QuietRule rule, Figures figures, Instant now) {
        return slope(figures, now) < rule.slopeBelow() && figures.negativeShare() < rule.negativeShareBelow();
    }

    /** Platforms of the story of which it is known that they deliver nothing of the brand. */
    List<String> silent(String brand, Instant now) {
        return silent(unheard(brand, now), now);
    }

    /** Not those that may be heard yet: nobody has listened for as long as they may take, which tells neither quiet nor its end. */
    private List<String> silent(List<String> unheard, Instant now) {
        return unheard.stream()
                .filter(platform -> story.plan().overdue(platform, heard.since(), now))
                .toList();
    }

    /** Platforms of the story of which nothing of the brand was heard for longer than the plan expects. */
    private List<String> unheard(String brand, Instant now) {
        StoryProfile profile = story.profile();
        return profile.platforms().stream()
                .filter(platform -> story.plan()
                        .overdue(platform, Math.max(profile.newest(platform), heard.newest(brand, platform)), now))
                .toList();
    }

    /** Growth of the last hour up to now: nothing grew in an hour without samples. */
    private double slope(Figures figures, Instant now) {
        Duration hour = scaled(Duration.ofHours(1));
        boolean recent = now.minus(hour).getEpochSecond() <= story.sweep().now();
        return recent ? figures.slope() : 0;
    }
}
