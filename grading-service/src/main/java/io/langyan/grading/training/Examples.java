package io.langyan.grading.training;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.plan.GradingPolicy;
import io.langyan.events.v1.plan.GradingPolicy.LevelRule;
import io.langyan.events.v1.plan.GradingPolicy.Spread;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.grading.level.LevelRules;
import io.langyan.grading.level.Member;
import io.langyan.grading.level.Prospect;
import io.langyan.grading.level.StorySweep;
import io.langyan.grading.level.Told;
import io.langyan.grading.spread.MentionGrowth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Examples from recorded series, made by the sweep that grades: what a forecast is given here is what it is given in the service. */
final class Examples {

    private static final double MINUTE = 60;

    private final String window;
    private final int step;
    private final Map<Integer, LevelRules> rules = new HashMap<>();
    private final List<Example> all = new ArrayList<>();
    private final Map<Level, Integer> unforeseeable = new EnumMap<>(Level.class);
    private int series;

    /** @param window {@code sliding} or {@code since-first} */
    private Examples(String window, int step) {
        this.window = window;
        this.step = step;
    }

    /** @param step every how many samples one makes an example */
    static Examples of(List<RecordedSeries> recorded, String window, int step) {
        Examples examples = new Examples(window, step);
        recorded.forEach(examples::add);
        return examples;
    }

    List<Example> all() {
        return all;
    }

    /** Levels that were reached with no example before: nothing had grown in the window, and there was nothing to make a forecast of. */
    Map<Level, Integer> unforeseeable() {
        return unforeseeable;
    }

    private void add(RecordedSeries recorded) {
        StorySweep sweep = new StorySweep(rules.computeIfAbsent(recorded.scale(), this::spreadAlone));
        Map<Integer, List<Prospect>> ahead = pass(recorded, sweep);
        Map<Level, Instant> proved = new EnumMap<>(Level.class);
        sweep.levels().forEach(reached -> proved.put(reached.level(), reached.provedAt()));
        long[] high = recorded.highWater();
        ahead.forEach((sample, prospects) -> prospects.forEach(
                prospect -> all.add(example(recorded, high, sample, prospect, proved.get(prospect.level())))));
        ahead.values().forEach(prospects -> prospects.forEach(prospect -> proved.remove(prospect.level())));
        proved.keySet().stream().filter(Level::isCrisis).forEach(level -> unforeseeable.merge(level, 1, Integer::sum));
        series++;
    }

    /** What lay ahead at each sample that makes examples. */
    private Map<Integer, List<Prospect>> pass(RecordedSeries recorded, StorySweep sweep) {
        Member member = new Member();
        Map<Integer, List<Prospect>> ahead = new TreeMap<>();
        for (int sample = 0; sample < recorded.at().length; sample++) {
            long at = recorded.at()[sample];
            sweep.learn(member, at, recorded.published(), Told.NOTHING);
            long[] counters = {MentionGrowth.UNKNOWN, recorded.values()[sample], MentionGrowth.UNKNOWN};
            sweep.observe(member, at, counters);
            sweep.evaluate();
            if (sample % step == 0) {
                ahead.put(sample, sweep.prospects());
            }
        }
        return ahead;
    }

    private Example example(RecordedSeries recorded, long[] high, int sample, Prospect prospect, Instant proved) {
        long now = recorded.at()[sample];
        long end = recorded.at()[recorded.at().length - 1];
        double missing =
                prospect.situation().over() + 1.0 - prospect.situation().spread();
        return new Example(
                series,
                recorded.key(),
                prospect.level(),
                window.equals(GradingPolicy.SINCE_FIRST),
                prospect.situation(),
                proved == null ? Double.POSITIVE_INFINITY : (proved.getEpochSecond() - now) / MINUTE,
                (end - now) / MINUTE,
                missing / slope(recorded, high, Math.max(0, sample - 1), sample),
                missing / slope(recorded, high, 0, sample));
    }

    /** Growth a minute between two samples. */
    private static double slope(RecordedSeries recorded, long[] high, int from, int to) {
        return (high[to] - high[from]) * MINUTE / (recorded.at()[to] - recorded.at()[from]);
    }

    /** The default plan's thresholds, its clauses left out. */
    private LevelRules spreadAlone(int scale) {
        GradingPolicy policy = PlanFile.defaultPlan().grading();
        List<LevelRule> levels = policy.levels().stream()
                .map(rule -> new LevelRule(
                        rule.level(),
                        new Spread(rule.spread().over() / scale, rule.spread().within()),
                        List.of(),
                        List.of()))
                .toList();
        return new LevelRules(
                new GradingPolicy(policy.story(), window, policy.counts(), Map.of(), levels, null, null, null, null),
                1);
    }
}
