package io.langyan.grading.training;

import io.langyan.events.v1.Level;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** How well forecasts did, as tables of Markdown. */
final class ForecastReport {

    private static final double[] BANDS = {0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 1.01};
    private static final double SOON = 120;

    private final List<Judged> judged;
    private final StringBuilder text = new StringBuilder();

    ForecastReport(List<Judged> judged) {
        this.judged = judged;
    }

    /** Times and intervals of the levels that were reached, whenever that was; beside two naive forecasts and one constant. */
    String times() {
        line(
                "| mode | level | forecasts | within 80 % | before | after | median log error | last slope | mean slope | constant in hindsight |");
        line("|---|---|---|---|---|---|---|---|---|---|");
        for (boolean sinceFirst : new boolean[] {false, true}) {
            List<Judged> mode = which(one ->
                    one.example().sinceFirst() == sinceFirst && one.example().reachedAtAll());
            times(mode(sinceFirst), "all", mode);
            for (Level level : new Level[] {Level.L3, Level.L2, Level.L1}) {
                times(
                        mode(sinceFirst),
                        level.code(),
                        only(mode, one -> one.example().level() == level));
            }
            List<Judged> told = only(mode, one -> !one.forecast().improbable());
            times(mode(sinceFirst), "10 % and more", told);
            times(
                    mode(sinceFirst),
                    "L1, 10 % and more",
                    only(told, one -> one.example().level() == Level.L1));
            line(
                    "each series counted once: within %.1f %%, median log error %.2f",
                    eachSeries(mode), medianOfSeries(mode));
            outcomes(which(one -> one.example().sinceFirst() == sinceFirst));
        }
        return text();
    }

    /** Those that said "more likely than not", whatever came of them. */
    private void outcomes(List<Judged> mode) {
        List<Judged> likely = only(mode, one -> one.forecast().probability() >= 0.5);
        line(
                "of %d forecasts of 50 %% and more: reached within the interval %.1f %%, outside of it %.1f %%, not reached %.1f %%",
                likely.size(),
                percent(likely, Judged::covered),
                percent(likely, one -> one.example().reachedAtAll() && !one.covered()),
                percent(likely, one -> !one.example().reachedAtAll()));
    }

    private void times(String mode, String name, List<Judged> some) {
        if (!some.isEmpty()) {
            double constant = median(some, one -> one.example().time());
            line(
                    "| %s | %s | %d | %.1f %% | %.1f %% | %.1f %% | %.2f | %.2f | %.2f | %.2f |",
                    mode,
                    name,
                    some.size(),
                    percent(some, Judged::covered),
                    percent(some, one -> one.example().time() < one.forecast().low()),
                    percent(some, one -> one.example().time() > one.forecast().high()),
                    median(some, Judged::error),
                    median(some, one -> one.error(one.example().lastSlope())),
                    median(some, one -> one.error(one.example().meanSlope())),
                    median(some, one -> one.error(constant)));
        }
    }

    /** Whether probabilities come true; what left the board before it could be seen counts as not reached. */
    String probabilities() {
        line("| mode | said | forecasts | said on average | reached | lost from sight |");
        line("|---|---|---|---|---|---|");
        for (boolean sinceFirst : new boolean[] {false, true}) {
            List<Judged> mode = which(one -> one.example().sinceFirst() == sinceFirst);
            for (int band = 0; band + 1 < BANDS.length; band++) {
                double from = BANDS[band];
                double to = BANDS[band + 1];
                probabilities(
                        mode(sinceFirst),
                        from,
                        only(
                                mode,
                                one -> one.forecast().probability() >= from
                                        && one.forecast().probability() < to));
            }
            line("Brier %.4f, always the mean %.4f", brier(mode), alwaysTheMean(mode));
        }
        return text();
    }

    private void probabilities(String mode, double from, List<Judged> some) {
        if (!some.isEmpty()) {
            line(
                    "| %s | from %.0f %% | %d | %.1f %% | %.1f %% | %.1f %% |",
                    mode,
                    100 * from,
                    some.size(),
                    100
                            * some.stream()
                                    .mapToDouble(one -> one.forecast().probability())
                                    .average()
                                    .orElse(0),
                    percent(some, one -> one.example().reached()),
                    percent(some, one -> one.example().lost()));
        }
    }

    private static double brier(List<Judged> some) {
        return some.stream()
                .mapToDouble(one ->
                        Math.pow(one.forecast().probability() - (one.example().reached() ? 1 : 0), 2))
                .average()
                .orElse(0);
    }

    private static double alwaysTheMean(List<Judged> some) {
        double reached = percent(some, one -> one.example().reached()) / 100;
        return reached * (1 - reached);
    }

    /** What a plan that asks to be warned of a level within two hours would have been told, and how much before. */
    String warnings() {
        line(
                "| mode | level | series reached it | foreseen | minutes before, median | foreseen, not reached | of these lost from sight |");
        line("|---|---|---|---|---|---|---|");
        for (boolean sinceFirst : new boolean[] {false, true}) {
            for (Level level : new Level[] {Level.L3, Level.L2, Level.L1}) {
                warnings(
                        mode(sinceFirst),
                        level,
                        which(one -> one.example().sinceFirst() == sinceFirst
                                && one.example().level() == level));
            }
        }
        return text();
    }

    private void warnings(String mode, Level level, List<Judged> some) {
        Map<Integer, Judged> first = new HashMap<>();
        some.stream()
                .filter(one -> one.forecast().expectedWithin(SOON))
                .forEach(one -> first.merge(
                        one.example().series(),
                        one,
                        (a, b) -> a.example().followed() >= b.example().followed() ? a : b));
        List<Judged> right =
                only(List.copyOf(first.values()), one -> one.example().reachedAtAll());
        List<Judged> wrong =
                only(List.copyOf(first.values()), one -> !one.example().reachedAtAll());
        line(
                "| %s | %s | %d | %d | %.0f | %d | %d |",
                mode,
                level.code(),
                some.stream()
                        .filter(one -> one.example().reachedAtAll())
                        .map(one -> one.example().series())
                        .distinct()
                        .count(),
                right.size(),
                right.isEmpty() ? 0 : median(right, one -> one.example().time()),
                wrong.size(),
                wrong.stream().filter(one -> one.example().lost()).count());
    }

    /** Long series do not weigh more here. */
    private static double eachSeries(List<Judged> some) {
        return bySeries(some).stream()
                .mapToDouble(of -> percent(of, Judged::covered))
                .average()
                .orElse(0);
    }

    private static double medianOfSeries(List<Judged> some) {
        double[] medians = bySeries(some).stream()
                .mapToDouble(of -> median(of, Judged::error))
                .sorted()
                .toArray();
        return medians.length == 0 ? 0 : medians[medians.length / 2];
    }

    private static Collection<List<Judged>> bySeries(List<Judged> some) {
        return some.stream()
                .collect(Collectors.groupingBy(
                        one -> one.example().series() + one.example().level().code(),
                        TreeMap::new,
                        Collectors.toList()))
                .values();
    }

    private List<Judged> which(Predicate<Judged> condition) {
        return only(judged, condition);
    }

    private static List<Judged> only(List<Judged> some, Predicate<Judged> condition) {
        return some.stream().filter(condition).toList();
    }

    private static double percent(List<Judged> some, Predicate<Judged> condition) {
        return some.isEmpty() ? 0 : 100.0 * only(some, condition).size() / some.size();
    }

    private static double median(List<Judged> some, ToDoubleFunction<Judged> figure) {
        List<Double> sorted = some.stream()
                .map(figure::applyAsDouble)
                .map(value -> value.isNaN() ? Double.POSITIVE_INFINITY : value)
                .sorted(Comparator.naturalOrder())
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    private static String mode(boolean sinceFirst) {
        return sinceFirst ? "since-first" : "sliding";
    }

    private void line(String format, Object... values) {
        text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .append('\n');
    }

    private String text() {
        String told = text.toString();
        text.setLength(0);
        return told;
    }
}
