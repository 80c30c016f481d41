package io.langyan.review.report;

import io.langyan.events.v1.PushEvent;
import io.langyan.events.v1.PushEvent.PageAcknowledged;
import io.langyan.events.v1.PushEvent.PageEscalated;
import io.langyan.events.v1.PushEvent.PageExhausted;
import io.langyan.events.v1.PushEvent.PageOpened;
import io.langyan.events.v1.PushEvent.PushFailed;
import io.langyan.events.v1.PushEvent.Pushed;
import io.langyan.review.report.Paging.PageLine;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Adds up what the topic pushes told of each page. */
final class PagingFigures {

    private PagingFigures() {}

    static Paging of(CaseLog log) {
        Map<UUID, List<Noted<PushEvent>>> byPage = log.all(PushEvent.class)
                .collect(Collectors.groupingBy(fact -> fact.event().pageId(), LinkedHashMap::new, Collectors.toList()));
        List<PageLine> lines = byPage.entrySet().stream()
                .map(page -> line(page.getKey(), page.getValue()))
                .toList();
        Instant opened = log.opening()
                .map(fact -> fact.event().openedAt())
                .orElse(log.closing().event().openedAt());
        return new Paging(
                lines.size(),
                lines.stream().mapToInt(PageLine::pushes).sum(),
                lines.stream().mapToInt(PageLine::failedPushes).sum(),
                lines.stream().mapToInt(PageLine::escalations).sum(),
                (int) lines.stream().filter(PageLine::exhausted).count(),
                since(opened, times(log, Pushed.class)),
                since(opened, times(log, PageAcknowledged.class)),
                lines);
    }

    private static PageLine line(UUID page, List<Noted<PushEvent>> facts) {
        Optional<PageOpened> opened = first(facts, PageOpened.class);
        Optional<PageAcknowledged> acknowledged = first(facts, PageAcknowledged.class);
        Instant begun = opened.map(PageOpened::at).orElse(null);
        Instant pushed = first(facts, Pushed.class).map(Pushed::at).orElse(null);
        Instant answered = acknowledged.map(PageAcknowledged::at).orElse(null);
        return new PageLine(
                page.toString(),
                opened.map(PageOpened::why).orElse(null),
                opened.map(PageOpened::roles).orElse(List.of()),
                begun,
                pushed,
                between(begun, pushed),
                answered,
                between(begun, answered),
                acknowledged.map(PageAcknowledged::name).orElse(null),
                count(facts, Pushed.class),
                count(facts, PushFailed.class),
                count(facts, PageEscalated.class),
                last(facts, PageExhausted.class).map(PageExhausted::reason).orElse(null),
                isUnanswered(facts),
                facts.stream().map(Noted::id).toList());
    }

    /** Whether an alarm was told after the last answer: one that was told before it has called somebody in the end. */
    private static boolean isUnanswered(List<Noted<PushEvent>> facts) {
        return facts.stream()
                .map(Noted::event)
                .filter(event -> event instanceof PageExhausted || event instanceof PageAcknowledged)
                .reduce((before, after) -> after)
                .filter(PageExhausted.class::isInstance)
                .isPresent();
    }

    private static <E> Optional<E> last(List<Noted<PushEvent>> facts, Class<E> kind) {
        return facts.stream()
                .map(Noted::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((before, after) -> after);
    }

    private static <E> Optional<E> first(List<Noted<PushEvent>> facts, Class<E> kind) {
        return facts.stream()
                .map(Noted::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    private static int count(List<Noted<PushEvent>> facts, Class<?> kind) {
        return (int)
                facts.stream().filter(fact -> kind.isInstance(fact.event())).count();
    }

    private static List<Instant> times(CaseLog log, Class<? extends PushEvent> kind) {
        return log.all(kind).map(Noted::at).toList();
    }

    /** To the first that followed the opening; what a page of before had reached by then counts as no time at all. */
    private static Long since(Instant opened, List<Instant> times) {
        return times.stream()
                .filter(time -> !time.isBefore(opened))
                .findFirst()
                .or(() -> times.stream().findFirst())
                .map(first -> between(opened, first))
                .orElse(null);
    }

    /** A page may have begun before its incident opened: that is no time at all, not a negative one. */
    private static Long between(Instant from, Instant to) {
        return from == null || to == null
                ? null
                : Math.max(0, Duration.between(from, to).toSeconds());
    }
}
