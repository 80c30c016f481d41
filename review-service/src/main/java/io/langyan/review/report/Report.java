package io.langyan.review.report;

import io.langyan.events.v1.IncidentEvent.IncidentClosed;
import io.langyan.events.v1.IncidentEvent.IncidentLevelChanged;
import io.langyan.events.v1.IncidentEvent.IncidentOpened;
import io.langyan.events.v1.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The content of a review (复盘). Computed from the facts as known; more facts give another report.
 *
 * @param level the highest the incident held
 * @param openedSeconds from the first publication to the opening, null when unknown
 * @param handledSeconds from opening to closing
 */
public record Report(
        String title,
        Level level,
        String type,
        String squad,
        String cause,
        String closedBy,
        Instant publishedAt,
        Instant provedAt,
        Instant knownAt,
        Instant openedAt,
        Instant closedAt,
        Long openedSeconds,
        long handledSeconds,
        List<ClockLine> timeliness,
        Paging paging,
        SpreadCurve spread,
        List<StatementEffect> effects,
        List<Gap> gaps,
        List<Moment> timeline) {

    /**
     * @param readings spread of the crisis, empty for an incident without one
     * @param onTheWall how long a window of the plan lasted in truth
     */
    public static Report of(CaseLog log, List<SpreadReading> readings, UnaryOperator<Duration> onTheWall) {
        IncidentClosed closed = log.closing().event();
        Optional<IncidentOpened> opened = log.opening().map(Noted::event);
        List<ClockLine> clocks = Timeliness.of(log);
        Paging paging = PagingFigures.of(log);
        SpreadCurve curve = SpreadCurve.of(readings);
        List<StatementEffect> effects = StatementEffects.of(log, readings, onTheWall);
        Instant published = opened.map(IncidentOpened::publishedAt).orElse(null);
        return new Report(
                closed.title(),
                highest(log),
                closed.type(),
                squad(log),
                closed.cause(),
                closed.by(),
                published,
                opened.map(IncidentOpened::provedAt).orElse(null),
                opened.map(IncidentOpened::knownAt).orElse(null),
                closed.openedAt(),
                closed.closedAt(),
                published == null
                        ? null
                        : Duration.between(published, closed.openedAt()).toSeconds(),
                Duration.between(closed.openedAt(), closed.closedAt()).toSeconds(),
                clocks,
                paging,
                curve,
                effects,
                Gaps.of(log, clocks, paging, effects, curve),
                log.facts().stream().map(Telling::of).toList());
    }

    /** The same with one more gap, such as a calendar that is missing. */
    public Report with(Gap gap) {
        List<Gap> more = new ArrayList<>(gaps);
        more.add(gap);
        return new Report(
                title,
                level,
                type,
                squad,
                cause,
                closedBy,
                publishedAt,
                provedAt,
                knownAt,
                openedAt,
                closedAt,
                openedSeconds,
                handledSeconds,
                timeliness,
                paging,
                spread,
                effects,
                List.copyOf(more),
                timeline);
    }

    /** The squad that had it last: a graver level calls a greater one. */
    private static String squad(CaseLog log) {
        Stream<String> opened =
                log.all(IncidentOpened.class).map(fact -> fact.event().squad());
        Stream<String> changed =
                log.all(IncidentLevelChanged.class).map(fact -> fact.event().squad());
        return Stream.concat(opened, changed)
                .filter(Objects::nonNull)
                .reduce((before, after) -> after)
                .orElse(null);
    }

    private static Level highest(CaseLog log) {
        Stream<Level> opened =
                log.all(IncidentOpened.class).map(fact -> fact.event().level());
        Stream<Level> changed =
                log.all(IncidentLevelChanged.class).map(fact -> fact.event().to());
        Stream<Level> closed = Stream.of(log.closing().event().level());
        return Stream.of(opened, changed, closed)
                .flatMap(levels -> levels)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
