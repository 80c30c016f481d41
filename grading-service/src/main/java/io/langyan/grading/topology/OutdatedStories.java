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
    private final Moves moves;
    private UUID next = StoryHeads.FIRST;

    /** Where the round began, with the last change of a plan; null when it is over. */
    private UUID began;

    private boolean pastTheLast;
    private long looked = -1;

    OutdatedStories(StoryHeads heads, StoredSamples samples, PlanBook plans, Moves moves) {
        this.heads = heads;
        this.samples = samples;
        this.plans = plans;
        this.moves = moves;
    }

    /** The next ones, at most so many; asked once a second. Plans that change often let no story wait longer than one round takes. */
    List<UUID> next(int most, Instant now) {
        if (looked != plans.changes()) {
            looked = plans.changes();
            began = next;
            pastTheLast = false;
        }
        List<UUID> outdated = new ArrayList<>();
        if (began != null) {
            look(most, now, outdated);
        }
        return outdated;
    }

    private void look(int most, Instant now, List<UUID> outdated) {
        int[] read = {0};
        UUID reached = heads.from(next, kept -> {
            if (outdated(kept, now)) {
                outdated.add(kept.story());
            }
            return ++read[0] < SLICE && outdated.size() < most;
        });
        next = reached == null ? StoryHeads.FIRST : reached;
        pastTheLast |= reached == null;
        began = pastTheLast && !before(next, began) ? null : began;
    }

    /** In the order of bytes. */
    private static boolean before(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high < 0
                || high == 0
                        && Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits()) < 0;
    }

    private boolean outdated(StoryHeads.Kept kept, Instant now) {
        StoryHead head = kept.head();
        PlanInForce plan = plans.of(head.brand());
        return !head.falseAlarm()
                && !plan.key().equals(head.gradedUnder())
                && moves.absorbed(kept.story()).isEmpty()
                && samples.newest(kept.story()) >= now.getEpochSecond() - plan.patienceSeconds();
    }
}
