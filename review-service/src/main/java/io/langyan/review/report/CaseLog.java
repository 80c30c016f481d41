package io.langyan.review.report;

import io.langyan.events.v1.Event;
import io.langyan.events.v1.IncidentEvent.IncidentClosed;
import io.langyan.events.v1.IncidentEvent.IncidentOpened;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/** All that is known of one incident, in the order in which it happened; what is still to come may be missing. */
public final class CaseLog {

    private final List<Noted<?>> facts;

    public CaseLog(List<Noted<?>> facts) {
        this.facts = facts.stream().sorted(Comparator.comparing(Noted::at)).toList();
    }

    public List<Noted<?>> facts() {
        return facts;
    }

    /** The facts that tell this kind of event. */
    <E extends Event> Stream<Noted<E>> all(Class<E> kind) {
        return facts.stream()
                .filter(fact -> kind.isInstance(fact.event()))
                .map(fact -> new Noted<>(fact.id(), fact.at(), kind.cast(fact.event())));
    }

    Optional<Noted<IncidentOpened>> opening() {
        return all(IncidentOpened.class).findFirst();
    }

    /** The latest closing: a reopened incident closes again. */
    Noted<IncidentClosed> closing() {
        return all(IncidentClosed.class)
                .reduce((before, after) -> after)
                .orElseThrow(() -> new NoSuchElementException("the incident is not closed"));
    }
}
