package io.langyan.monitoring.reading;

import io.langyan.events.v1.Reading.Sentiment;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds up sentiment words and says how sure the sum is: a softmax over three sums with diminishing returns. */
final class SentimentScore {

    private static final double NEUTRAL_LEAN = 0.9;
    private static final double STEEPNESS = 1.1;
    /** A negated word says the opposite, less strongly ("不好看" is not yet "丑"). */
    private static final double NEGATED_SHARE = 0.7;

    private double negative;
    private double positive;

    void add(Lexicon.Kind kind, double weight, boolean negated) {
        double counted = negated ? weight * NEGATED_SHARE : weight;
        if (kind == Lexicon.Kind.NEGATIVE ^ negated) {
            negative += counted;
        } else {
            positive += counted;
        }
    }

    Sentiment sentiment() {
        double lean = STEEPNESS * (Math.log1p(negative) - Math.log1p(positive));
        double felt = Math.log1p(negative + positive);
        double forNegative = Math.exp(lean + felt * 0.5);
        double forPositive = Math.exp(-lean + felt * 0.5);
        double forNeutral = Math.exp(NEUTRAL_LEAN);
        double sum = forNegative + forPositive + forNeutral;
        return labelled(rounded(forNegative / sum), rounded(forNeutral / sum), rounded(forPositive / sum));
    }

    private static Sentiment labelled(double negative, double neutral, double positive) {
        Map<String, Double> scores = new LinkedHashMap<>();
        scores.put(Sentiment.NEGATIVE, negative);
        scores.put(Sentiment.NEUTRAL, neutral);
        scores.put(Sentiment.POSITIVE, positive);
        if (negative >= neutral && negative >= positive) {
            return new Sentiment(Sentiment.NEGATIVE, negative, scores);
        }
        return positive > neutral
                ? new Sentiment(Sentiment.POSITIVE, positive, scores)
                : new Sentiment(Sentiment.NEUTRAL, neutral, scores);
    }

    private static double rounded(double probability) {
        return Math.rint(probability * 10_000) / 10_000;
    }
}
