package io.langyan.events.v1.calendar;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** Counts working days. A year it has no file for counts as Monday to Friday and is named in the answer. */
public final class WorkingCalendar {

    private final IntFunction<Optional<YearOfDays>> years;

    /** @param years each year's exceptions; empty for a year that is not known */
    public WorkingCalendar(IntFunction<Optional<YearOfDays>> years) {
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
            left -= working(day) ? 1 : 0;
            if (!knows(day.getYear())) {
                missing.add(day.getYear());
            }
        }
        return new Deadline(day, Collections.unmodifiableSortedSet(missing));
    }

    /** Whether people work that day; a guess when {@link #knows} is false of its year. */
    public boolean working(LocalDate day) {
        return years.apply(day.getYear())
                .orElseGet(() -> YearOfDays.plain(day.getYear()))
                .working(day);
    }

    /** Whether the year was announced and its file is there. */
    public boolean knows(int year) {
        return years.apply(year).isPresent();
    }
}
