package io.langyan.monitoring.reading;

/** How a text sounds to the rules. */
record Tone(boolean isNegative, boolean isPositive) {

    private static final double SURE = 0.6;

    static Tone of(double negative, double positive) {
        return new Tone(negative >= SURE, positive >= SURE);
    }
}
