package io.langyan.review.calendar;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** Counts working days. A year it has no file for counts as Monday to Friday and is named in the answer. */
public final class WorkingCalendar {

    private final IntFunction<Optional<YearOfDays>> years;

    WorkingCalendar(IntFunction<Optional<YearOfDays>> years) {
        this.years = years;
    }

    /**
     * The day on which that many working days have passed, the first day not counted.
     *
     * @param workingDays at least 1
     */
    public Deadline after(LocalDate start, int workingDays) {
        if (workingDays < 1) {
            throw new IllegalArgumentException("working days must be at least 1: " + workingDays);
        }
        SortedSet<Integer> missing = new TreeSet<>();
        LocalDate day = start;
        for (int left = workingDays; left > 0; ) {
            day = day.plusDays(1);
            if (working(day, missing)) {
                left--;
            }
        }
        return new Deadline(day, Collections.unmodifiableSortedSet(missing));
    }

    boolean working(LocalDate day) {
        return working(day, new TreeSet<>());
    }

    private boolean working(LocalDate day, SortedSet<Integer> missing) {
        return years.apply(day.getYear())
                .orElseGet(() -> {
                    missing.add(day.getYear());
                    return YearOfDays.plain(day.getYear());
                })
                .working(day);
    }
}
