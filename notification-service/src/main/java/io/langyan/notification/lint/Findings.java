package io.langyan.notification.lint;

import io.langyan.events.v1.RotaChecked;
import io.langyan.events.v1.RotaChecked.Gap;
import io.langyan.events.v1.RotaChecked.Unreachable;
import io.langyan.notification.schedule.Lint;
import io.langyan.notification.schedule.Shift;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is wrong with a rota, as it is told. */
record Findings(
        List<Gap> gaps, List<Unreachable> unreachable, List<Unreachable> unverified, List<Integer> guessedYears) {

    static Findings of(Lint lint) {
        return new Findings(
                lint.gaps().stream().map(gap -> new Gap(gap.from(), gap.to())).toList(),
                since(lint.unreachable()),
                since(lint.unverified()),
                lint.guessedYears());
    }

    private static List<Unreachable> since(List<Shift> shifts) {
        return shifts.stream()
                .map(shift -> new Unreachable(shift.person(), shift.span().from()))
                .toList();
    }

    /** @param told null when nothing was told yet */
    static Findings of(RotaChecked told) {
        return told == null
                ? new Findings(List.of(), List.of(), List.of(), List.of())
                : new Findings(
                        told.gaps(),
                        told.unreachable(),
                        told.unverified() == null ? List.of() : told.unverified(),
                        told.guessedYears());
    }

    RotaChecked event(String role, Instant at) {
        return new RotaChecked(role, gaps, unreachable, guessedYears, at, unverified);
    }

    /** What is new: a gap that begins at another time, a person, a year. */
    Findings without(Findings before) {
        Set<Instant> gapsBefore = before.gaps.stream().map(Gap::from).collect(Collectors.toSet());
        return new Findings(
                gaps.stream().filter(gap -> !gapsBefore.contains(gap.from())).toList(),
                people(unreachable, before.unreachable),
                people(unverified, before.unverified),
                guessedYears.stream()
                        .filter(year -> !before.guessedYears.contains(year))
                        .toList());
    }

    private static List<Unreachable> people(List<Unreachable> now, List<Unreachable> before) {
        Set<UUID> known = before.stream().map(Unreachable::personId).collect(Collectors.toSet());
        return now.stream().filter(each -> !known.contains(each.personId())).toList();
    }

    boolean none() {
        return gaps.isEmpty() && unreachable.isEmpty() && unverified.isEmpty() && guessedYears.isEmpty();
    }
}
