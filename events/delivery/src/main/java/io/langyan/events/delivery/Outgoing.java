package io.langyan.events.delivery;

import io.langyan.events.v1.Event;

/**
 * An event to be added to the {@link Outbox}.
 *
 * @param key the aggregate's id
 */
public record Outgoing(Scope scope, String key, Event event) {}
