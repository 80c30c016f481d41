package io.langyan.monitoring.reading.training;

import io.langyan.events.v1.Reading.Sentiment;
import io.langyan.monitoring.reading.Reader;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** How well a model judges texts it was not trained on, set by set, with bracket emoticons and without. */
final class SentimentReport {

    private static final int BINS = 10;
    private final List<Example> held;

    SentimentReport(List<Example> held) {
        this.held = held;
    }

    String table(Function<Example, Reader> judge) {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%-26s %6s  %8s %8s %8s | without emoticons%n",
                "set",
                "n",
                "macro-F1",
                "neg. F1",
                "accuracy"));
        for (Source source : Source.values()) {
            List<Example> own =
                    held.stream().filter(example -> example.source() == source).toList();
            if (!own.isEmpty()) {
                table.append(line(judge, source, own));
            }
        }
        return table.toString();
    }

    private static String line(Function<Example, Reader> judge, Source source, List<Example> own) {
        Confusion with = confusion(judge, own, true);
        Confusion without = confusion(judge, own, false);
        return String.format(
                Locale.ROOT,
                "%-26s %6d  %8.4f %8.4f %8.4f | %8.4f %8.4f %8.4f%n",
                source.name().toLowerCase(Locale.ROOT),
                own.size(),
                with.macroF1(),
                with.f1(0),
                with.accuracy(),
                without.macroF1(),
                without.f1(0),
                without.accuracy());
    }

    /** Sets without neutral rows are judged by the larger of the negative and the positive score. */
    static Confusion confusion(Function<Example, Reader> judge, List<Example> own, boolean emoticons) {
        boolean three = own.get(0).source().hasNeutral();
        Confusion confusion = new Confusion(three ? 3 : 2);
        for (Example example : own) {
            Sentiment answer =
                    judge.apply(example).read(example.text(), emoticons).sentiment();
            if (three) {
                confusion.add(
                        example.mood().ordinal(),
                        Mood.of(answer.label()).orElseThrow().ordinal());
            } else {
                boolean positive = answer.scores().get(Sentiment.POSITIVE)
                        > answer.scores().get(Sentiment.NEGATIVE);
                confusion.add(example.mood() == Mood.POSITIVE ? 1 : 0, positive ? 1 : 0);
            }
        }
        return confusion;
    }

    /** Expected calibration error: how far, on average, the probability of the answer is from how often such answers are right. */
    static double calibrationError(Function<Example, Reader> judge, List<Example> own) {
        double[] said = new double[BINS];
        double[] right = new double[BINS];
        for (Example example : own) {
            Sentiment sentiment = judge.apply(example).read(example.text()).sentiment();
            int bin = Math.min(BINS - 1, (int) (sentiment.probability() * BINS));
            said[bin] += sentiment.probability();
            right[bin] += sentiment.label().equals(example.mood().label()) ? 1 : 0;
        }
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(said[bin] - right[bin]);
        }
        return error / own.size();
    }
}
