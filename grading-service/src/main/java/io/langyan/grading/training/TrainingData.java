package io.langyan.grading.training;

import io.langyan.events.v1.plan.GradingPolicy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Examples of both window modes.
 *
 * @param topics of the series that forecasts are made for and judged by
 * @param cascades of single posts, read every five, twenty and sixty minutes; may be empty
 */
record TrainingData(List<Example> topics, List<Example> cascades) {

    private static final int[] READ_EVERY_MINUTES = {5, 20, 60};
    private static final int EXAMPLE_EVERY_MINUTES = 60;

    /**
     * @param folder holds {@link HotSeriesFile#NAME} and, if you like, {@link CascadesFile#NAME}
     * @throws IllegalArgumentException when there are no topics
     */
    static TrainingData read(Path folder, PrintStream out) throws IOException {
        Path topics = folder.resolve(HotSeriesFile.NAME);
        Path cascades = folder.resolve(CascadesFile.NAME);
        if (!Files.exists(topics)) {
            throw new IllegalArgumentException("no " + HotSeriesFile.NAME + " below the directory of --data");
        }
        List<Example> counted = new ArrayList<>();
        for (int minutes : READ_EVERY_MINUTES) {
            if (Files.exists(cascades)) {
                List<RecordedSeries> series = CascadesFile.read(cascades, minutes);
                counted.addAll(examples("cascades read every " + minutes + " min", series, step(minutes), out));
            }
        }
        return new TrainingData(examples("topics", HotSeriesFile.read(topics), 1, out), counted);
    }

    private static int step(int minutes) {
        return Math.max(1, EXAMPLE_EVERY_MINUTES / minutes);
    }

    private static List<Example> examples(String name, List<RecordedSeries> series, int step, PrintStream out) {
        List<Example> both = new ArrayList<>();
        for (String window : List.of(GradingPolicy.SLIDING, GradingPolicy.SINCE_FIRST)) {
            Examples examples = Examples.of(series, window, step);
            both.addAll(examples.all());
            out.printf(
                    "%s, %d series, %s: %d examples; levels reached without one before: %s%n",
                    name, series.size(), window, examples.all().size(), examples.unforeseeable());
        }
        return both;
    }
}
