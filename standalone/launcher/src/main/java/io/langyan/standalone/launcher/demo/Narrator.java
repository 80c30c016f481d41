package io.langyan.standalone.launcher.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Tells what happens, in Chinese and English, with the time since the beginning and the latency of each step. */
final class Narrator {

    private final PrintStream out;
    private final Instant begin = Instant.now();
    private int step;

    Narrator(PrintStream out) {
        this.out = out;
    }

    void chapter(String zh, String en) {
        out.printf("%n━━ %s · %s%n", zh, en);
    }

    /** A numbered step that has happened; {@code took} is null where nothing was measured. */
    void step(String zh, String en, Duration took) {
        step++;
        String latency = took == null ? "" : "   ⏱ " + spoken(took);
        out.printf("[%s] %2d. %s · %s%s%n", clock(), step, zh, en, latency);
    }

    void detail(String text) {
        out.printf("             %s%n", text);
    }

    void failed(String what) {
        out.printf("[%s] ✗ %s%n", clock(), what);
    }

    Duration elapsed() {
        return Duration.between(begin, Instant.now());
    }

    static String spoken(Duration duration) {
        long millis = duration.toMillis();
        return Math.abs(millis) < 10_000 ? millis + " ms" : "%.1f s".formatted(millis / 1000.0);
    }

    private String clock() {
        Duration since = elapsed();
        return "%02d:%02d.%d".formatted(since.toMinutes(), since.toSecondsPart(), since.toMillisPart() / 100);
    }
}
