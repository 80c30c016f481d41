package io.langyan.grading.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.CrisisEvent;
import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.events.v1.CrisisEvent.CrisisQuiet;
import io.langyan.events.v1.CrisisEvent.CrisisStirred;
import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.Doubt;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.StoryCommand.DeclareLevel;
import io.langyan.events.v1.StoryCommand.MarkFalseAlarm;
import io.langyan.events.v1.StoryCommand.OverrideLevel;
import io.langyan.events.v1.plan.GradingPolicy;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.grading.level.Told;
import io.langyan.grading.spread.MentionGrowth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CrisisTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final UUID STORY = new UUID(1, 2);

    private final PlanInForce plan = PlanInForce.of(PlanFile.defaultPlan(), 3);
    private final HeardPlatforms heard = new HeardPlatforms(Instant.EPOCH);
    private final Crisis crisis =
            new Crisis(new LiveStory(STORY, new HeapSamples(), plan), StoryHead.of("acme", "weibo:1", "酸奶"), heard);

    @Test
    void aLevelIsToldOnce() {
        // Given
        seen(BEGIN, 0, "negative");
        seen(BEGIN.plusSeconds(3600), 20_000, "negative");

        // When
        Optional<LevelChanged> first = crisis.levelMoved(BEGIN.plusSeconds(3601));

        // Then
        assertThat(first).hasValueSatisfying(move -> {
            assertThat(move.from()).isEqualTo(Level.NONE);
            assertThat(move.to()).isEqualTo(Level.L3);
            assertThat(move.reached().provedAt()).isEqualTo(BEGIN.plusSeconds(3600));
            assertThat(move.reached().knownAt()).isEqualTo(BEGIN.plusSeconds(3601));
        });
        assertThat(crisis.levelMoved(BEGIN.plusSeconds(3602))).isEmpty();
    }

    @Test
    void whatWasToldStaysThoughALateSampleTakesTheProofAway() {
        // Given
        seen(BEGIN, 0, "negative");
        seen(BEGIN.plus(Duration.ofHours(20)), 20_000, "negative");
        seen(BEGIN.plus(Duration.ofHours(21)), 31_000, "negative");
        assertThat(crisis.levelMoved(BEGIN)).isPresent();

        // When
        seen(BEGIN.plus(Duration.ofHours(10)), 31_000, "negative");

        // Then
        assertThat(crisis.levelMoved(BEGIN)).isEmpty();
        assertThat(crisis.graded(BEGIN).level()).isEqualTo(Level.L3);
    }

    @Test
    void whatAnotherPlanProvesLaterIsKnownLater() {
        // Given
        seen(BEGIN, 0, "negative");
        seen(BEGIN.plusSeconds(3600), 20_000, "negative");
        crisis.levelMoved(BEGIN.plusSeconds(3601));

        // When
        crisis.gradeBy(PlanInForce.of(
                PlanFile.parse(
                        PlanFile.defaultText().replace("over: 10000, within: PT8H", "over: 30000, within: PT8H")),
                4));
        seen(BEGIN.plusSeconds(7200), 40_000, "negative");
        crisis.levelMoved(BEGIN.plusSeconds(7201));

        // Then
        assertThat(crisis.graded(BEGIN.plusSeconds(7202)).levels())
                .filteredOn(reached -> reached.level() == Level.L3)
                .singleElement()
                .satisfies(reached -> {
                    assertThat(reached.provedAt()).isEqualTo(BEGIN.plusSeconds(7200));
                    assertThat(reached.knownAt()).isEqualTo(BEGIN.plusSeconds(7201));
                });
    }

    @Test
    void aDeclarationRaisesAndAnOverrideSets() {
        // Given
        seen(BEGIN, 1, "negative");

        // When
        Optional<LevelChanged> raised =
                crisis.declare(new DeclareLevel("acme", STORY, Level.L1, "li", BEGIN, "伤人"), BEGIN);

        // Then
        assertThat(raised).hasValueSatisfying(move -> assertThat(move.by()).isEqualTo("li"));
        assertThat(crisis.declare(new DeclareLevel("acme", STORY, Level.L2, "li", BEGIN, "?"), BEGIN))
                .isEmpty();
        assertThat(crisis.override(new OverrideLevel("acme", STORY, Level.L3, "li", BEGIN, "已平息"), BEGIN))
                .hasValueSatisfying(move -> assertThat(move.to()).isEqualTo(Level.L3));
    }

    /** Both are read again after a crash, the merge first. */
    @Test
    void aMergeThatComesAgainTakesNothingBackThatWasDecidedSince() {
        // Given
        seen(BEGIN, 1, "negative");
        MovedSamples.Why merge = new MovedSamples.Why(7, "li", BEGIN, "同一件事");
        assertThat(crisis.inherit(Level.L2, merge, BEGIN)).isPresent();
        assertThat(crisis.inherit(Level.L1, merge, BEGIN)).isPresent();
        MovedSamples.Why nothingNew = new MovedSamples.Why(6, "li", BEGIN, "同一件事");
        assertThat(crisis.inherit(Level.L2, nothingNew, BEGIN)).isEmpty();
        crisis.override(new OverrideLevel("acme", STORY, Level.L3, "chief", BEGIN, "已控制"), BEGIN);

        // When
        Optional<LevelChanged> again = crisis.inherit(Level.L1, merge, BEGIN);

        // Then
        assertThat(again).isEmpty();
        assertThat(crisis.inherit(Level.L2, nothingNew, BEGIN)).isEmpty();
        assertThat(crisis.head().held()).isEqualTo(Level.L3);
        assertThat(crisis.inherit(Level.L1, new MovedSamples.Why(8, "li", BEGIN, "又一件"), BEGIN))
                .isPresent();
    }

    @Test
    void aFalseAlarmIsToldOnceAndEndsLevels() {
        // Given
        seen(BEGIN, 0, "negative");
        assertThat(crisis.falseAlarm(new MarkFalseAlarm("acme", STORY, "li", BEGIN, "演习"), BEGIN))
                .isPresent();

        // When
        seen(BEGIN.plusSeconds(3600), 200_000, "negative");

        // Then
        assertThat(crisis.levelMoved(BEGIN)).isEmpty();
        assertThat(crisis.falseAlarm(new MarkFalseAlarm("acme", STORY, "li", BEGIN, "演习"), BEGIN))
                .isEmpty();
    }

    @Test
    void quietIsToldOnceAfterTheWholeTimeWithEveryPlatformHeard() {
        // Given
        Instant calm = stirred();

        // When
        Instant told = null;
        int times = 0;
        for (Instant now = calm; now.isBefore(calm.plus(Duration.ofHours(30))); now = now.plusSeconds(60)) {
            seen(now, 20_000, "neutral");
            if (crisis.tick(now).isPresent()) {
                told = now;
                times++;
            }
        }

        // Then
        assertThat(times).isEqualTo(1);
        assertThat(Duration.between(calm, told)).isBetween(Duration.ofHours(24), Duration.ofHours(26));
    }

    @Test
    void quietThatWasToldIsTakenBackOnceWhenTheStoryFlaresUpWithinItsLevel() {
        // Given
        Instant calm = stirred();
        Instant later = calm.plus(Duration.ofHours(30));
        for (Instant now = calm; now.isBefore(later); now = now.plusSeconds(60)) {
            seen(now, 20_000, "neutral");
            crisis.tick(now);
        }

        // When
        seen(later, 26_000, "negative");
        Optional<CrisisEvent> told = crisis.tick(later);

        // Then
        assertThat(told).hasValueSatisfying(event -> assertThat(event)
                .isInstanceOfSatisfying(CrisisStirred.class, stirred -> assertThat(stirred.slope())
                        .isPositive()));
        assertThat(crisis.levelMoved(later)).isEmpty();
        assertThat(crisis.tick(later.plusSeconds(60))).isEmpty();
    }

    @Test
    void inWindowsSinceTheFirstPostWhatHasStoppedGrowingIsQuiet() {
        // Given
        Crisis still = sinceFirst();
        seen(still, BEGIN, 0, "negative");
        seen(still, BEGIN.plusSeconds(3600), 20_000, "negative");
        still.levelMoved(BEGIN.plusSeconds(3600));

        // When
        Instant told = quietWhile(still, 20_000, 0);

        // Then
        assertThat(told).isBetween(BEGIN.plus(Duration.ofHours(27)), BEGIN.plus(Duration.ofHours(28)));
    }

    @Test
    void inWindowsSinceTheFirstPostWhatGrowsOnIsNotQuiet() {
        // Given
        Crisis growing = sinceFirst();
        seen(growing, BEGIN, 0, "negative");
        seen(growing, BEGIN.plusSeconds(3600), 100, "negative");
        seen(growing, BEGIN.plusSeconds(3 * 3600), 20_000, "negative");
        growing.levelMoved(BEGIN.plusSeconds(3 * 3600));

        // When
        Instant told = quietWhile(growing, 20_000, 1_000);

        // Then
        assertThat(told).isNull();
    }

    @Test
    void anOutageIsNoQuiet() {
        // Given
        Instant outage = stirred().plus(Duration.ofHours(4));
        assertThat(quietTold(crisis, stirred(), outage)).isEmpty();
        assertThat(crisis.head().quietSince()).isBefore(outage.minus(Duration.ofHours(1)));

        // When
        Instant restart = outage.plus(Duration.ofHours(30));
        Crisis again = new Crisis(crisis.story(), crisis.head(), new HeardPlatforms(restart));

        // Then
        assertThat(quietTold(again, restart, restart.plus(Duration.ofHours(23))))
                .isEmpty();
        assertThat(quietTold(again, restart.plus(Duration.ofHours(23)), restart.plus(Duration.ofHours(25))))
                .singleElement()
                .satisfies(quiet -> assertThat(quiet.quietSince()).isAfterOrEqualTo(restart));
    }

    @Test
    void aRestartOfSomeMinutesLetsQuietGoOn() {
        // Given
        Instant stop = stirred().plus(Duration.ofHours(20));
        assertThat(quietTold(crisis, stirred(), stop)).isEmpty();
        Instant since = crisis.head().quietSince();

        // When
        Instant restart = stop.plus(Duration.ofMinutes(4));
        Crisis again = new Crisis(crisis.story(), crisis.head(), new HeardPlatforms(restart));

        // Then
        assertThat(quietTold(again, restart, restart.plus(Duration.ofHours(7))))
                .extracting(CrisisQuiet::quietSince)
                .containsExactly(since);
    }

    /** Heads are kept when they change, so this is how often a story that is only watched is written. */
    @Test
    void watchingChangesTheHeadSixTimesAnHour() {
        // Given
        Instant calm = stirred().plus(Duration.ofHours(4));
        quietTold(crisis, stirred(), calm);
        Set<StoryHead> heads = new HashSet<>();

        // When
        for (Instant now = calm; now.isBefore(calm.plus(Duration.ofHours(3))); now = now.plusSeconds(60)) {
            quietTold(crisis, now, now.plusSeconds(60));
            heads.add(crisis.head());
        }

        // Then
        assertThat(heads).hasSizeBetween(18, 19);
    }

    /** What was told of quiet, seen and asked every minute. */
    private static List<CrisisQuiet> quietTold(Crisis crisis, Instant from, Instant to) {
        List<CrisisQuiet> told = new ArrayList<>();
        for (Instant now = from; now.isBefore(to); now = now.plusSeconds(60)) {
            seen(crisis, now, 20_000, "neutral");
            crisis.tick(now).map(CrisisQuiet.class::cast).ifPresent(told::add);
        }
        return told;
    }

    private Crisis sinceFirst() {
        String since = PlanFile.defaultText().replace("window: sliding", "window: since-first");
        PlanInForce sinceFirst = PlanInForce.of(PlanFile.parse(since), 3);
        assertThat(sinceFirst.plan().grading().window()).isEqualTo(GradingPolicy.SINCE_FIRST);
        return new Crisis(
                new LiveStory(STORY, new HeapSamples(), sinceFirst),
                StoryHead.of("acme", "weibo:1", "酸奶"),
                new HeardPlatforms(Instant.EPOCH));
    }

    /** Seen every minute up to the thirtieth hour, growing so much in an hour; when quiet was told, or null. */
    private static Instant quietWhile(Crisis crisis, long likes, long hourly) {
        Instant told = null;
        for (int minute = 181; minute < 1800; minute++) {
            Instant now = BEGIN.plusSeconds(minute * 60L);
            seen(crisis, now, likes + hourly * (minute - 180) / 60, "neutral");
            told = crisis.tick(now).isPresent() ? now : told;
        }
        return told;
    }

    @Test
    void silenceOfASourceIsNoQuiet() {
        // Given
        Instant calm = stirred();

        // When
        boolean told = false;
        for (Instant now = calm; now.isBefore(calm.plus(Duration.ofHours(60))); now = now.plusSeconds(60)) {
            told |= crisis.tick(now).isPresent();
        }

        // Then
        assertThat(told).isFalse();
    }

    @Test
    void anAnswerSeenOnceKeepsNoStoryLoudWhileItsPlatformDeliversOthers() {
        assertThat(toldQuietWhileHearing("acme")).isTrue();
    }

    @Test
    void whatAPlatformDeliversOfAnotherBrandIsNotHeardOfThisOne() {
        assertThat(toldQuietWhileHearing("other")).isFalse();
        assertThat(crisis.graded(BEGIN.plus(Duration.ofHours(31))).doubts())
                .filteredOn(doubt -> doubt.why().equals("unheard"))
                .extracting(Doubt::platforms)
                .containsExactly(List.of("zhihu"));
    }

    @Test
    void beforeAPlatformCouldBeHeardAgainARestartTellsNothing() {
        // Given
        assertThat(toldQuietWhileHearing("acme")).isTrue();
        Instant restart = BEGIN.plus(Duration.ofHours(31)).plusSeconds(60);
        Crisis again = new Crisis(crisis.story(), crisis.head(), new HeardPlatforms(restart));

        // When
        List<Optional<CrisisEvent>> told = new ArrayList<>();
        for (int minute = 0; minute <= 31; minute++) {
            Instant now = restart.plusSeconds(minute * 60L);
            seen(again, now, 20_000, "neutral");
            told.add(again.tick(now));
        }

        // Then
        assertThat(told.subList(0, 31)).containsOnly(Optional.empty());
        assertThat(told.get(31)).containsInstanceOf(CrisisStirred.class);
    }

    @Test
    void beforeAPlatformCouldBeHeardAgainNobodyTakesItForSilent() {
        // Given
        assertThat(toldQuietWhileHearing("acme")).isTrue();
        Instant restart = BEGIN.plus(Duration.ofHours(32));
        Crisis again = new Crisis(crisis.story(), crisis.head(), new HeardPlatforms(restart));
        seen(again, restart, 20_000, "neutral");

        // When
        CrisisGraded first = again.graded(restart.plusSeconds(60));

        // Then
        assertThat(first.doubts()).extracting(Doubt::why).doesNotContain("unheard");
        assertThat(again.graded(restart.plus(Duration.ofMinutes(31))).doubts())
                .filteredOn(doubt -> doubt.why().equals("unheard"))
                .extracting(Doubt::platforms)
                .containsExactly(List.of("weibo", "zhihu"));
    }

    @Test
    void whatIsReadLateMeansThatNobodyIsKnownToBeSilent() {
        // Given
        assertThat(toldQuietWhileHearing("acme")).isTrue();
        Instant later = BEGIN.plus(Duration.ofHours(33));
        assertThat(silent(crisis, later)).containsExactly("weibo", "zhihu");

        // When
        heard.behind(later);

        // Then
        assertThat(silent(crisis, later.plusSeconds(60))).isEmpty();
        assertThat(crisis.tick(later.plusSeconds(60))).isEmpty();
        assertThat(silent(crisis, later.plus(Duration.ofMinutes(31)))).containsExactly("weibo", "zhihu");
        assertThat(crisis.tick(later.plus(Duration.ofMinutes(31)))).containsInstanceOf(CrisisStirred.class);
    }

    @Test
    void whoTakesOverAPartitionHearsWhatOthersHearAndWaitsForTheRest() {
        // Given
        assertThat(toldQuietWhileHearing("acme")).isTrue();
        Instant takeOver = BEGIN.plus(Duration.ofHours(33));
        heard.add("acme", "weibo", takeOver.getEpochSecond());

        // When
        Crisis taken = new Crisis(crisis.story(), crisis.head(), heard.readingSince(takeOver));

        // Then
        assertThat(silent(crisis, takeOver)).containsExactly("zhihu");
        assertThat(silent(taken, takeOver)).isEmpty();
        heard.add("acme", "weibo", takeOver.plusSeconds(1800).getEpochSecond());
        assertThat(silent(taken, takeOver.plusSeconds(1860))).containsExactly("zhihu");
    }

    private static List<String> silent(Crisis crisis, Instant now) {
        return crisis.graded(now).doubts().stream()
                .filter(doubt -> doubt.why().equals("unheard"))
                .flatMap(doubt -> doubt.platforms().stream())
                .toList();
    }

    /** A story with one answer on Zhihu, seen once; Zhihu goes on to deliver mentions of that brand for thirty hours. */
    private boolean toldQuietWhileHearing(String brand) {
        Instant calm = stirred();
        long[] counters = {0, 0, 1};
        crisis.take(new Sighting(
                "zhihu:1", calm.getEpochSecond(), counters, MentionGrowth.UNKNOWN, Told.NOTHING.alone(), false));
        boolean told = false;
        for (Instant now = calm; now.isBefore(calm.plus(Duration.ofHours(30))); now = now.plusSeconds(60)) {
            seen(now, 20_000, "neutral");
            heard.add(brand, "zhihu", now.getEpochSecond());
            told |= crisis.tick(now).isPresent();
        }
        return told;
    }

    @Test
    void figuresAreEachLaterThanTheOnesBefore() {
        // Given
        seen(BEGIN, 5, "negative");
        Instant first = crisis.graded(BEGIN).gradedAt();

        // When
        Instant second = crisis.graded(BEGIN).gradedAt();

        // Then
        assertThat(second).isAfter(first);
    }

    private Instant stirred() {
        seen(BEGIN, 0, "negative");
        seen(BEGIN.plusSeconds(3600), 20_000, "negative");
        crisis.levelMoved(BEGIN.plusSeconds(3600));
        return BEGIN.plusSeconds(3660);
    }

    private void seen(Instant at, long likes, String sentiment) {
        seen(crisis, at, likes, sentiment);
    }

    private static void seen(Crisis crisis, Instant at, long likes, String sentiment) {
        Told told = new Told(1, sentiment, Set.of(), Set.of(), false, false, false);
        crisis.take(new Sighting(
                "weibo:1",
                at.getEpochSecond(),
                new long[] {MentionGrowth.UNKNOWN, MentionGrowth.UNKNOWN, likes},
                MentionGrowth.UNKNOWN,
                List.of(told),
                false));
    }
}
