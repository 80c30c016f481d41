package io.langyan.grading.training;

import io.langyan.grading.forecast.SpreadForecast;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.CRC32;

/** Every example judged by a model that was fitted without its part of the series: four parts, by key. */
final class Judging {

    private static final int PARTS = 4;

    private Judging() {}

    record Outcome(List<Judged> topics, List<Judged> cascades) {}

    static Outcome crosswise(TrainingData data) {
        Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
        for (int part = 0; part < PARTS; part++) {
            int held = part;
            Predicate<Example> isHeld = example -> partOf(example) == held;
            SpreadForecast model = SpreadForecast.parse(new Fit(only(data, isHeld.negate())).lines());
            TrainingData unseen = only(data, isHeld);
            outcome.topics().addAll(judged(unseen.topics(), model));
            outcome.cascades().addAll(judged(unseen.cascades(), model));
        }
        return outcome;
    }

    private static TrainingData only(TrainingData data, Predicate<Example> which) {
        return new TrainingData(
                data.topics().stream().filter(which).toList(),
                data.cascades().stream().filter(which).toList());
    }

    static List<Judged> judged(List<Example> examples, SpreadForecast model) {
        return examples.stream()
                .map(example -> new Judged(example, model.of(example.situation())))
                .toList();
    }

    private static int partOf(Example example) {
        CRC32 sum = new CRC32();
        sum.update(example.key().getBytes(StandardCharsets.UTF_8));
        return (int) (sum.getValue() % PARTS);
    }
}
