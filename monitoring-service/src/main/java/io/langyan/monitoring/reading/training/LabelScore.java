package io.langyan.monitoring.reading.training;

/** How one label was found: right, given wrongly, missed. */
public final class LabelScore {

    private final String label;
    private int right;
    private int wrong;
    private int missed;

    LabelScore(String label) {
        this.label = label;
    }

    void add(boolean truth, boolean answer) {
        right += truth && answer ? 1 : 0;
        wrong += !truth && answer ? 1 : 0;
        missed += truth && !answer ? 1 : 0;
    }

    public String label() {
        return label;
    }

    int support() {
        return right + missed;
    }

    double precision() {
        return right + wrong == 0 ? 0 : right / (double) (right + wrong);
    }

    double recall() {
        return support() == 0 ? 0 : right / (double) support();
    }

    public double f1() {
        return 2 * right + wrong + missed == 0 ? 0 : 2.0 * right / (2 * right + wrong + missed);
    }
}
