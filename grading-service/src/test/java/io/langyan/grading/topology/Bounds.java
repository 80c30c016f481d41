package io.langyan.grading.topology;

import io.langyan.grading.GradingConfig;

/** Settings of a topology in a test driver, which keeps its state in a directory of its own. */
record Bounds(int storiesInMemory, int mentionsInMemory, int figuresPerSecond) implements GradingConfig {

    @Override
    public int rememberedInMemory() {
        return 20_000;
    }

    @Override
    public int regradeAtOnce() {
        return 0;
    }

    @Override
    public Backtests backtests() {
        throw new UnsupportedOperationException("the topology has none");
    }

    @Override
    public Recorded recorded() {
        throw new UnsupportedOperationException("the topology does not look back");
    }

    @Override
    public String stateDir() {
        throw new UnsupportedOperationException("the driver has its own");
    }
}
