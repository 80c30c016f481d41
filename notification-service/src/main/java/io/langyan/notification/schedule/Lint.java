package io.langyan.notification.schedule;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What is wrong with the duty of the coming days (值班检查).
 *
 * @param gaps nobody is on duty
 * @param unreachable first shifts of people without a working contact point, one for each
 * @param unverified the same of people who have one, but none that is verified
 * @param guessedYears see {@link Rota#guessedYears}
 */
public record Lint(List<Span> gaps, List<Shift> unreachable, List<Shift> unverified, List<Integer> guessedYears) {

    public static final Lint NOTHING = new Lint(List.of(), List.of(), List.of(), List.of());

    public Lint {
        gaps = List.copyOf(gaps);
        unreachable = List.copyOf(unreachable);
        unverified = List.copyOf(unverified);
        guessedYears = List.copyOf(guessedYears);
    }

    /**
     * Looks through a rota.
     *
     * @param span what of it; one that began earlier shows since when something lasts
     * @param now what is over by then is left out
     * @param reachable whether somebody has a contact point that a channel in use can reach
     * @param verified whether one of these is verified
     */
    public static Lint of(Rota rota, Span span, Instant now, Predicate<UUID> reachable, Predicate<UUID> verified) {
        List<Span> gaps =
                rota.gaps(span).stream().filter(gap -> gap.to().isAfter(now)).toList();
        List<Shift> coming = rota.shifts(span).stream()
                .filter(shift -> shift.span().to().isAfter(now))
                .toList();
        return new Lint(
                gaps,
                firstOfEach(coming, reachable.negate()),
                firstOfEach(coming, reachable.and(verified.negate())),
                List.copyOf(rota.guessedYears(span)));
    }

    /** The same without gaps, for a rota that is meant to have them. */
    public Lint withoutGaps() {
        return new Lint(List.of(), unreachable, unverified, guessedYears);
    }

    public boolean clean() {
        return equals(NOTHING);
    }

    private static List<Shift> firstOfEach(List<Shift> shifts, Predicate<UUID> which) {
        Map<UUID, Shift> firsts = new LinkedHashMap<>();
        shifts.stream()
                .filter(shift -> which.test(shift.person()))
                .forEach(shift -> firsts.putIfAbsent(shift.person(), shift));
        return List.copyOf(firsts.values());
    }
}
