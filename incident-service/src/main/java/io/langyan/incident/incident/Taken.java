package io.langyan.incident.incident;

import io.langyan.events.v1.IncidentEvent;
import io.langyan.incident.timeline.Note;
import java.util.ArrayList;
import java.util.List;

/**
 * A decision taken: the incident after it, the events the others hear, and the notes for the timeline alone. Events stand on
 * the timeline too.
 */
public record Taken(Incident incident, List<IncidentEvent> events, List<Note> notes, Moment moment) {

    public Taken {
        events = List.copyOf(events);
        notes = List.copyOf(notes);
    }

    static Taken of(Incident incident, Moment moment) {
        return new Taken(incident, List.of(), List.of(), moment);
    }

    Taken telling(IncidentEvent event) {
        return telling(List.of(event));
    }

    Taken telling(List<? extends IncidentEvent> more) {
        List<IncidentEvent> all = new ArrayList<>(events);
        all.addAll(more);
        return new Taken(incident, all, notes, moment);
    }

    Taken noting(Note note) {
        List<Note> all = new ArrayList<>(notes);
        all.add(note);
        return new Taken(incident, events, all, moment);
    }
}
