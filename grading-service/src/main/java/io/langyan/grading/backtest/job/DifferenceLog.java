package io.langyan.grading.backtest.job;

import io.langyan.grading.backtest.StoryDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Gathers what a comparison finds, so that many go into one statement. */
final class DifferenceLog {

    private static final int AT_ONCE = 500;

    private final List<StoryDifference> waiting = new ArrayList<>(AT_ONCE);
    private final BiConsumer<Integer, List<StoryDifference>> write;
    private int written;

    /** @param write takes the place of the first, and as many as wait */
    DifferenceLog(BiConsumer<Integer, List<StoryDifference>> write) {
        this.write = write;
    }

    void add(StoryDifference difference) {
        waiting.add(difference);
        if (waiting.size() == AT_ONCE) {
            flush();
        }
    }

    /** Writes what still waits. */
    void flush() {
        if (!waiting.isEmpty()) {
            write.accept(written, List.copyOf(waiting));
            written += waiting.size();
            waiting.clear();
        }
    }
}
