package io.langyan.review.report;

import io.langyan.events.v1.ClockReading;
import io.langyan.events.v1.IncidentEvent.ClockChanged;
import io.langyan.events.v1.IncidentEvent.IncidentClosed;
import io.langyan.events.v1.IncidentEvent.IncidentOpened;
import io.langyan.review.report.ClockLine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Each clock (时钟) as it was set and as it was met. A rhythm clock has a line for each of its rounds. */
final class Timeliness {

    private record Round(String clock, Instant startedAt) {}

    private record Latest(ClockReading reading, List<String> sources) {

        Latest with(ClockReading newer, String source) {
            List<String> all = new ArrayList<>(sources);
            all.add(source);
            return new Latest(newer, List.copyOf(all));
        }
    }

    private final Map<Round, Latest> rounds = new LinkedHashMap<>();
    private final Instant closedAt;

    private Timeliness(CaseLog log) {
        this.closedAt = log.closing().event().closedAt();
        for (Noted<?> fact : log.facts()) {
            readings(fact).forEach(reading -> note(reading, fact.id()));
        }
    }

    static List<ClockLine> of(CaseLog log) {
        Timeliness timeliness = new Timeliness(log);
        return timeliness.rounds.values().stream().map(timeliness::line).toList();
    }

    private static List<ClockReading> readings(Noted<?> fact) {
        if (fact.event() instanceof IncidentOpened opened) {
            return orNone(opened.clocks());
        }
        if (fact.event() instanceof IncidentClosed closed) {
            return orNone(closed.clocks());
        }
        return fact.event() instanceof ClockChanged changed ? List.of(changed.clock()) : List.of();
    }

    private static List<ClockReading> orNone(List<ClockReading> clocks) {
        return clocks == null ? List.of() : clocks;
    }

    private void note(ClockReading reading, String source) {
        rounds.merge(
                new Round(reading.clock(), reading.startedAt()),
                new Latest(reading, List.of(source)),
                (before, now) -> before.with(now.reading(), source));
    }

    private ClockLine line(Latest latest) {
        ClockReading reading = latest.reading();
        Outcome outcome = outcome(reading);
        return new ClockLine(
                reading.clock(),
                reading.startedAt(),
                reading.dueAt(),
                reading.metAt(),
                seconds(reading.startedAt(), reading.dueAt()),
                reading.metAt() == null ? null : seconds(reading.startedAt(), reading.metAt()),
                late(reading, outcome),
                outcome,
                latest.sources());
    }

    private Outcome outcome(ClockReading reading) {
        if (reading.state().equals("cancelled")) {
            return Outcome.cancelled;
        }
        if (reading.metAt() != null) {
            return reading.metAt().isAfter(reading.dueAt()) ? Outcome.late : Outcome.met;
        }
        return reading.state().equals("breached")
                        || reading.dueAt().isBefore(closedAt)
                                && !reading.state().equals("paused")
                ? Outcome.breached
                : Outcome.open;
    }

    private long late(ClockReading reading, Outcome outcome) {
        return switch (outcome) {
            case late -> seconds(reading.dueAt(), reading.metAt());
            case breached -> Math.max(0, seconds(reading.dueAt(), closedAt));
            case met, open, cancelled -> 0;
        };
    }

    private static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }
}
