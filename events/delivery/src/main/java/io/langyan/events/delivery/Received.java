package io.langyan.events.delivery;

import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.Event;

/**
 * An event as it came off its topic.
 *
 * @param key the record key: the aggregate's id
 */
public record Received<E extends Event>(Envelope envelope, String key, E event) {

    /** The scope to hand on with whatever follows from this event. */
    public Scope scope() {
        return Scope.of(envelope);
    }
}
