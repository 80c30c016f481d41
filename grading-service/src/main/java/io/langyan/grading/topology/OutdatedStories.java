package io.langyan.grading.topology;

import io.langyan.grading.live.PlanInForce;
import io.langyan.grading.live.StoryHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Finds the stories that were last graded by another plan than the one in force, whether they are in memory or not: after a new plan, and after
 * a start. One that ended long ago is left as it was told: what a plan would have made of it is for a backtest to say.
 */
final class OutdatedStories {

    /** Heads read in a second. */
    private static final int SLICE = 500;

    private final StoryHeads heads;
    private final StoredSamples samples;
    private final PlanBook plans;
    private UUID next;
    private long looked = -1;

    OutdatedStories(StoryHeads heads, StoredSamples samples, PlanBook plans) {
        this.heads = heads;
        this.samples = samples;
        this.plans = plans;
    }

    /** The next ones, at most so many; asked once a second. */
    List<UUID> next(int most, Instant now) {
        if (looked != plans.changes()) {
            looked = plans.changes();
            next = StoryHeads.FIRST;
        }
        List<UUID> outdated = new ArrayList<>();
        if (next != null) {
            look(most, now, outdated);
        }
        return outdated;
    }

    private void look(int most, Instant now, List<UUID> outdated) {
        List<StoryHeads.Kept> slice = heads.from(next, SLICE);
        next = null;
        for (StoryHeads.Kept kept : slice) {
            if (outdated.size() == most) {
                next = kept.story();
                return;
            }
            if (outdated(kept, now)) {
                outdated.add(kept.story());
            }
            next = slice.size() == SLICE ? after(kept.story()) : null;
        }
    }

    private boolean outdated(StoryHeads.Kept kept, Instant now) {
        StoryHead head = kept.head();
        PlanInForce plan = plans.of(head.brand());
        return !head.falseAlarm()
                && !plan.key().equals(head.gradedUnder())
                && samples.newest(kept.story()) >= now.getEpochSecond() - plan.patienceSeconds();
    }

    /** In the order of bytes; null after the last. */
    private static UUID after(UUID story) {
        long low = story.getLeastSignificantBits() + 1;
        long high = low == 0 ? story.getMostSignificantBits() + 1 : story.getMostSignificantBits();
        return low == 0 && high == 0 ? null : new UUID(high, low);
    }
}
