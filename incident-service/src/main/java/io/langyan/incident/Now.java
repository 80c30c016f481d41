package io.langyan.incident;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Wall time, to the millisecond that database and timeline keep. Tests put another in its place. */
@Singleton
class Now implements InstantSource {

    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);

    @Override
    public Instant instant() {
        return clock.instant();
    }
}
