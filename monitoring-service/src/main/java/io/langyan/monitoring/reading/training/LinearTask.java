package io.langyan.monitoring.reading.training;

import java.util.Arrays;

/**
 * One yes-or-no question over texts given as sets of n-grams. A linear support vector machine whose features are scaled by how differently the n-grams
 * are spread over the two answers, so that words that tell are learnt faster than words that do not (NB-SVM: Wang and Manning, "Baselines and Bigrams",
 * ACL 2012). Solved by dual coordinate descent on the squared hinge loss (Hsieh et al., ICML 2008; LIBLINEAR's solver 1).
 */
final class LinearTask {

    private static final double BIAS = 0.3;
    private static final double SMOOTHING = 1;

    private final int[][] texts;
    private final boolean[] yes;
    private final double[] costs;
    private final double[] scale;
    private final double[] weights;
    private double bias;

    /**
     * @param costs what an error on each text costs; zero leaves the text out
     * @param ratioShare how much the spread of an n-gram decides its scale, 0 to 1
     */
    LinearTask(int[][] texts, boolean[] yes, double[] costs, int grams, double ratioShare) {
        this.texts = texts;
        this.yes = yes;
        this.costs = costs;
        this.weights = new double[grams];
        this.scale = scale(grams, ratioShare);
    }

    /** A weight for each n-gram; a text's sum is the sum of the weights of its n-grams divided by the root of their number, plus the bias. */
    record Weights(double[] grams, double bias) {}

    Weights solve(int passes, long seed) {
        int[] order = used();
        double[] alphas = new double[texts.length];
        double[] curves = new double[texts.length];
        for (int text : order) {
            curves[text] = square(text) + 0.5 / costs[text];
        }
        Shuffle shuffle = new Shuffle(seed);
        for (int pass = 0; pass < passes; pass++) {
            shuffle.apply(order);
            for (int text : order) {
                double slope = sign(text) * sum(text) - 1 + alphas[text] * 0.5 / costs[text];
                double alpha = Math.max(0, alphas[text] - slope / curves[text]);
                step(text, alpha - alphas[text]);
                alphas[text] = alpha;
            }
        }
        return scaled();
    }

    private double sum(int text) {
        double sum = 0;
        for (int gram : texts[text]) {
            sum += weights[gram] * scale[gram];
        }
        return sum / norm(text) + bias * BIAS;
    }

    private void step(int text, double alpha) {
        if (alpha == 0) {
            return;
        }
        double each = sign(text) * alpha / norm(text);
        for (int gram : texts[text]) {
            weights[gram] += each * scale[gram];
        }
        bias += sign(text) * alpha * BIAS;
    }

    private double square(int text) {
        double square = 0;
        for (int gram : texts[text]) {
            square += scale[gram] * scale[gram];
        }
        return square / Math.max(1, texts[text].length) + BIAS * BIAS;
    }

    private double norm(int text) {
        return Math.sqrt(Math.max(1, texts[text].length));
    }

    private int sign(int text) {
        return yes[text] ? 1 : -1;
    }

    private int[] used() {
        int[] all = new int[texts.length];
        int used = 0;
        for (int text = 0; text < texts.length; text++) {
            if (costs[text] > 0) {
                all[used++] = text;
            }
        }
        return Arrays.copyOf(all, used);
    }

    private Weights scaled() {
        double[] scaled = new double[weights.length];
        for (int gram = 0; gram < weights.length; gram++) {
            scaled[gram] = weights[gram] * scale[gram];
        }
        return new Weights(scaled, bias * BIAS);
    }

    /** How far apart, in logarithms, the shares of the texts with an n-gram are among the two answers; mixed with one by the share. */
    private double[] scale(int grams, double share) {
        double[] inYes = new double[grams];
        double[] inNo = new double[grams];
        double allYes = 2 * SMOOTHING;
        double allNo = 2 * SMOOTHING;
        for (int text : used()) {
            double[] counts = yes[text] ? inYes : inNo;
            for (int gram : texts[text]) {
                counts[gram]++;
            }
            allYes += yes[text] ? 1 : 0;
            allNo += yes[text] ? 0 : 1;
        }
        double[] scale = new double[grams];
        for (int gram = 0; gram < grams; gram++) {
            double ratio = StrictMath.log((inYes[gram] + SMOOTHING) / allYes * (allNo / (inNo[gram] + SMOOTHING)));
            scale[gram] = 1 - share + share * Math.abs(ratio);
        }
        return scale;
    }
}
