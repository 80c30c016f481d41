package io.langyan.grading.training;

/** Linear functions fitted to weighted rows, the constant first. The same rows make the same weights. */
final class Regression {

    private static final int MOST_ROUNDS = 300;
    private static final double SMALL_STEP = 1e-7;
    private static final double NEAR_ZERO = 1e-4;
    private static final double FARTHEST_LOGIT = 30;

    private final double[][] rows;
    private final double[] targets;
    private final double[] weights;

    /** @param rows features, the constant column is added */
    Regression(double[][] rows, double[] targets, double[] weights) {
        this.rows = new double[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            this.rows[row] = new double[rows[row].length + 1];
            this.rows[row][0] = 1;
            System.arraycopy(rows[row], 0, this.rows[row], 1, rows[row].length);
        }
        this.targets = targets;
        this.weights = weights;
    }

    /**
     * The function below which that part of the targets lies: quantile regression by majorising and minimising (Hunter and Lange, 2000).
     *
     * @param part 0 to 1
     */
    double[] quantile(double part) {
        return rounds(function -> {
            NormalEquations equations = equations();
            for (int row = 0; row < rows.length; row++) {
                double residual = targets[row] - value(function, rows[row]);
                double curvature = weights[row] / (2 * (NEAR_ZERO + Math.abs(residual)));
                equations.add(rows[row], curvature, curvature * targets[row] + weights[row] * (part - 0.5));
            }
            return equations.solve();
        });
    }

    /** The logit of the probability that the target is 1, by Newton's steps. */
    double[] logit() {
        return rounds(function -> {
            NormalEquations equations = equations();
            for (int row = 0; row < rows.length; row++) {
                double logit = value(function, rows[row]);
                double bounded = Math.max(-FARTHEST_LOGIT, Math.min(FARTHEST_LOGIT, logit));
                double probability = 1 / (1 + StrictMath.exp(-bounded));
                double curvature = weights[row] * probability * (1 - probability);
                equations.add(rows[row], curvature, curvature * logit + weights[row] * (targets[row] - probability));
            }
            return equations.solve();
        });
    }

    private interface Round {
        double[] better(double[] function);
    }

    private double[] rounds(Round round) {
        double[] function = new double[rows[0].length];
        for (int count = 0; count < MOST_ROUNDS; count++) {
            double[] better = round.better(function);
            double step = 0;
            for (int weight = 0; weight < better.length; weight++) {
                step = Math.max(step, Math.abs(better[weight] - function[weight]));
            }
            function = better;
            if (step < SMALL_STEP) {
                break;
            }
        }
        return function;
    }

    private NormalEquations equations() {
        return new NormalEquations(rows[0].length);
    }

    private static double value(double[] function, double[] row) {
        double sum = 0;
        for (int column = 0; column < row.length; column++) {
            sum += function[column] * row[column];
        }
        return sum;
    }
}
