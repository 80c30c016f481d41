package io.langyan.notification.rota;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.notification.rota.SwapsResource.SpanBody;
import io.langyan.notification.schedule.Lint;
import io.langyan.notification.schedule.Rota;
import io.langyan.notification.schedule.Shift;
import io.langyan.notification.schedule.Span;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Shifts within a span and what is wrong with them.
 *
 * @param items in order; between them nobody is on duty
 * @param gaps when that is
 * @param unreachable the first shift of each who has no working contact point
 * @param unverified the same of each who has one, but none that is verified
 * @param guessedYears years whose calendar is not there: their days are taken as plain Monday to Friday
 */
public record ShiftsBody(
        String role,
        String zone,
        List<ShiftBody> items,
        List<SpanBody> gaps,
        List<ShiftBody> unreachable,
        List<ShiftBody> unverified,
        List<Integer> guessedYears) {

    /**
     * One shift.
     *
     * @param layer number of its layer from 0; absent for an override
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ShiftBody(Instant from, Instant to, UUID person, String name, Integer layer, UUID override) {

        private static ShiftBody of(Shift shift, Reach.Of reach) {
            return new ShiftBody(
                    shift.span().from(),
                    shift.span().to(),
                    shift.person(),
                    reach.name(shift.person()),
                    shift.layer(),
                    shift.override());
        }
    }

    static ShiftsBody of(Rota rota, Span span, Reach.Of reach) {
        Lint lint = Lint.of(rota, span, span.from(), reach::reaches, reach::verified);
        return new ShiftsBody(
                rota.role(),
                rota.local().zone().getId(),
                all(rota.shifts(span), reach),
                lint.gaps().stream()
                        .map(gap -> new SpanBody(gap.from(), gap.to()))
                        .toList(),
                all(lint.unreachable(), reach),
                all(lint.unverified(), reach),
                lint.guessedYears());
    }

    private static List<ShiftBody> all(List<Shift> shifts, Reach.Of reach) {
        return shifts.stream().map(shift -> ShiftBody.of(shift, reach)).toList();
    }
}
