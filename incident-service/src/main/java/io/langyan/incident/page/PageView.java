package io.langyan.incident.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A page as the incident room sees it.
 *
 * @param state requested, opened, escalated, acknowledged, exhausted
 * @param pushes attempts that a provider accepted, or may have
 */
public record PageView(
        UUID pageId,
        String why,
        List<String> roles,
        String state,
        int pushes,
        int failures,
        List<Ack> acks,
        Instant requestedAt,
        Instant changedAt) {

    /** @param proof how identity was proven */
    public record Ack(UUID person, String name, String channel, String proof, Instant at) {}
}
