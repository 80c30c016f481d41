package io.langyan.review.report;

import io.langyan.events.v1.Event;
import io.langyan.events.v1.IncidentEvent.IncidentClosed;
import io.langyan.events.v1.IncidentEvent.IncidentOpened;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/** All that is known of one incident, in the order in which it happened; what is still to come may be missing. */
public final class CaseLog {

    /** How long after the closing the spread still belongs to the case. */
    public static final Duration AFTERMATH = Duration.ofHours(24);

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

    /** Whether a review still looks at this time: up to {@link #AFTERMATH} after the closing. */
    public boolean follows(Instant time) {
        return time.isBefore(closing().event().closedAt().plus(AFTERMATH));
    }

    /** The latest closing: a reopened incident closes again. */
    Noted<IncidentClosed> closing() {
        return all(IncidentClosed.class)
                .reduce((before, after) -> after)
                .orElseThrow(() -> new NoSuchElementException("the incident is not closed"));
    }
}
