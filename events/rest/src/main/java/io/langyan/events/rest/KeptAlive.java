package io.langyan.events.rest;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;

/**
 * Server-sent events that may be silent for long, with a comment now and then: proxies cut connections on which nothing moves, and whoever listens
 * could not tell silence from a line that is dead (WHATWG HTML, 9.2: "a comment line every 15 seconds or so").
 */
public final class KeptAlive {

    private static final Duration RHYTHM = Duration.ofSeconds(15);

    private KeptAlive() {}

    /** @param expiry seconds since the epoch at which the items end, and the comments with them */
    public static Multi<OutboundSseEvent> until(long expiry, Multi<?> items, Sse sse) {
        Multi<OutboundSseEvent> comments = Multi.createFrom()
                .ticks()
                .every(RHYTHM)
                .onOverflow()
                .drop()
                .select()
                .first(tick -> Instant.now().getEpochSecond() < expiry)
                .map(tick -> sse.newEventBuilder().comment("alive").build());
        return Multi.createBy()
                .merging()
                .streams(items.map(item -> sse.newEventBuilder().data(item).build()), comments);
    }
}
