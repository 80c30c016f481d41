package io.langyan.standalone.simulators.aliyun;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How often one number may be called: 1 a minute, 5 an hour, 20 in 24 hours, each counted from the first call in it. */
final class CallLimit {

    private static final List<Window> WINDOWS = List.of(
            new Window("触发分钟级流控Permits:1", 1, Duration.ofMinutes(1)),
            new Window("触发小时级流控Permits:5", 5, Duration.ofHours(1)),
            new Window("触发天级流控Permits:20", 20, Duration.ofHours(24)));

    private final InstantSource clock;
    private final Map<String, Counted> counted = new HashMap<>();

    CallLimit(InstantSource clock) {
        this.clock = clock;
    }

    private record Window(String words, int most, Duration length) {}

    private record Counted(Instant first, int calls) {}

    /** The vendor's words for the window that is full; empty when the call may pass, and it then counts. */
    synchronized Optional<String> refuse(String number) {
        Instant now = clock.instant();
        for (Window window : WINDOWS) {
            if (in(window, number, now).calls() >= window.most()) {
                return Optional.of(window.words());
            }
        }
        for (Window window : WINDOWS) {
            Counted before = in(window, number, now);
            counted.put(key(window, number), new Counted(before.first(), before.calls() + 1));
        }
        return Optional.empty();
    }

    private Counted in(Window window, String number, Instant now) {
        Counted known = counted.get(key(window, number));
        boolean over = known == null || !now.isBefore(known.first().plus(window.length()));
        return over ? new Counted(now, 0) : known;
    }

    private static String key(Window window, String number) {
        return window.length() + "|" + number;
    }
}
