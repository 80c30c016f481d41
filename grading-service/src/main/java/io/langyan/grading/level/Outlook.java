package io.langyan.grading.level;

import io.langyan.events.v1.Level;
import io.langyan.grading.forecast.Situation;
import io.langyan.grading.spread.StorySpread;
import io.langyan.grading.spread.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What lies ahead of a story: the thresholds above it, and which levels were foreseen when. Like levels it follows from the samples up to an
 * evaluation, whatever their order of arrival.
 */
final class Outlook {

    /** Below a twentieth of a threshold it is not asked: none of the recorded topics was expected so early, and most stories never get there. */
    private static final long NEAR = 20;

    private final LevelRules rules;
    private final StorySpread spread;
    private final Verdicts verdicts;
    private final List<Prospect> foreseen = new ArrayList<>();
    private long first;
    private int times;

    Outlook(LevelRules rules, StorySpread spread, Verdicts verdicts) {
        this.rules = rules;
        this.spread = spread;
        this.verdicts = verdicts;
    }

    /** Samples of another time come. */
    void advance(long at) {
        first = times == 0 ? at : first;
        times++;
    }

    /** The samples of the newest time are taken back. */
    void takeBack() {
        times--;
    }

    /** Forgets what was foreseen at that time and later. */
    void rewind(long at) {
        foreseen.removeIf(prospect -> prospect.at() >= at);
    }

    /** Asks at an evaluation, as the plan wants it, whether a level is expected soon. */
    void look(long now, Level reached) {
        rewind(now);
        LevelRules.Foresee asked = rules.foresee();
        if (asked == null) {
            return;
        }
        for (SpreadRule rule : rules.rules()) {
            if (rule.level().compareTo(reached) > 0 && rule.level().atLeast(asked.level()) && near(rule)) {
                Level granted = verdicts.wouldGrant(rule);
                Prospect prospect = isNews(granted, reached, asked) ? prospect(rule, now, granted) : null;
                if (prospect != null && prospect.expectedWithin(asked.minutes())) {
                    foreseen.add(prospect);
                }
            }
        }
    }

    private boolean near(SpreadRule rule) {
        return spread.proven(rule.window()) > rule.over() / NEAR;
    }

    private boolean isNews(Level granted, Level reached, LevelRules.Foresee asked) {
        boolean known = false;
        for (Prospect one : foreseen) {
            known |= one.level() == granted;
        }
        return !known && granted.compareTo(reached) > 0 && granted.atLeast(asked.level());
    }

    /** When each level was first foreseen, in order of time. */
    List<Prospect> foreseen() {
        return List.copyOf(foreseen);
    }

    /** Every threshold of L1 to L3 that a story has begun to approach, the highest first. */
    List<Prospect> prospects(long now, Level reached) {
        return rules.rules().stream()
                .filter(rule -> rule.level().isCrisis() && rule.level().compareTo(reached) > 0)
                .map(rule -> prospect(rule, now, verdicts.wouldGrant(rule)))
                .filter(Objects::nonNull)
                .filter(prospect -> prospect.level().compareTo(reached) > 0)
                .toList();
    }

    /** Null when there is nothing to foresee: the story is not levelled, has not grown, or the window is over. */
    private Prospect prospect(SpreadRule rule, long now, Level granted) {
        double age = spread.age() * (double) rules.timeScale();
        double window = minutes(rule) * (double) rules.timeScale();
        boolean over = rules.windows().mode() == Windows.Mode.SINCE_FIRST && age >= window;
        long proven = spread.proven(rule.window());
        if (granted == Level.NONE || proven < 1 || proven > rule.over() || over) {
            return null;
        }
        String name = rule.level().code() + (granted == rule.level() ? "" : ":clause-unmet");
        return new Prospect(granted, name, rule.within(), situation(rule, proven, window, age), now, rules.timeScale());
    }

    private Situation situation(SpreadRule rule, long proven, double window, double age) {
        int hour = rules.hour();
        int longSpan = rules.longSpan();
        double gap = age / Math.max(1, times - 1);
        return new Situation(
                rule.over(),
                proven,
                window,
                spread.newest(hour, rule.window()),
                spread.newest(longSpan, rule.window()),
                longSpan * (double) rules.timeScale(),
                age,
                gap,
                room(window - age + gap));
    }

    /** A window that lies still is proved by the first sample after its end at the latest. */
    private double room(double left) {
        return rules.windows().mode() == Windows.Mode.SLIDING ? Situation.HORIZON : Math.min(Situation.HORIZON, left);
    }

    private int minutes(SpreadRule rule) {
        return rules.windows().minutes()[rule.window()];
    }
}
