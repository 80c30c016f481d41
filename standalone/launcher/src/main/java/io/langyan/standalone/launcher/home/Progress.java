package io.langyan.standalone.launcher.home;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells the user what goes on, a line at a time. */
public final class Progress {

    private final Instant began = Instant.now();

    public void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Says that a part is there, and how long after the start. */
    public void ready(String part) {
        say(String.format(Locale.ROOT, "  %-14s ready after %.1f s", part, seconds()));
    }

    public double seconds() {
        return Duration.between(began, Instant.now()).toMillis() / 1000.0;
    }
}
