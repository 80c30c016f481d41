package io.langyan.monitoring.trend;

import java.util.ArrayList;
import java.util.List;

/**
 * How the hours of equal hours of the week differ from the middle of their group: the variance is {@code mean + dispersion × mean²}.
 *
 * @param level the mean over the middle: what comes in clusters has a mean above the middle of its values
 * @param dispersion zero when the hours differ by pure chance alone
 */
record Spread(double level, double dispersion) {

    private static final int FEWEST_OF_GROUP = 4;
    /** The most deviant hours are earlier spikes; they say nothing about chance. */
    private static final double TRIMMED = 0.01;
    /** What trimming, and measuring against a middle that the value itself helped to make, take from the dispersion; found by simulation. */
    private static final double TAKEN = 1.35;

    /** By moments over all groups together, because the few values of one group tell too little. */
    static Spread of(Iterable<List<Long>> groups) {
        List<double[]> pairs = new ArrayList<>();
        for (List<Long> group : groups) {
            double middle = SpikeRule.middleMean(group);
            if (group.size() >= FEWEST_OF_GROUP && middle > 0) {
                group.forEach(count -> pairs.add(new double[] {count, middle}));
            }
        }
        pairs.sort((one, other) -> Double.compare(deviation(one), deviation(other)));
        return of(pairs.subList(0, (int) Math.ceil(pairs.size() * (1 - TRIMMED))));
    }

    private static Spread of(List<double[]> usual) {
        double middles = usual.stream().mapToDouble(pair -> pair[1]).sum();
        if (middles == 0) {
            return new Spread(1, 0);
        }
        double level = usual.stream().mapToDouble(pair -> pair[0]).sum() / middles;
        double excess = usual.stream()
                .mapToDouble(pair -> square(pair[0] - level * pair[1]) - level * pair[1])
                .sum();
        double squares =
                usual.stream().mapToDouble(pair -> square(level * pair[1])).sum();
        return new Spread(level, squares == 0 ? 0 : Math.max(0, TAKEN * excess / squares));
    }

    private static double deviation(double[] pair) {
        return square(pair[0] - pair[1]) / pair[1];
    }

    private static double square(double value) {
        return value * value;
    }
}
