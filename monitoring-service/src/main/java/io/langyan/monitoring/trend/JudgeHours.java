package io.langyan.monitoring.trend;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The hours of a brand that are still open, each beside what is usual for it. */
@ApplicationScoped
class JudgeHours {

    private static final Duration HOUR = Duration.ofHours(1);
    /** A batch that was under way when the hour ended is in the tallies by then. */
    static final Duration SETTLED_AFTER = Duration.ofMinutes(2);

    private static final Duration FARTHEST = Duration.ofHours(6);

    private final TallyHours tallies;
    private final UsualHours usual;

    JudgeHours(TallyHours tallies, UsualHours usual) {
        this.tallies = tallies;
        this.usual = usual;
    }

    /** From the open hour, or six hours ago when nobody looked for longer, to the running one. */
    Uni<List<SpikeState.Seen>> of(String brand, Measure measure, Instant openHour, ZoneId zone, Instant now) {
        Instant running = now.truncatedTo(ChronoUnit.HOURS);
        Instant farthest = running.minus(FARTHEST);
        Instant from = openHour.isBefore(farthest) ? farthest : openHour;
        return tallies.of(List.of(brand), from, running.plus(HOUR), null)
                .map(hours -> hours.getOrDefault(brand, new TreeMap<>()))
                .chain(hours -> Multi.createFrom()
                        .iterable(hours(from, running))
                        .onItem()
                        .transformToUniAndConcatenate(hour -> usual.of(brand, measure, hour, zone, now)
                                .map(baseline -> new SpikeState.Seen(hour, count(hours, hour, measure), baseline)))
                        .collect()
                        .asList());
    }

    static boolean isClosed(Instant hour, Instant now) {
        return !now.isBefore(hour.plus(HOUR).plus(SETTLED_AFTER));
    }

    private static List<Instant> hours(Instant from, Instant to) {
        return java.util.stream.Stream.iterate(from, hour -> !hour.isAfter(to), hour -> hour.plus(HOUR))
                .toList();
    }

    private static long count(SortedMap<Instant, Volume> hours, Instant hour, Measure measure) {
        return measure.of(hours.getOrDefault(hour, Volume.NONE));
    }
}
