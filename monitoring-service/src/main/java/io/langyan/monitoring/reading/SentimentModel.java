package io.langyan.monitoring.reading;

import io.langyan.events.v1.Reading.Sentiment;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sentiment by linear questions over character n-grams: is there an opinion, and which way does it go, read as a post and read as a review, mixed by how
 * much the text is a review. Trained by {@code ./langyan train}; what on and how well, in {@code reading/MODEL-CARD.md}. Weights are added as whole
 * numbers and turned into probabilities by {@link StrictMath}, so a text reads the same, to the last digit, on every machine.
 */
public final class SentimentModel {

    private static final int MAGIC = 0x4C59534D;
    private static final int VERSION = 1;
    /** In log odds, for a post that surely has no opinion. */
    private static final double NO_COMPLAINT = 1.0;
    /** In log odds, for what surely is a review. */
    private static final double REVIEWS_JUDGE = 2.0;

    /** What a sum of weights is worth: the value of one unit, and what is added to every text. */
    public record Measure(double unit, double bias) {

        double sum(long units, int grams) {
            return units * unit / Math.sqrt(Math.max(1, grams)) + bias;
        }
    }

    private final Measure[] measures;
    private final Curves curves;
    private final GramTable table;

    /** @param measures one for each {@link Question}, in its order */
    public SentimentModel(Measure[] measures, Curves curves, GramTable table) {
        this.measures = measures.clone();
        this.curves = curves;
        this.table = table;
    }

    public static SentimentModel shipped() {
        try (InputStream in = SentimentModel.class.getResourceAsStream("/reading/sentiment.model")) {
            return read(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static SentimentModel read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(new BufferedInputStream(in));
        if (data.readInt() != MAGIC || data.readInt() != VERSION) {
            throw new IOException("no sentiment model of version " + VERSION);
        }
        Measure[] measures = new Measure[Question.values().length];
        for (int i = 0; i < measures.length; i++) {
            measures[i] = new Measure(data.readDouble(), data.readDouble());
        }
        return new SentimentModel(measures, Curves.read(data), GramTable.read(data));
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        for (Measure measure : measures) {
            out.writeDouble(measure.unit());
            out.writeDouble(measure.bias());
        }
        curves.write(out);
        table.write(out);
    }

    /** The same model whose sums become probabilities by other curves. */
    public SentimentModel with(Curves others) {
        return new SentimentModel(measures, others, table);
    }

    public Curves curves() {
        return curves;
    }

    public HeardGrams hear(PlainText text) {
        return new HeardGrams(table, text);
    }

    /** The answer to one question before it is made a probability. */
    public double sum(HeardGrams heard, Question question) {
        return measures[question.ordinal()].sum(heard.sum(question), heard.count());
    }

    /** Which way the opinion goes before it is made a probability; above zero is positive. */
    public double polarity(HeardGrams heard) {
        return answers(heard).polarity();
    }

    /**
     * The sums of one text before they are made probabilities.
     *
     * @param review how much the text is a review, 0 to 1
     */
    record Answers(double neutral, double polarity, double review) {}

    Answers answers(HeardGrams heard) {
        double review = curves.review().probability(sum(heard, Question.REVIEW));
        double polarity =
                (1 - review) * sum(heard, Question.POLARITY_AS_POST) + review * sum(heard, Question.POLARITY_AS_REVIEW);
        return new Answers(sum(heard, Question.NEUTRAL), polarity, review);
    }

    /** What an n-gram says for the polarity of a text that is a review that much. */
    double polarityOf(HeardGrams heard, int gram, double review) {
        return (1 - review) * value(heard, gram, Question.POLARITY_AS_POST)
                + review * value(heard, gram, Question.POLARITY_AS_REVIEW);
    }

    /** How the text sounds before the rules are asked. */
    Tone tone(Answers answers) {
        double neutral = neutral(answers, 0);
        double positive = (1 - neutral) * positive(answers, neutral, 0);
        return Tone.of(1 - neutral - positive, positive);
    }

    /** @param complaint how much more likely, in log odds, other knowledge makes a negative opinion */
    Sentiment sentiment(Answers answers, double complaint) {
        double neutral = neutral(answers, complaint);
        double positive = (1 - neutral) * positive(answers, neutral, complaint);
        return labelled(rounded(1 - neutral - positive), rounded(neutral), rounded(positive));
    }

    /** Who writes a review has an opinion; the sets of reviews have no neutral rows to teach it. */
    private double neutral(Answers answers, double complaint) {
        return curves.neutral().probability(answers.neutral(), -complaint - REVIEWS_JUDGE * answers.review());
    }

    /** Of a post without opinion the rest is sooner positive than negative: an announcement is no complaint. */
    private double positive(Answers answers, double neutral, double complaint) {
        double ease = NO_COMPLAINT * neutral * (1 - answers.review());
        return curves.polarity().probability(answers.polarity(), ease - complaint);
    }

    private double value(HeardGrams heard, int gram, Question question) {
        return measures[question.ordinal()].unit() * heard.units(gram, question);
    }

    static Sentiment labelled(double negative, double neutral, double positive) {
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
