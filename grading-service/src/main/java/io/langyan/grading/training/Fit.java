package io.langyan.grading.training;

import io.langyan.events.v1.Level;
import io.langyan.grading.forecast.Situation;
import io.langyan.grading.forecast.SpreadForecast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Fits the forecast to examples. Series of topics count for most; cascades teach how it is when counters are read more often. */
final class Fit {

    private static final double CASCADES = 0.3;
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    private final List<Example> examples = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    Fit(TrainingData data) {
        add(data.topics(), 1);
        add(data.cascades(), CASCADES);
    }

    /** All together weigh that much, and each level as much as the root of how often it was reached. */
    private void add(List<Example> some, double weight) {
        Map<Level, Long> reached = some.stream()
                .filter(Example::reached)
                .collect(
                        Collectors.groupingBy(Example::level, () -> new EnumMap<>(Level.class), Collectors.counting()));
        ToDoubleFunction<Example> each = example -> 1 / Math.sqrt(reached.getOrDefault(example.level(), 1L));
        double sum = some.stream().filter(Example::reached).mapToDouble(each).sum();
        some.forEach(example -> {
            examples.add(example);
            weights.add(weight * each.applyAsDouble(example) / sum);
        });
    }

    /** The lines of a file that {@link SpreadForecast#parse} reads. */
    List<String> lines() {
        Regression whether = regression(example -> true, example -> example.reached() ? 1 : 0);
        Regression when = regression(Example::reached, Fit::time);
        return List.of(
                "# constant " + String.join(" ", Situation.FEATURES),
                line(SpreadForecast.REACHED, whether.logit()),
                line(SpreadForecast.LOW, when.quantile(LOW)),
                line(SpreadForecast.MIDDLE, when.quantile(0.5)),
                line(SpreadForecast.HIGH, when.quantile(HIGH)));
    }

    private static double time(Example example) {
        return StrictMath.log(example.time() / example.situation().window());
    }

    private Regression regression(Predicate<Example> which, ToDoubleFunction<Example> target) {
        List<double[]> rows = new ArrayList<>();
        List<Double> targets = new ArrayList<>();
        List<Double> counts = new ArrayList<>();
        for (int index = 0; index < examples.size(); index++) {
            Example example = examples.get(index);
            if (which.test(example)) {
                rows.add(example.situation().features());
                targets.add(target.applyAsDouble(example));
                counts.add(weights.get(index));
            }
        }
        return new Regression(rows.toArray(double[][]::new), array(targets), scaled(array(counts)));
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** One on average. */
    private static double[] scaled(double[] weights) {
        double mean = Arrays.stream(weights).average().orElse(1);
        return Arrays.stream(weights).map(weight -> weight / mean).toArray();
    }

    private static String line(String name, double[] numbers) {
        return name
                + Arrays.stream(numbers)
                        .mapToObj(number -> String.format(Locale.ROOT, " %.4f", number))
                        .collect(Collectors.joining());
    }
}
