package io.langyan.grading.live;

import io.langyan.events.v1.CrisisEvent;
import io.langyan.events.v1.CrisisEvent.CrisisQuiet;
import io.langyan.events.v1.CrisisEvent.CrisisStirred;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.plan.GradingPolicy.QuietRule;
import io.langyan.grading.level.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a story has become quiet (平息), and whether that is over; asked by the wall clock, minute by minute. */
final class Quiet {

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
        Instant since = head.quietSince() == null ? now : head.quietSince();
        boolean longEnough =
                !since.plus(story.plan().plan().scaled(rule.duration())).isAfter(now);
        boolean tell = longEnough && !head.quietTold();
        StoryHead next = head.quietSince() == null || tell ? head.quiet(since, head.quietTold() || tell) : head;
        return new Minute(
                next,
                tell
                        ? Optional.of(new CrisisQuiet(
                                story.id(), head.brand(), since, slope(figures, now), figures.negativeShare()))
                        : Optional.empty());
    }

    private Optional<CrisisEvent> stirred(StoryHead head, Figures figures, Instant now) {
        return head.quietTold()
                ? Optional.of(
                        new CrisisStirred(story.id(), head.brand(), slope(figures, now), figures.negativeShare(), now))
                : Optional.empty();
    }

    private static StoryHead loud(StoryHead head) {
        return head.quietSince() == null && !head.quietTold() ? head : head.quiet(null, false);
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
        Duration hour = story.plan().plan().scaled(Duration.ofHours(1));
        boolean recent = now.minus(hour).getEpochSecond() <= story.sweep().now();
        return recent ? figures.slope() : 0;
    }
}
