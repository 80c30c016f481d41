package io.langyan.notification.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * People who take turns in their order, round and round, within certain hours.
 *
 * @param name what its makers call it, such as 工作日白班
 * @param people empty: nobody yet
 */
public record Layer(String name, List<UUID> people, Handover handover, Hours hours) {

    public Layer {
        people = List.copyOf(people);
    }

    Optional<UUID> onDutyAt(Instant moment, LocalDays local) {
        return people.isEmpty() || !hours.openAt(moment, local)
                ? Optional.empty()
                : Optional.of(people.get(Math.floorMod(handover.turn(moment, local), people.size())));
    }

    /** When somebody else may begin, in the span and around it. */
    Stream<Instant> edges(Span span, LocalDays local) {
        return Stream.concat(handover.around(span, local), hours.around(span, local));
    }

    /** The days whose place in the calendar decides something within the span. */
    Stream<LocalDate> daysLookedUp(Span span, LocalDays local) {
        return people.isEmpty() ? Stream.empty() : hours.daysLookedUp(span, local);
    }
}
