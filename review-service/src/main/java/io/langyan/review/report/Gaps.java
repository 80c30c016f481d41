package io.langyan.review.report;

import io.langyan.events.v1.IncidentEvent.IncidentOpened;
import io.langyan.review.report.ClockLine.Outcome;
import io.langyan.review.report.Paging.PageLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finds what was missing: the part of a review that the next plan learns from. */
final class Gaps {

    private static final Duration ALERT_WITHIN = Duration.ofMinutes(10);

    private final List<Gap> gaps = new ArrayList<>();

    private Gaps() {}

    static List<Gap> of(
            CaseLog log, List<ClockLine> clocks, Paging paging, List<StatementEffect> effects, SpreadCurve curve) {
        Gaps found = new Gaps();
        log.opening().ifPresent(found::knowledge);
        clocks.forEach(found::clock);
        found.publicWords(log, effects);
        paging.lines().forEach(found::page);
        found.reach(log, paging);
        effects.forEach(found::effect);
        found.figures(curve);
        return List.copyOf(found.gaps);
    }

    private void add(String kind, Text what, List<String> sources) {
        gaps.add(new Gap(kind, what, sources));
    }

    private void knowledge(Noted<IncidentOpened> opening) {
        IncidentOpened opened = opening.event();
        if (opened.provedAt() == null) {
            return;
        }
        Duration lag = Duration.between(opened.provedAt(), opened.openedAt());
        if (lag.compareTo(ALERT_WITHIN) > 0) {
            add(
                    "late-knowledge",
                    Text.of("级别成立 %s 后才启动处置", "the incident opened %s after its level was proved", Figures.time(lag)),
                    List.of(opening.id()));
        }
    }

    private void clock(ClockLine line) {
        Text name = Names.clock(line.clock());
        String late = Figures.time(Duration.ofSeconds(line.lateSeconds()));
        if (line.outcome() == Outcome.late) {
            add(
                    "clock-late",
                    Text.of("“%1$s”晚了 %3$s", "%2$s was %3$s late", name.zh(), name.en(), late),
                    line.sources());
        }
        if (line.outcome() == Outcome.breached) {
            add(
                    "clock-breached",
                    Text.of(
                            "“%1$s”到期未完成（至关闭超时 %3$s）",
                            "%2$s was never met (%3$s overdue at closing)", name.zh(), name.en(), late),
                    line.sources());
        }
    }

    private void publicWords(CaseLog log, List<StatementEffect> effects) {
        List<String> source = List.of(log.closing().id());
        if (effects.isEmpty()) {
            add("no-first-word", Text.of("没有任何公开发声", "no public word was said"), source);
        } else if (effects.stream().noneMatch(effect -> "statement".equals(effect.kind()))) {
            add("no-statement", Text.of("没有发布实质性声明", "no substantive statement was published"), source);
        }
    }

    private void page(PageLine line) {
        Text why = Names.why(line.why());
        if (line.exhausted()) {
            add(
                    "page-exhausted",
                    Text.of(
                            "“%1$s”的通知无人确认，告警：%3$s",
                            "the page \"%2$s\" was not answered, alarm: %3$s", why.zh(), why.en(), line.alarm()),
                    line.sources());
        } else if (line.alarm() != null) {
            add(
                    "page-alarm",
                    Text.of(
                            "“%1$s”的通知曾告警：%3$s",
                            "the page \"%2$s\" was answered after an alarm: %3$s", why.zh(), why.en(), line.alarm()),
                    line.sources());
        } else if (line.firstAckAt() == null) {
            add(
                    "page-unanswered",
                    Text.of("“%1$s”的通知无人确认", "the page \"%2$s\" was never answered", why.zh(), why.en()),
                    line.sources());
        }
        if (line.failedPushes() > 0) {
            add(
                    "push-failed",
                    Text.of(
                            "“%1$s”的通知有 %3$d 次推送失败",
                            "the page \"%2$s\": %3$d pushes failed", why.zh(), why.en(), line.failedPushes()),
                    line.sources());
        }
    }

    private void reach(CaseLog log, Paging paging) {
        if (paging.pushes() == 0) {
            add(
                    "nobody-pushed",
                    Text.of("没有送达任何推送", "no push was delivered"),
                    List.of(log.closing().id()));
        }
    }

    private void effect(StatementEffect effect) {
        if (effect.changePercent() == null) {
            add(
                    "effect-unknown",
                    Text.of("声明前后的传播数据不足", "not enough data on spread around a statement"),
                    effect.sources());
        }
    }

    private void figures(SpreadCurve curve) {
        if (curve.atLeast()) {
            add(
                    "figures-at-least",
                    Text.of("采样有缺口或计数封顶，传播数字为“≥”", "sampling had gaps or counters were capped: spread reads \"≥\""),
                    List.of());
        }
    }
}
