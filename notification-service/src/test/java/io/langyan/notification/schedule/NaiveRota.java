package io.langyan.notification.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** A rota as docs/rotas.md tells it, followed day by day from one end to the other: slow, and without the product's arithmetic. */
final class NaiveRota {

    private final List<Turns> layers;
    private final List<DutyOverride> overrides;

    NaiveRota(Rota rota) {
        layers = rota.layers().stream()
                .map(layer -> new Turns(layer, rota.local()))
                .toList();
        overrides = rota.overrides();
    }

    Optional<UUID> onDutyAt(Instant moment) {
        return Optional.ofNullable(at(moment, new Span(moment, moment.plusSeconds(1))))
                .map(Shift::person);
    }

    /** Whenever something begins or ends in the span, and its own beginning. */
    NavigableSet<Instant> edges(Span span) {
        NavigableSet<Instant> edges = new TreeSet<>();
        layers.forEach(layer -> layer.edgesAround(span, edges));
        overrides.forEach(each -> {
            edges.add(each.span().from());
            edges.add(each.span().to());
        });
        edges.add(span.from());
        return edges.subSet(span.from(), true, span.to(), false);
    }

    List<Shift> shifts(Span span) {
        List<Shift> shifts = new ArrayList<>();
        for (Span piece : pieces(span)) {
            Shift next = at(piece.from(), piece);
            Shift last = shifts.isEmpty() ? null : shifts.get(shifts.size() - 1);
            if (next != null && last != null && goesOn(last, next)) {
                shifts.set(shifts.size() - 1, shift(new Span(last.span().from(), piece.to()), last));
            } else if (next != null) {
                shifts.add(next);
            }
        }
        return shifts;
    }

    List<Span> gaps(Span span) {
        List<Span> gaps = new ArrayList<>();
        Instant reached = span.from();
        for (Shift shift : shifts(span)) {
            if (reached.isBefore(shift.span().from())) {
                gaps.add(new Span(reached, shift.span().from()));
            }
            reached = shift.span().to();
        }
        if (reached.isBefore(span.to())) {
            gaps.add(new Span(reached, span.to()));
        }
        return gaps;
    }

    static boolean goesOn(Shift last, Shift next) {
        return last.span().to().equals(next.span().from())
                && shift(last.span(), next).equals(last);
    }

    private static Shift shift(Span span, Shift like) {
        return new Shift(span, like.person(), like.layer(), like.override());
    }

    private List<Span> pieces(Span span) {
        List<Instant> edges = new ArrayList<>(edges(span));
        edges.add(span.to());
        List<Span> pieces = new ArrayList<>();
        for (int i = 1; i < edges.size(); i++) {
            pieces.add(new Span(edges.get(i - 1), edges.get(i)));
        }
        return pieces;
    }

    private Shift at(Instant moment, Span span) {
        Optional<DutyOverride> newest = overrides.stream()
                .filter(each -> !moment.isBefore(each.span().from())
                        && moment.isBefore(each.span().to()))
                .max(Comparator.comparing(DutyOverride::madeAt));
        if (newest.isPresent()) {
            return new Shift(span, newest.get().person(), null, newest.get().id());
        }
        Shift shift = null;
        for (int i = 0; i < layers.size(); i++) {
            UUID person = layers.get(i).at(moment);
            shift = person == null ? shift : new Shift(span, person, i, null);
        }
        return shift;
    }

    /** One layer: who begins when, and when it opens until when. */
    private static final class Turns {

        private static final List<LocalDate> FIRST_TO_LAST =
                WallClock.FIRST_DAY.datesUntil(WallClock.LAST_DAY).toList();

        private final NavigableMap<Instant, UUID> begins = new TreeMap<>();
        private final NavigableMap<Instant, Instant> opens = new TreeMap<>();
        private final boolean always;

        Turns(Layer layer, LocalDays local) {
            WallClock clock = WallClock.in(local.zone());
            always = layer.hours().equals(Hours.ALL);
            if (!layer.people().isEmpty()) {
                take(layer, clock);
            }
            if (!always) {
                FIRST_TO_LAST.forEach(day -> open(day, layer.hours(), local, clock));
            }
        }

        private void take(Layer layer, WallClock clock) {
            Handover handover = layer.handover();
            List<UUID> people = layer.people();
            int turn = 0;
            for (LocalDate day = handover.first();
                    day.isBefore(WallClock.LAST_DAY);
                    day = day.plusDays(handover.days())) {
                begins.put(clock.firstShows(day, handover.at()), people.get(turn));
                turn = turn + 1 == people.size() ? 0 : turn + 1;
            }
            turn = 0;
            for (LocalDate day = handover.first();
                    !day.isBefore(WallClock.FIRST_DAY);
                    day = day.minusDays(handover.days())) {
                begins.put(clock.firstShows(day, handover.at()), people.get(turn));
                turn = turn == 0 ? people.size() - 1 : turn - 1;
            }
        }

        private void open(LocalDate day, Hours hours, LocalDays local, WallClock clock) {
            boolean tomorrow = hours.to().compareTo(hours.from()) <= 0;
            Instant opening = clock.firstShows(day, hours.from());
            Instant closing = clock.firstShows(tomorrow ? day.plusDays(1) : day, hours.to());
            if (opens(day, hours, local) && opening.isBefore(closing)) {
                opens.put(opening, closing);
            }
        }

        private static boolean opens(LocalDate day, Hours hours, LocalDays local) {
            DayOfWeek weekday = day.getDayOfWeek();
            return (hours.weekdays().isEmpty() || hours.weekdays().contains(weekday))
                    && switch (hours.kind()) {
                        case ANY -> true;
                        case WORKING -> local.calendar().working(day);
                        case REST -> !local.calendar().working(day);
                    };
        }

        private void edgesAround(Span span, NavigableSet<Instant> edges) {
            Instant twoDaysBefore = span.from().minusSeconds(2 * 86_400);
            edges.addAll(begins.subMap(span.from(), span.to()).keySet());
            opens.subMap(twoDaysBefore, span.to())
                    .forEach((opening, closing) -> edges.addAll(List.of(opening, closing)));
        }

        UUID at(Instant moment) {
            if (begins.isEmpty()) {
                return null;
            }
            var opened = opens.floorEntry(moment);
            boolean open = always || opened != null && moment.isBefore(opened.getValue());
            return open ? begins.floorEntry(moment).getValue() : null;
        }
    }
}
