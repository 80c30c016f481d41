package io.langyan.grading.forecast;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Four linear functions of a {@link Situation}: the logit of the probability, and three quantiles of the logarithm of the time as a part of the
 * window. Fitted by logistic and by quantile regression (Koenker and Bassett 1978).
 */
public final class SpreadForecast {

    public static final String REACHED = "reached";
    public static final String LOW = "low";
    public static final String MIDDLE = "middle";
    public static final String HIGH = "high";

    private static final String SHIPPED = "/forecast/spread.model";
    private static final double MINUTE = 1;

    private final Linear reached;
    private final Linear low;
    private final Linear middle;
    private final Linear high;

    private SpreadForecast(Map<String, Linear> weights) {
        this.reached = weights.get(REACHED);
        this.low = weights.get(LOW);
        this.middle = weights.get(MIDDLE);
        this.high = weights.get(HIGH);
    }

    /** A constant and a weight for each feature. */
    private record Linear(double[] weights) {

        double of(double[] features) {
            double sum = weights[0];
            for (int feature = 0; feature < features.length; feature++) {
                sum += weights[feature + 1] * features[feature];
            }
            return sum;
        }
    }

    /** The model that comes with the service. */
    public static SpreadForecast shipped() {
        return Shipped.MODEL;
    }

    private static final class Shipped {
        static final SpreadForecast MODEL = read();

        private static SpreadForecast read() {
            try (InputStream in = SpreadForecast.class.getResourceAsStream(SHIPPED)) {
                return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                        .lines()
                        .toList());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /**
     * A line for each function: its name and its weights, the constant first. Lines that begin with # are remarks.
     *
     * @throws IllegalArgumentException when one is missing or has another number of weights
     */
    public static SpreadForecast parse(List<String> lines) {
        Map<String, Linear> weights = new HashMap<>();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] words = line.strip().split("\\s+");
                double[] numbers = new double[words.length - 1];
                for (int index = 0; index < numbers.length; index++) {
                    numbers[index] = Double.parseDouble(words[index + 1]);
                }
                weights.put(words[0], new Linear(numbers));
            }
        }
        for (String name : List.of(REACHED, LOW, MIDDLE, HIGH)) {
            if (!weights.containsKey(name) || weights.get(name).weights().length != Situation.FEATURES.length + 1) {
                throw new IllegalArgumentException("the model has no function " + name + " of these features");
            }
        }
        return new SpreadForecast(weights);
    }

    public Forecast of(Situation situation) {
        double[] features = situation.features();
        double expected = minutes(middle, features, situation);
        return new Forecast(
                1 / (1 + StrictMath.exp(-reached.of(features))),
                Math.min(expected, minutes(low, features, situation)),
                expected,
                Math.max(expected, minutes(high, features, situation)));
    }

    /** As {@link Forecast#expectedWithin}, without what is not needed to know: it is asked at every evaluation. */
    public boolean expectedWithin(double minutes, Situation situation) {
        double[] features = situation.features();
        return reached.of(features) >= 0 && minutes(middle, features, situation) <= minutes;
    }

    /** A minute at least and no more than there is room for. */
    private static double minutes(Linear quantile, double[] features, Situation situation) {
        double minutes = situation.window() * StrictMath.exp(quantile.of(features));
        return Math.max(Math.min(MINUTE, situation.room()), Math.min(situation.room(), minutes));
    }
}
