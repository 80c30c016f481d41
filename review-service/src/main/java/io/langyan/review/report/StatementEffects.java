package io.langyan.review.report;

import io.langyan.events.v1.IncidentEvent.StatementPublished;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Reads the effect of each statement off the windowed spread S: S at the statement is what grew in the window before it, S one
 * window later is what grew after it.
 */
final class StatementEffects {

    private final List<SpreadReading> readings;
    private final UnaryOperator<Duration> onTheWall;

    private StatementEffects(List<SpreadReading> readings, UnaryOperator<Duration> onTheWall) {
        this.readings = readings.stream()
                .sorted(Comparator.comparing(SpreadReading::at))
                .toList();
        this.onTheWall = onTheWall;
    }

    /** @param onTheWall how long a window of the plan lasted in truth: a drill runs faster */
    static List<StatementEffect> of(CaseLog log, List<SpreadReading> readings, UnaryOperator<Duration> onTheWall) {
        StatementEffects effects = new StatementEffects(readings, onTheWall);
        return log.all(StatementPublished.class).map(effects::of).toList();
    }

    private StatementEffect of(Noted<StatementPublished> statement) {
        Instant said = statement.event().at();
        Optional<Duration> key = readings.stream()
                .flatMap(reading -> reading.spread().keySet().stream())
                .min(Comparator.naturalOrder());
        Duration window = key.map(onTheWall).orElse(null);
        Optional<SpreadReading> before = last(Instant.MIN, said, key);
        Optional<SpreadReading> after = window == null ? Optional.empty() : last(said, said.plus(window), key);
        Long grewBefore =
                before.map(reading -> reading.spread().get(key.orElseThrow())).orElse(null);
        Long grewAfter =
                after.map(reading -> reading.spread().get(key.orElseThrow())).orElse(null);
        return new StatementEffect(
                String.valueOf(statement.event().statementId()),
                statement.event().kind(),
                said,
                statement.event().urls() == null ? List.of() : statement.event().urls(),
                window,
                grewBefore,
                grewAfter,
                after.map(SpreadReading::at).orElse(null),
                percent(grewBefore, grewAfter),
                before.map(SpreadReading::atLeast).orElse(false)
                        || after.map(SpreadReading::atLeast).orElse(false),
                sources(statement, before, after));
    }

    private Optional<SpreadReading> last(Instant after, Instant until, Optional<Duration> key) {
        return readings.stream()
                .filter(reading -> reading.at().isAfter(after) && !reading.at().isAfter(until))
                .filter(reading -> reading.spread().containsKey(key.orElse(null)))
                .reduce((earlier, later) -> later);
    }

    private static Long percent(Long before, Long after) {
        return before == null || after == null || before == 0 ? null : Math.round(100.0 * (after - before) / before);
    }

    private static List<String> sources(
            Noted<StatementPublished> statement, Optional<SpreadReading> before, Optional<SpreadReading> after) {
        List<String> sources = new ArrayList<>();
        sources.add(statement.id());
        before.map(SpreadReading::id).ifPresent(sources::add);
        after.map(SpreadReading::id).ifPresent(sources::add);
        return List.copyOf(sources);
    }
}
