package io.langyan.monitoring.patrol;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What is to be walked, as the plan wanted it when the round was made.
 *
 * @param patrol local time that names it, HH:mm in the plan's zone
 * @param signBy not signed off by then it is missed
 * @param platforms to be looked at, each
 */
record Assignment(
        UUID id,
        String brand,
        PlanRef plan,
        String patrol,
        LocalDate localDate,
        Instant dueAt,
        Instant signBy,
        List<String> platforms) {

    /** The plan and the version the round keeps. */
    record PlanRef(String name, int version) {}

    /** What is seen earlier says nothing about the time of the patrol. */
    private static final Duration EARLY = Duration.ofHours(1);

    Assignment {
        platforms = List.copyOf(platforms);
    }

    Instant walkableFrom() {
        return dueAt.minus(EARLY);
    }
}
