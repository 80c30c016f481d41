package io.langyan.notification.schedule;

import java.time.Instant;
import java.util.Optional;

/** A stretch of time, its end not included. */
public record Span(Instant from, Instant to) {

    /** @throws IllegalArgumentException when it would not last */
    public Span {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a span must end after it begins");
        }
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }

    /** The part that both have. */
    public Optional<Span> within(Span other) {
        Instant start = from.isAfter(other.from) ? from : other.from;
        Instant end = to.isBefore(other.to) ? to : other.to;
        return start.isBefore(end) ? Optional.of(new Span(start, end)) : Optional.empty();
    }
}
