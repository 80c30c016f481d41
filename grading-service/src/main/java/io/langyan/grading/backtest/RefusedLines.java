package io.langyan.grading.backtest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;

/** Lines that were no observation: all counted, the first hundred named. */
@RegisterForReflection
public final class RefusedLines {

    private static final int NAMED = 100;

    private final List<Line> lines = new ArrayList<>();
    private long count;

    /** @param line counted from 1 */
    @RegisterForReflection
    public record Line(long line, String reason) {}

    void add(long line, String reason) {
        count++;
        if (lines.size() < NAMED) {
            lines.add(new Line(line, reason));
        }
    }

    public long getCount() {
        return count;
    }

    public List<Line> getLines() {
        return lines;
    }
}
