package io.langyan.monitoring.reading.training;

import io.langyan.monitoring.reading.Curves;
import io.langyan.monitoring.reading.Reader;
import io.langyan.monitoring.reading.SentimentModel;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * Judges models by texts they were not trained on: two of ten parts of every set, then a whole set that took no part. Probabilities of one held part are
 * judged by a curve that was fitted to the other, so that nothing is judged by itself.
 */
final class Judging {

    private static final int HELD_PARTS = 2;

    private final List<Example> all;
    private final PrintStream out;

    Judging(List<Example> all, PrintStream out) {
        this.all = all;
        this.out = out;
    }

    /** Prints the table and gives the curves by both held parts. */
    Curves judgeOnHeldTexts() {
        SentimentModel model = Training.modelOf(
                all.stream().filter(example -> example.part() >= HELD_PARTS).toList());
        List<Example> held = heldOf(all);
        Reader judgeOfOdd = new Reader(model.with(Calibration.of(model, part(held, 0))));
        Reader judgeOfEven = new Reader(model.with(Calibration.of(model, part(held, 1))));
        out.print(new SentimentReport(held).table(example -> example.part() == 0 ? judgeOfEven : judgeOfOdd));
        List<Example> three = held.stream()
                .filter(example -> example.source().hasNeutral() && example.source() != Source.CORRECTIONS)
                .toList();
        out.printf(
                Locale.ROOT,
                "expected calibration error, sets with three classes: %.4f%n",
                SentimentReport.calibrationError(example -> example.part() == 0 ? judgeOfEven : judgeOfOdd, three));
        return Calibration.of(model, held);
    }

    /** Prints how a model that never saw a set does on all of it. */
    void judgeOnUnseenSet(Source unseen) {
        List<Example> own =
                all.stream().filter(example -> example.source() == unseen).toList();
        if (own.isEmpty() || own.size() == all.size()) {
            return;
        }
        List<Example> others =
                all.stream().filter(example -> example.source() != unseen).toList();
        List<Example> trained =
                others.stream().filter(example -> example.part() >= HELD_PARTS).toList();
        Curves curves = Calibration.of(Training.modelOf(trained), heldOf(others));
        Reader reader = new Reader(Training.modelOf(others).with(curves));
        out.print(new SentimentReport(own).table(example -> reader));
        out.println("(trained without this set)");
    }

    private static List<Example> heldOf(List<Example> examples) {
        return examples.stream().filter(example -> example.part() < HELD_PARTS).toList();
    }

    private static List<Example> part(List<Example> held, int part) {
        return held.stream().filter(example -> example.part() == part).toList();
    }
}
