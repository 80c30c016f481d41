package io.langyan.standalone.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.IncidentEvent.IncidentOpened;
import io.langyan.events.v1.IncidentEvent.PageRequested;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.PushEvent.PageOpened;
import io.langyan.events.v1.PushEvent.Pushed;
import io.langyan.events.v1.Signal.HitFound;
import io.langyan.standalone.launcher.bench.AlarmFigures.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AlarmFiguresTest {

    private static final Instant T = Instant.parse("2026-11-27T08:00:00Z");
    private static final String BRAND = "bench-1-0";
    private static final UUID CRISIS = UUID.randomUUID();
    private static final UUID PAGE = UUID.randomUUID();

    private final AlarmStory story =
            new AlarmStory(BRAND, "bench-1-0-alarm-1", "压测甲：山川湖海", "压测甲：山川湖海，漏电，差评", Duration.ZERO, Level.L2);
    private final AlarmTrace trace = new AlarmTrace();
    private final List<Shown> phones = new ArrayList<>();

    @Test
    void aHitTakesFromThePostUntilItStandsOnAPhone() {
        // Given
        trace.note(hit(story.id(), 80));
        phones.add(new Shown("【演练】【狼烟 观察】压测甲：山川湖海，漏电，差评\n请确认：http://localhost/#/pages/" + UUID.randomUUID(), at(250)));
        phones.add(new Shown("【演练】【狼烟 观察】压测甲：花草树木，漏电", at(10)));

        // When
        AlarmFigures figures = figures().hits(Map.of(story, T));

        // Then
        assertThat(figures.legs().hitMatched()).isEqualTo(new AlarmReport.Leg(1, 80, 80, 80));
        assertThat(figures.legs().hitPushed()).isEqualTo(new AlarmReport.Leg(1, 250, 250, 250));
        assertThat(figures.missing()).isEmpty();
        assertThat(figures.repeated()).isZero();
    }

    @Test
    void aHitThatNoPhoneShowsIsMissingThoughMonitoringKnewIt() {
        trace.note(hit(story.id(), 80));

        AlarmFigures figures = figures().hits(Map.of(story, T));

        assertThat(figures.missing()).hasSize(1);
        assertThat(figures.legs().hitPushed().count()).isZero();
    }

    @Test
    void aHitThatIsShownTwiceIsTimedByTheFirstAndCountedAsRepeated() {
        phones.add(new Shown("压测甲：山川湖海 【可能重复】", at(900)));
        phones.add(new Shown("压测甲：山川湖海", at(300)));

        AlarmFigures figures = figures().hits(Map.of(story, T));

        assertThat(figures.legs().hitPushed().maxMs()).isEqualTo(300);
        assertThat(figures.repeated()).isEqualTo(1);
    }

    @Test
    void aSquadIsPagedFromTheLevelUntilItsPageStandsOnAPhoneAndThatIsNoHit() {
        // Given
        trace.note(level(Level.WARN, 40));
        trace.note(level(Level.L2, 100));
        trace.note(incident(400));
        trace.note(asked("clock-breached", UUID.randomUUID()));
        trace.note(asked("opened", PAGE));
        phones.add(new Shown("【狼烟 L2】压测甲：山川湖海\n请确认：http://localhost/#/pages/" + PAGE, at(700)));

        // When
        AlarmFigures figures = figures().levels(Map.of(story, T)).hits(Map.of(story, T));

        // Then
        assertThat(figures.legs().proofTold().maxMs()).isEqualTo(100);
        assertThat(figures.legs().levelOpened().maxMs()).isEqualTo(300);
        assertThat(figures.legs().levelPaged().maxMs()).isEqualTo(600);
        assertThat(figures.legs().hitPushed().count()).isZero();
        assertThat(figures.missing()).hasSize(1);
    }

    @Test
    void aLevelIsMissingWhetherNobodyToldItOrNobodyWasPaged() {
        AlarmFigures untold = figures().levels(Map.of(story, T));
        trace.note(level(Level.L2, 100));
        trace.note(incident(400));
        AlarmFigures unpaged = figures().levels(Map.of(story, T));

        assertThat(untold.missing()).containsExactly("level of " + story.head());
        assertThat(unpaged.missing()).containsExactly("page for " + story.text());
        assertThat(unpaged.legs().levelOpened().count()).isEqualTo(1);
    }

    @Test
    void aSecondIncidentOfAStoryIsARepetition() {
        trace.note(level(Level.L2, 100));
        trace.note(incident(400));
        trace.note(incident(500));

        assertThat(figures().levels(Map.of(story, T)).repeated()).isEqualTo(1);
    }

    @Test
    void othersWaitFromTheirPageUntilNotificationHadItAccepted() {
        // Given
        UUID other = UUID.randomUUID();
        trace.note(opened(other, "bench-1-1", 1_000));
        trace.note(opened(UUID.randomUUID(), "bench-1-1", 2_000));
        trace.note(opened(UUID.randomUUID(), BRAND, 2_000));
        trace.note(pushed(other, 9_000));
        trace.note(pushed(other, 4_000));

        // When
        AlarmFigures figures = figures().others("bench-1-1");

        // Then
        assertThat(figures.others()).isEqualTo(2);
        assertThat(figures.legs().queued()).isEqualTo(new AlarmReport.Leg(1, 3_000, 3_000, 3_000));
        assertThat(figures.missing()).hasSize(1);
    }

    @Test
    void aReportIsReconciledOnlyWhenNothingIsMissing() {
        trace.note(hit(story.id(), 80));
        phones.add(new Shown("压测甲：山川湖海", at(300)));
        AlarmFigures whole = figures().hits(Map.of(story, T));

        assertThat(report(whole, 1, 0, 100).reconciled()).isTrue();
        assertThat(report(whole, 1, 0, 100).table())
                .contains("reconciled: 1 hits")
                .doesNotContain("NOT");
        assertThat(report(whole, 2, 0, 100).reconciled()).isFalse();
        assertThat(report(whole, 1, 1, 100).reconciled()).isFalse();
        assertThat(report(whole, 1, 0, 99).reconciled()).isFalse();
        assertThat(report(whole, 1, 0, 99).table()).contains("NOT RECONCILED");
    }

    private static AlarmReport report(AlarmFigures figures, int hits, int levels, long graded) {
        return new AlarmReport(
                "alarm",
                T,
                30,
                60,
                2,
                1_000,
                999.6,
                100,
                100,
                graded,
                hits,
                levels,
                0,
                figures.legs(),
                0,
                figures.missing().size(),
                figures.repeated(),
                2);
    }

    private AlarmFigures figures() {
        return new AlarmFigures(trace, phones);
    }

    private static Instant at(long millis) {
        return T.plusMillis(millis);
    }

    private static HitFound hit(String id, long matched) {
        return new HitFound(
                BRAND, UUID.randomUUID(), "weibo", id, null, "", List.of(), null, null, T, at(matched), null);
    }

    private LevelChanged level(Level to, long changed) {
        return new LevelChanged(
                CRISIS,
                BRAND,
                story.text(),
                Level.NONE,
                to,
                "pr",
                null,
                false,
                1,
                List.of(),
                List.of(),
                T,
                null,
                null,
                at(changed));
    }

    private static IncidentOpened incident(long opened) {
        return new IncidentOpened(
                UUID.randomUUID(),
                CRISIS,
                BRAND,
                "",
                Level.L2,
                "pr",
                "专项小组",
                List.of(),
                List.of(),
                T,
                T,
                T,
                at(opened));
    }

    private static PageRequested asked(String why, UUID page) {
        return new PageRequested(
                UUID.randomUUID(), BRAND, page, CRISIS, Level.L2, List.of(), "task-force", why, "", Map.of(), at(450));
    }

    private static PageOpened opened(UUID page, String brand, long millis) {
        return new PageOpened(page, brand, null, null, Level.WATCH, "hit", List.of(), at(millis), null, null);
    }

    private static Pushed pushed(UUID page, long millis) {
        return new Pushed(page, "bench-1-1", null, UUID.randomUUID(), null, "bench-listener-1", 1, "sent", at(millis));
    }
}
