package io.langyan.monitoring.reading.training;

import io.langyan.monitoring.reading.Curves;
import io.langyan.monitoring.reading.Curves.Curve;
import io.langyan.monitoring.reading.HeardGrams;
import io.langyan.monitoring.reading.PlainText;
import io.langyan.monitoring.reading.Question;
import io.langyan.monitoring.reading.SentimentModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes sums into probabilities that mean what they say: slope and offset of a logistic curve through sums of texts the model was not trained on (Platt
 * 1999), by Newton's method.
 */
final class Calibration {

    private static final int STEPS = 50;
    private static final double RIDGE = 1e-6;
    /** What the texts of one set weigh together, so that every set counts alike. */
    private static final double WEIGHT_OF_SET = 1000;

    /** One text: the model's sum, what is true, and how much the text counts. */
    private record Point(double sum, boolean yes, double weight) {}

    private final SentimentModel model;
    private final List<Example> held;
    private final Map<Source, Long> sizes;

    private Calibration(SentimentModel model, List<Example> held) {
        this.model = model;
        this.held = held;
        this.sizes = held.stream().collect(Collectors.groupingBy(Example::source, Collectors.counting()));
    }

    /** The curves for a model by texts it was not trained on. */
    static Curves of(SentimentModel model, List<Example> held) {
        Curve review = withSlopeAndOffset(new Calibration(model, held).points(Question.REVIEW));
        Curves known = new Curves(model.curves().polarity(), model.curves().neutral(), review);
        Calibration calibration = new Calibration(model.with(known), held);
        return new Curves(
                withSlope(calibration.polarities()), withSlopeAndOffset(calibration.points(Question.NEUTRAL)), review);
    }

    private List<Point> points(Question question) {
        List<Point> points = new ArrayList<>();
        for (Example example : held) {
            double weight = weight(example) * example.weight(question);
            if (weight > 0) {
                points.add(new Point(model.sum(heard(example), question), example.isYes(question), weight));
            }
        }
        return points;
    }

    private List<Point> polarities() {
        List<Point> points = new ArrayList<>();
        for (Example example : held) {
            if (example.mood() != Mood.NEUTRAL && !example.source().isLabelledByEmoticons()) {
                boolean yes = example.mood() == Mood.POSITIVE;
                points.add(new Point(model.polarity(heard(example)), yes, weight(example)));
            }
        }
        return points;
    }

    private double weight(Example example) {
        return WEIGHT_OF_SET / sizes.get(example.source());
    }

    private HeardGrams heard(Example example) {
        return model.hear(PlainText.of(example.text()));
    }

    /** Slope only: a sum of zero stays undecided. */
    private static Curve withSlope(List<Point> points) {
        double slope = 1;
        for (int step = 0; step < STEPS; step++) {
            double first = 0;
            double second = RIDGE;
            for (Point point : points) {
                double p = probability(slope * point.sum());
                first += point.weight() * (p - (point.yes() ? 1 : 0)) * point.sum();
                second += point.weight() * p * (1 - p) * point.sum() * point.sum();
            }
            slope -= first / second;
        }
        return new Curve(slope, 0);
    }

    private static Curve withSlopeAndOffset(List<Point> points) {
        double slope = 1;
        double offset = 0;
        for (int step = 0; step < STEPS; step++) {
            double bySlope = 0;
            double byOffset = 0;
            double ss = RIDGE;
            double so = 0;
            double oo = RIDGE;
            for (Point point : points) {
                double p = probability(slope * point.sum() + offset);
                double error = point.weight() * (p - (point.yes() ? 1 : 0));
                double curve = point.weight() * p * (1 - p);
                bySlope += error * point.sum();
                byOffset += error;
                ss += curve * point.sum() * point.sum();
                so += curve * point.sum();
                oo += curve;
            }
            double determinant = ss * oo - so * so;
            slope -= (bySlope * oo - byOffset * so) / determinant;
            offset -= (byOffset * ss - bySlope * so) / determinant;
        }
        return new Curve(slope, offset);
    }

    private static double probability(double sum) {
        return 1 / (1 + StrictMath.exp(-sum));
    }
}
