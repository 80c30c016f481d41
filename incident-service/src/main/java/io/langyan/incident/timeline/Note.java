package io.langyan.incident.timeline;

import io.langyan.events.v1.Event;
import io.langyan.events.v1.EventTypes;
import java.util.Objects;

/**
 * Something that happened and belongs on the timeline.
 *
 * @param type what happened, words joined by dots
 * @param source the service that says so
 * @param actor the user who did it, or the service itself
 * @param payload any record or map that becomes JSON
 */
public record Note(String type, String source, String actor, Object payload) {

    public static final String INCIDENT = "incident";
    public static final String GRADING = "grading";
    public static final String NOTIFICATION = "notification";
    public static final String REVIEW = "review";

    public Note {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(payload, "payload");
    }

    /** An event of a topic, noted under its wire name. */
    public static Note of(Event event, String source, String actor) {
        return new Note(EventTypes.nameOf(event.getClass()), source, actor, event);
    }

    /** What a person did in this service. */
    public static Note by(String actor, String type, Object payload) {
        return new Note(type, INCIDENT, actor, payload);
    }
}
