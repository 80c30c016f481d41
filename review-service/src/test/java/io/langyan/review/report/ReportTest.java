package io.langyan.review.report;

import static io.langyan.review.report.Story.noted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.Level;
import io.langyan.review.report.ClockLine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final Story story = new Story("langyan", Instant.parse("2026-11-21T01:00:00Z"));

    @Test
    void plannedStandsAgainstReal() {
        Report report = report(
                noted("o", story.opening, story.opened()),
                noted("c1", story.minute(45), story.changed(story.clock("fact-check", "met", 60, 45L), 45)),
                noted("c2", story.minute(1500), story.changed(story.clock("statement", "met-late", 1440, 1500L), 1500)),
                noted("x", story.minute(2000), story.closed(2000)));

        ClockLine factCheck = report.timeliness().get(0);
        assertThat(factCheck.outcome()).isEqualTo(Outcome.met);
        assertThat(factCheck.plannedSeconds()).isEqualTo(3600);
        assertThat(factCheck.realSeconds()).isEqualTo(2700);
        assertThat(factCheck.lateSeconds()).isZero();
        assertThat(factCheck.sources()).containsExactly("o", "c1");
        ClockLine statement = report.timeliness().get(1);
        assertThat(statement.outcome()).isEqualTo(Outcome.late);
        assertThat(statement.lateSeconds()).isEqualTo(3600);
        assertThat(report.gaps()).extracting(Gap::kind).contains("clock-late").doesNotContain("clock-breached");
    }

    @Test
    void aClockNobodyMetIsBreachedAndCountsToTheClosing() {
        Report report =
                report(noted("o", story.opening, story.opened()), noted("x", story.minute(180), story.closed(180)));

        ClockLine factCheck = report.timeliness().get(0);
        assertThat(factCheck.outcome()).isEqualTo(Outcome.breached);
        assertThat(factCheck.lateSeconds()).isEqualTo(7200);
        assertThat(factCheck.realSeconds()).isNull();
        assertThat(report.timeliness().get(1).outcome())
                .as("due only after closing")
                .isEqualTo(Outcome.open);
        assertThat(report.gaps()).extracting(Gap::kind).contains("clock-breached", "no-first-word", "nobody-pushed");
    }

    @Test
    void whatTheClosingSaysOfAClockWins() {
        Report report = report(
                noted("o", story.opening, story.opened()),
                noted("x", story.minute(180), story.closed(180, story.clock("fact-check", "cancelled", 60, null))));

        assertThat(report.timeliness().get(0).outcome()).isEqualTo(Outcome.cancelled);
        assertThat(report.gaps()).extracting(Gap::kind).doesNotContain("clock-breached");
    }

    @Test
    void eachRoundOfARhythmHasItsLine() {
        var first = new io.langyan.events.v1.ClockReading(
                "update", "met", story.opening, story.minute(240), story.minute(200));
        var second =
                new io.langyan.events.v1.ClockReading("update", "breached", story.minute(200), story.minute(440), null);
        Report report = report(
                noted("u1", story.minute(200), story.changed(first, 200)),
                noted("u2", story.minute(440), story.changed(second, 440)),
                noted("x", story.minute(500), story.closed(500)));

        assertThat(report.timeliness()).extracting(ClockLine::outcome).containsExactly(Outcome.met, Outcome.breached);
    }

    @Test
    void reachingPeopleIsMeasuredFromTheOpening() {
        Report report = report(
                noted("o", story.opening, story.opened()),
                noted("p", story.opening.plusSeconds(1), story.paged(story.opening.plusSeconds(1))),
                noted("f", story.opening.plusSeconds(2), story.pushFailed(story.opening.plusSeconds(2))),
                noted("s", story.opening.plusSeconds(3), story.pushed(story.opening.plusSeconds(3))),
                noted("e", story.minute(5), story.escalated(story.minute(5))),
                noted("a", story.minute(6), story.acknowledged(story.minute(6))),
                noted("x", story.minute(100), story.closed(100)));

        Paging paging = report.paging();
        assertThat(paging.firstPushSeconds()).isEqualTo(3);
        assertThat(paging.firstAckSeconds()).isEqualTo(360);
        assertThat(paging)
                .extracting(Paging::pages, Paging::pushes, Paging::failedPushes, Paging::escalations, Paging::exhausted)
                .containsExactly(1, 1, 1, 1, 0);
        assertThat(paging.lines().get(0).firstAckSeconds()).isEqualTo(359);
        assertThat(paging.lines().get(0).acknowledgedBy()).isEqualTo("林岚");
        assertThat(paging.lines().get(0).sources()).containsExactly("p", "f", "s", "e", "a");
        assertThat(report.gaps())
                .extracting(Gap::kind)
                .contains("push-failed")
                .doesNotContain("page-unanswered", "nobody-pushed");
    }

    @Test
    void whatReachedPeopleBeforeTheOpeningIsNoAnswerToIt() {
        Report report = report(
                noted("w", story.minute(-5), story.pushed(story.minute(-5))),
                noted("o", story.opening, story.opened()),
                noted("s", story.opening.plusSeconds(4), story.pushed(story.opening.plusSeconds(4))),
                noted("x", story.minute(100), story.closed(100)));

        assertThat(report.paging().firstPushSeconds()).isEqualTo(4);
    }

    @Test
    void theSquadIsTheOneThatHadItLast() {
        var graver = new io.langyan.events.v1.IncidentEvent.IncidentLevelChanged(
                story.incident, "langyan", Level.L2, Level.L1, "应急小组", List.of(), story.minute(5));

        Report report = report(
                noted("o", story.opening, story.opened()),
                noted("l", story.minute(5), graver),
                noted("x", story.minute(100), story.closed(100)));

        assertThat(report.squad()).isEqualTo("应急小组");
        assertThat(report.level()).isEqualTo(Level.L1);
    }

    @Test
    void aPageNobodyAnswersIsAGap() {
        Report report = report(
                noted("o", story.opening, story.opened()),
                noted("p", story.opening, story.paged(story.opening)),
                noted("n", story.minute(30), story.exhausted(story.minute(30))),
                noted("x", story.minute(100), story.closed(100)));

        assertThat(report.gaps()).anySatisfy(gap -> {
            assertThat(gap.kind()).isEqualTo("page-exhausted");
            assertThat(gap.what().en()).contains("incident opened", "nobody on duty");
        });
        assertThat(report.paging().exhausted()).isOne();
        assertThat(report.paging().firstAckSeconds()).isNull();
    }

    @Test
    void aPageThatIsAnsweredAfterAnAlarmWasNotLeftUnanswered() {
        Report report = report(
                noted("o", story.opening, story.opened()),
                noted("p", story.opening, story.paged(story.opening)),
                noted("n", story.minute(1), story.exhausted(story.minute(1))),
                noted("a", story.minute(6), story.acknowledged(story.minute(6))),
                noted("x", story.minute(100), story.closed(100)));

        assertThat(report.paging().exhausted()).isZero();
        assertThat(report.gaps()).extracting(Gap::kind).contains("page-alarm").doesNotContain("page-exhausted");
    }

    @Test
    void aStatementIsJudgedByWhatGrewBeforeAndAfter() {
        List<SpreadReading> readings = List.of(
                Story.reading(story.graded(10, 4_000)),
                Story.reading(story.graded(59, 60_000)),
                Story.reading(story.graded(90, 80_000)),
                Story.reading(story.graded(179, 15_000)),
                Story.reading(story.graded(400, 100)));
        Report report = Report.of(
                log(
                        noted("o", story.opening, story.opened()),
                        noted("s", story.minute(60), story.said("statement", 60)),
                        noted("x", story.minute(500), story.closed(500))),
                readings,
                window -> window);

        StatementEffect effect = report.effects().get(0);
        assertThat(effect.window()).isEqualTo(Duration.ofHours(2));
        assertThat(effect.before()).isEqualTo(60_000);
        assertThat(effect.after()).isEqualTo(15_000);
        assertThat(effect.afterUntil()).isEqualTo(story.minute(179));
        assertThat(effect.changePercent()).isEqualTo(-75);
        assertThat(effect.sources()).containsExactly("s", "graded@" + story.minute(59), "graded@" + story.minute(179));
        assertThat(report.spread().peaks()).containsEntry(Duration.ofHours(2), 80_000L);
    }

    @Test
    void inADrillTheWindowAfterAStatementRunsFaster() {
        List<SpreadReading> readings = List.of(
                Story.reading(story.graded(0, 100)),
                Story.reading(story.graded(2, 50)),
                Story.reading(story.graded(60, 1)));
        Report report = Report.of(
                log(
                        noted("s", story.minute(1), story.said("statement", 1)),
                        noted("x", story.minute(90), story.closed(90))),
                readings,
                window -> window.dividedBy(60));

        assertThat(report.effects().get(0).window()).isEqualTo(Duration.ofMinutes(2));
        assertThat(report.effects().get(0).after()).isEqualTo(50);
    }

    @Test
    void withoutFiguresTheEffectIsUnknownNotZero() {
        Report report = report(
                noted("s", story.minute(60), story.said("holding", 60)),
                noted("x", story.minute(500), story.closed(500)));

        assertThat(report.effects().get(0).before()).isNull();
        assertThat(report.effects().get(0).changePercent()).isNull();
        assertThat(report.gaps())
                .extracting(Gap::kind)
                .contains("effect-unknown", "no-statement")
                .doesNotContain("no-first-word");
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        List<Noted<?>> facts = new ArrayList<>(List.of(
                noted("o", story.opening, story.opened()),
                noted("p", story.minute(1), story.paged(story.minute(1))),
                noted("s", story.minute(2), story.pushed(story.minute(2))),
                noted("c", story.minute(45), story.changed(story.clock("fact-check", "met", 60, 45L), 45)),
                noted("a", story.minute(46), story.acknowledged(story.minute(46))),
                noted("x", story.minute(500), story.closed(500))));
        Report inOrder = Report.of(new CaseLog(facts), List.of(), window -> window);

        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(facts, new Random(seed));
            assertThat(Report.of(new CaseLog(facts), List.of(), window -> window))
                    .isEqualTo(inOrder);
        }
    }

    @Test
    void knowledgeThatCameLateIsAGap() {
        var late = new io.langyan.events.v1.IncidentEvent.IncidentOpened(
                story.incident,
                story.crisis,
                "langyan",
                "t",
                Level.L3,
                "pr",
                "专项小组",
                List.of(),
                List.of(),
                null,
                story.minute(-25),
                null,
                story.opening);

        Report report = report(noted("o", story.opening, late), noted("x", story.minute(9), story.closed(9)));

        assertThat(report.gaps()).anySatisfy(gap -> {
            assertThat(gap.kind()).isEqualTo("late-knowledge");
            assertThat(gap.what().en()).contains("25m 00s");
            assertThat(gap.sources()).containsExactly("o");
        });
    }

    @Test
    void thereIsNoReviewOfWhatIsNotClosed() {
        assertThatThrownBy(() -> report(noted("o", story.opening, story.opened())))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aLongCurveIsThinnedAndKeepsItsEnds() {
        List<SpreadReading> readings = new ArrayList<>();
        for (int minute = 0; minute < 5_000; minute++) {
            readings.add(Story.reading(story.graded(minute, minute)));
        }

        SpreadCurve curve = SpreadCurve.of(readings);

        assertThat(curve.points()).hasSize(SpreadCurve.MOST_POINTS);
        assertThat(curve.points().get(0).at()).isEqualTo(story.minute(0));
        assertThat(curve.points().get(SpreadCurve.MOST_POINTS - 1).at()).isEqualTo(story.minute(4_999));
    }

    @Test
    void itComesBackFromJsonAsItWent() throws JsonProcessingException {
        Report report = Report.of(
                log(
                        noted("o", story.opening, story.opened()),
                        noted("s", story.minute(60), story.said("statement", 60)),
                        noted("x", story.minute(500), story.closed(500))),
                List.of(Story.reading(story.graded(10, 4_000)), Story.reading(story.graded(100, 400))),
                window -> window);

        assertThat(EventJson.mapper().readValue(EventJson.mapper().writeValueAsString(report), Report.class))
                .isEqualTo(report);
    }

    private Report report(Noted<?>... facts) {
        return Report.of(log(facts), List.of(), window -> window);
    }

    private static CaseLog log(Noted<?>... facts) {
        return new CaseLog(List.of(facts));
    }
}
