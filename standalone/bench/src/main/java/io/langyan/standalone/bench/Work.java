package io.langyan.standalone.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a benchmark got done, whatever the size of its operations, and the processor time it took: on a busy machine that, and not the clock, tells what a core can do. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class Work {

    public long texts;
    public long chars;
    public long cpuNanos;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long countedUntil;

    @Setup(Level.Iteration)
    public void forget() {
        texts = 0;
        chars = 0;
        cpuNanos = 0;
        countedUntil = threads.getCurrentThreadCpuTime();
    }

    public void add(long moreTexts, long moreChars) {
        texts += moreTexts;
        chars += moreChars;
        long now = threads.getCurrentThreadCpuTime();
        cpuNanos += now - countedUntil;
        countedUntil = now;
    }
}
