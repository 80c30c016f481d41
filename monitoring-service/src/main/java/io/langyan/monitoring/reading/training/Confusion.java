package io.langyan.monitoring.reading.training;

/** How often each answer was given for each truth. */
final class Confusion {

    private final int[][] counts;

    Confusion(int classes) {
        counts = new int[classes][classes];
    }

    void add(int truth, int answer) {
        counts[truth][answer]++;
    }

    int total() {
        int total = 0;
        for (int[] row : counts) {
            for (int count : row) {
                total += count;
            }
        }
        return total;
    }

    double accuracy() {
        int right = 0;
        for (int i = 0; i < counts.length; i++) {
            right += counts[i][i];
        }
        return right / (double) total();
    }

    /** F1 of one class: the harmonic mean of precision and recall; zero for a class never met nor given. */
    double f1(int of) {
        int given = 0;
        int truly = 0;
        for (int i = 0; i < counts.length; i++) {
            given += counts[i][of];
            truly += counts[of][i];
        }
        return given + truly == 0 ? 0 : 2.0 * counts[of][of] / (given + truly);
    }

    double macroF1() {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += f1(i);
        }
        return sum / counts.length;
    }
}
