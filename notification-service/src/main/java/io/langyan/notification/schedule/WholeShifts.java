package io.langyan.notification.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The shifts that touch a span, from their beginnings to their ends even where these lie outside it. */
public final class WholeShifts {

    private static final Duration STEP = Duration.ofDays(32);

    private final Rota rota;
    private final Span farthest;

    /** @param farthest where even a shift without end is cut; the rota must have its overrides of all of it */
    public WholeShifts(Rota rota, Span farthest) {
        this.rota = rota;
        this.farthest = farthest;
    }

    /** In order. */
    public List<Shift> touching(Span span) {
        List<Shift> shifts = new ArrayList<>(rota.shifts(span));
        if (!shifts.isEmpty()) {
            shifts.set(0, fromItsBeginning(shifts.get(0)));
            shifts.set(shifts.size() - 1, toItsEnd(shifts.get(shifts.size() - 1)));
        }
        return shifts;
    }

    private Shift fromItsBeginning(Shift shift) {
        Instant begun = shift.span().from();
        while (begun.isAfter(farthest.from())) {
            List<Shift> before = rota.shifts(back(begun));
            if (before.isEmpty() || !shift.goesOnFrom(before.get(before.size() - 1))) {
                return shift;
            }
            begun = before.get(before.size() - 1).span().from();
            shift = shift.during(new Span(begun, shift.span().to()));
        }
        return shift;
    }

    private Shift toItsEnd(Shift shift) {
        Instant ended = shift.span().to();
        while (ended.isBefore(farthest.to())) {
            List<Shift> after = rota.shifts(ahead(ended));
            if (after.isEmpty() || !after.get(0).goesOnFrom(shift)) {
                return shift;
            }
            ended = after.get(0).span().to();
            shift = shift.during(new Span(shift.span().from(), ended));
        }
        return shift;
    }

    private Span back(Instant end) {
        Instant step = end.minus(STEP);
        return new Span(step.isBefore(farthest.from()) ? farthest.from() : step, end);
    }

    private Span ahead(Instant start) {
        Instant step = start.plus(STEP);
        return new Span(start, step.isAfter(farthest.to()) ? farthest.to() : step);
    }
}
