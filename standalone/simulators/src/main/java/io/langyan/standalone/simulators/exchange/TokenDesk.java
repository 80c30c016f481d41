package io.langyan.standalone.simulators.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Lends access tokens for two hours: the same to whoever asks again meanwhile, and to nobody more than ten times a minute. */
public final class TokenDesk {

    public static final Duration HOLDS = Duration.ofSeconds(7200);

    private final InstantSource clock;
    private final SlidingLimit asking;
    private final Map<String, Lent> lentByApp = new HashMap<>();
    private final Map<String, Lent> lentByToken = new HashMap<>();

    public TokenDesk(InstantSource clock) {
        this.clock = clock;
        this.asking = new SlidingLimit(10, Duration.ofMinutes(1), Duration.ZERO, clock);
    }

    /** A token as it was lent. */
    public record Lent(String app, String token, Instant until) {}

    /** False when the caller asks too often. */
    public boolean admits(String app) {
        return asking.take(app);
    }

    public synchronized Lent lend(String app) {
        Lent known = lentByApp.get(app);
        if (known != null && holds(known)) {
            return known;
        }
        Lent fresh = new Lent(
                app,
                UUID.randomUUID() + "." + UUID.randomUUID(),
                clock.instant().plus(HOLDS));
        lentByApp.put(app, fresh);
        lentByToken.put(fresh.token(), fresh);
        return fresh;
    }

    /** The app behind a token, null for one that was never lent. */
    public synchronized Lent of(String token) {
        return lentByToken.get(token);
    }

    public boolean holds(Lent lent) {
        return clock.instant().isBefore(lent.until());
    }
}
