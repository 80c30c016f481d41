package io.langyan.monitoring.reading.training;

import io.langyan.monitoring.reading.Curves;
import io.langyan.monitoring.reading.Curves.Curve;
import io.langyan.monitoring.reading.GramTable;
import io.langyan.monitoring.reading.PlainText;
import io.langyan.monitoring.reading.Question;
import io.langyan.monitoring.reading.SentimentModel;
import io.langyan.monitoring.reading.SentimentModel.Measure;
import java.util.Arrays;
import java.util.List;

/** Makes a model of labelled texts. The same texts make the same bytes: no thread, clock or system random takes part. */
final class Training {

    private static final long SEED = 20261125;
    private static final int PASSES = 8;
    private static final int LEAST_COUNT = 2;
    private static final double COST = 1;
    private static final double RATIO_SHARE = 0.75;
    /** Eight bytes each: 7.2 MB shipped. */
    private static final int TABLE_CAPACITY = 900_000;

    private static final double FULLEST = 0.8;
    private static final int LARGEST_QUANTUM = 127;
    private static final Curves NOT_FITTED = new Curves(new Curve(1, 0), new Curve(1, 0), new Curve(4, 0));

    private final List<Example> examples;
    private final Vocabulary vocabulary;
    private final int[][] texts;

    private Training(List<Example> examples) {
        this.examples = examples;
        List<PlainText> plain = examples.stream().map(Example::plain).toList();
        this.vocabulary = vocabularyThatFits(plain);
        this.texts = plain.stream().map(vocabulary::idsIn).toArray(int[][]::new);
    }

    static SentimentModel modelOf(List<Example> examples) {
        List<Example> once =
                examples.stream().filter(example -> !example.copy()).toList();
        return new Training(once).model();
    }

    /** Rarer n-grams are given up until the table has room. */
    private static Vocabulary vocabularyThatFits(List<PlainText> texts) {
        int leastCount = LEAST_COUNT;
        Vocabulary vocabulary = Vocabulary.of(texts, leastCount);
        while (vocabulary.size() > FULLEST * TABLE_CAPACITY) {
            vocabulary = Vocabulary.of(texts, ++leastCount);
        }
        return vocabulary;
    }

    private SentimentModel model() {
        Question[] questions = Question.values();
        Measure[] measures = new Measure[questions.length];
        int[][] quanta = new int[vocabulary.size()][questions.length];
        for (Question question : questions) {
            LinearTask.Weights weights = weights(question);
            double unit = unit(weights.grams());
            measures[question.ordinal()] = new Measure(unit, weights.bias());
            for (int id = 0; id < quanta.length; id++) {
                quanta[id][question.ordinal()] = quantum(weights.grams()[id], unit);
            }
        }
        GramTable table = new GramTable(TABLE_CAPACITY);
        vocabulary.forEach((gram, id) -> table.put(gram, quanta[id]));
        return new SentimentModel(measures, NOT_FITTED, table);
    }

    private LinearTask.Weights weights(Question question) {
        boolean[] answers = new boolean[texts.length];
        double[] costs = new double[texts.length];
        for (int i = 0; i < texts.length; i++) {
            Example example = examples.get(i);
            answers[i] = example.isYes(question);
            costs[i] = COST * example.weight(question);
        }
        return new LinearTask(texts, answers, costs, vocabulary.size(), RATIO_SHARE).solve(PASSES, SEED);
    }

    private static double unit(double[] weights) {
        double largest = Arrays.stream(weights).map(Math::abs).max().orElse(1);
        return Math.max(largest, Double.MIN_NORMAL) / (LARGEST_QUANTUM * LARGEST_QUANTUM);
    }

    private static int quantum(double weight, double unit) {
        long quantum = Math.round(Math.sqrt(Math.abs(weight) / unit));
        return (int) (weight < 0 ? -quantum : quantum);
    }
}
