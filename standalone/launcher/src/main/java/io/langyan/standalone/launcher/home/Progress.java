package io.langyan.standalone.launcher.home;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells the user what goes on, a line at a time. */
public final class Progress {

    private final Instant began = Instant.now();
    private final PrintStream out;

    public Progress() {
        this(System.out);
    }

    public Progress(PrintStream out) {
        this.out = out;
    }

    public void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Says that a part is there, and how long after the start. */
    public void ready(String part) {
        say(String.format(Locale.ROOT, "  %-14s ready after %.1f s", part, seconds()));
    }

    public double seconds() {
        return Duration.between(began, Instant.now()).toMillis() / 1000.0;
    }
}
