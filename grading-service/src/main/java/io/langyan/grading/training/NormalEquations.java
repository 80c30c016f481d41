package io.langyan.grading.training;

/** Weighted least squares over some columns: sums up, then solves by elimination. */
final class NormalEquations {

    /** Keeps columns that never vary from making it unsolvable; far below what data say. */
    private static final double RIDGE = 1e-9;

    private final double[][] products;
    private final double[] wanted;

    NormalEquations(int columns) {
        products = new double[columns][columns];
        wanted = new double[columns];
    }

    void add(double[] row, double weight, double weighted) {
        for (int i = 0; i < row.length; i++) {
            wanted[i] += row[i] * weighted;
            for (int j = 0; j <= i; j++) {
                products[i][j] += row[i] * row[j] * weight;
            }
        }
    }

    /** By Cholesky's decomposition. */
    double[] solve() {
        int size = wanted.length;
        double[][] root = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = products[i][j] + (i == j ? RIDGE * (1 + products[i][i]) : 0);
                for (int k = 0; k < j; k++) {
                    sum -= root[i][k] * root[j][k];
                }
                root[i][j] = i == j ? Math.sqrt(sum) : sum / root[j][j];
            }
        }
        return backwards(root, forwards(root));
    }

    private double[] forwards(double[][] root) {
        double[] half = new double[wanted.length];
        for (int i = 0; i < half.length; i++) {
            double sum = wanted[i];
            for (int k = 0; k < i; k++) {
                sum -= root[i][k] * half[k];
            }
            half[i] = sum / root[i][i];
        }
        return half;
    }

    private static double[] backwards(double[][] root, double[] half) {
        double[] solution = new double[half.length];
        for (int i = half.length - 1; i >= 0; i--) {
            double sum = half[i];
            for (int k = i + 1; k < half.length; k++) {
                sum -= root[k][i] * solution[k];
            }
            solution[i] = sum / root[i][i];
        }
        return solution;
    }
}
