package io.langyan.grading.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.CrisisEvent.ForecastMade;
import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.LevelForecast;
import io.langyan.events.v1.LevelReached;
import io.langyan.events.v1.StoryCommand.MarkFalseAlarm;
import io.langyan.events.v1.StoryCommand.OverrideLevel;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.grading.level.Prospect;
import io.langyan.grading.level.Told;
import io.langyan.grading.spread.MentionGrowth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A level that is expected soon is told before it happens, and warns when the plan asks for it. */
class ForeseenTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final UUID STORY = new UUID(1, 2);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    /** No warning by spread: what warns here is a forecast. */
    private static final String GRADING =
            """
            mode: trial
            grading:
              window: %s
              levels:
                - {level: L2, spread: {over: 50000, within: PT4H}}
                - {level: L3, spread: {over: 10000, within: PT8H}}
              warn: {forecast: {level: L3, within: PT2H}}
            """;

    private final PlanInForce plan = PlanInForce.of(PlanFile.parse(GRADING.formatted("sliding")), 3);
    private final Crisis crisis = new Crisis(
            new LiveStory(STORY, new HeapSamples(), plan),
            StoryHead.of("acme", "weibo:1", "酸奶"),
            new HeardPlatforms(Instant.EPOCH));

    @Example
    void aStoryOnItsWayToL3WarnsAndSaysWhen() {
        // Given
        Instant warned = growUntilWarned(700);
        LevelReached rests = move.reached();

        // When
        List<ForecastMade> forecasts = crisis.foreseen(warned);

        // Then
        assertThat(move.to()).isEqualTo(Level.WARN);
        assertThat(move.trial()).isTrue();
        assertThat(rests.rule()).isEqualTo(LevelReached.BY_FORECAST);
        assertThat(rests.provedAt()).isEqualTo(warned);
        assertThat(rests.spread()).isLessThan(10_000L);
        assertThat(forecasts).singleElement().satisfies(forecast -> {
            assertThat(forecast.level()).isEqualTo(Level.L3);
            assertThat(forecast.title()).isEqualTo("酸奶");
            assertThat(forecast.trial()).isTrue();
            assertThat(forecast.probability()).isBetween(0.5, 1.0);
            assertThat(forecast.earliest()).isBetween(warned, forecast.expectedAt());
            assertThat(forecast.expectedAt()).isBetween(warned, warned.plus(Duration.ofHours(2)));
            assertThat(forecast.latest()).isAfter(forecast.expectedAt());
        });
        assertThat(crisis.story().sweep().levels())
                .as("a forecast proves no level")
                .isEmpty();
    }

    @Example
    void itIsToldOnce() {
        // Given
        Instant warned = growUntilWarned(700);
        crisis.foreseen(warned);

        // When
        seen(warned.plusSeconds(300), 5_000);

        // Then
        assertThat(crisis.levelMoved(warned.plusSeconds(301))).isEmpty();
        assertThat(crisis.foreseen(warned.plusSeconds(301))).isEmpty();
    }

    @Example
    void whoPutsTheWarningDownIsNotContradicted() {
        // Given
        Instant warned = growUntilWarned(700);

        // When
        crisis.override(new OverrideLevel("acme", STORY, Level.NONE, "li", warned, "已答复"), warned);

        // Then
        assertThat(crisis.levelMoved(warned.plusSeconds(1))).isEmpty();
    }

    @Example
    void aForecastWhoseTimeHasPassedWarnsNobody() {
        // Given
        Instant seen = BEGIN;
        for (int quarter = 0; quarter < 10; quarter++, seen = seen.plus(QUARTER)) {
            seen(seen, quarter * 700L);
        }
        assertThat(crisis.story().sweep().foreseen()).isNotEmpty();

        // When
        Instant dayAfter = seen.plus(Duration.ofHours(25));

        // Then
        assertThat(crisis.levelMoved(dayAfter)).isEmpty();
        assertThat(crisis.foreseen(dayAfter)).isEmpty();
    }

    @Example
    void aFalseAlarmIsForeseenNoMore() {
        // Given
        crisis.falseAlarm(new MarkFalseAlarm("acme", STORY, "li", BEGIN, "同名"), BEGIN);

        // When
        for (int quarter = 0; quarter < 10; quarter++) {
            seen(BEGIN.plus(QUARTER.multipliedBy(quarter)), quarter * 700L);
        }

        // Then
        Instant now = BEGIN.plus(QUARTER.multipliedBy(9));
        assertThat(crisis.levelMoved(now)).isEmpty();
        assertThat(crisis.foreseen(now)).isEmpty();
    }

    @Example
    void figuresCarryAForecastForEachThresholdAbove() {
        // Given
        Instant warned = growUntilWarned(700);

        // When
        List<LevelForecast> forecasts = crisis.graded(warned).forecasts();

        // Then
        assertThat(forecasts).extracting(LevelForecast::level).containsExactly(Level.L2, Level.L3);
        assertThat(forecasts.get(1)).satisfies(next -> {
            assertThat(next.over()).isEqualTo(10_000);
            assertThat(next.window()).isEqualTo(Duration.ofHours(8));
            assertThat(next.lastHour()).isBetween(2_000L, next.spread());
            assertThat(next.horizon()).isEqualTo(Duration.ofHours(24));
            assertThat(next.expectedAt()).isBetween(next.earliest(), next.latest());
        });
        assertThat(forecasts.get(0).probability()).isLessThan(forecasts.get(1).probability());
    }

    @Example
    void whatIsImprobableHasNoTimes() {
        // Given
        seen(BEGIN, 0);
        seen(BEGIN.plus(Duration.ofHours(7)), 30);

        // When
        List<LevelForecast> forecasts =
                crisis.graded(BEGIN.plus(Duration.ofHours(7))).forecasts();

        // Then
        assertThat(forecasts).hasSize(2).allSatisfy(forecast -> {
            assertThat(forecast.probability()).isLessThan(0.1);
            assertThat(forecast.expectedAt()).isNull();
        });
    }

    @Property(tries = 100)
    void anyArrivalForeseesTheSame(@ForAll long seed, @ForAll boolean sliding) {
        // Given
        List<Sighting> inOrder = rising(new Random(seed));
        List<Sighting> arriving = new ArrayList<>(inOrder);
        arriving.addAll(inOrder.subList(0, inOrder.size() / 3));
        Collections.shuffle(arriving, new Random(seed + 1));
        PlanInForce asked = PlanInForce.of(PlanFile.parse(GRADING.formatted(sliding ? "sliding" : "since-first")), 1);

        // When
        LiveStory shuffled = new LiveStory(STORY, new HeapSamples(), asked);
        arriving.forEach(shuffled::take);

        // Then
        LiveStory straight = new LiveStory(STORY, new HeapSamples(), asked);
        inOrder.forEach(straight::take);
        assertThat(shuffled.sweep().foreseen()).isEqualTo(straight.sweep().foreseen());
        assertThat(shuffled.sweep().prospects()).isEqualTo(straight.sweep().prospects());
    }

    /** A little late: the sweep goes back instead of beginning again. */
    @Property(tries = 100)
    void goingBackAMinuteForeseesTheSame(@ForAll long seed) {
        // Given
        List<Sighting> inOrder = rising(new Random(seed));
        List<Sighting> arriving = new ArrayList<>(inOrder);
        for (int index = 1; index + 1 < arriving.size(); index += 3) {
            Collections.swap(arriving, index, index + 1);
        }

        // When
        LiveStory disturbed = new LiveStory(STORY, new HeapSamples(), plan);
        arriving.forEach(seen -> {
            disturbed.take(seen);
            disturbed.settle();
        });

        // Then
        LiveStory straight = new LiveStory(STORY, new HeapSamples(), plan);
        inOrder.forEach(straight::take);
        assertThat(disturbed.sweep().foreseen()).isEqualTo(straight.sweep().foreseen());
        assertThat(disturbed.sweep().prospects())
                .extracting(Prospect::situation)
                .isEqualTo(straight.sweep().prospects().stream()
                        .map(Prospect::situation)
                        .toList());
    }

    private LevelChanged move;

    /** Grows evenly, a sample each quarter of an hour, until it warns; when that was. */
    private Instant growUntilWarned(long quarterly) {
        for (int quarter = 0; quarter < 13; quarter++) {
            Instant now = BEGIN.plus(QUARTER.multipliedBy(quarter));
            seen(now, quarter * quarterly);
            Optional<LevelChanged> moved = crisis.levelMoved(now);
            if (moved.isPresent()) {
                move = moved.get();
                return now;
            }
        }
        throw new AssertionError("it was not foreseen");
    }

    private void seen(Instant at, long likes) {
        crisis.take(sighting("weibo:1", at.getEpochSecond(), likes));
    }

    /** Three mentions that rise by turns, faster and slower; most of these stories are foreseen on their way. */
    private static List<Sighting> rising(Random random) {
        List<Sighting> sightings = new ArrayList<>();
        long[] likes = new long[3];
        long at = BEGIN.getEpochSecond();
        int pace = 20 + random.nextInt(400);
        for (int sample = 0; sample < 60; sample++) {
            int mention = random.nextInt(likes.length);
            likes[mention] += random.nextInt(pace);
            sightings.add(sighting("weibo:" + mention, at, likes[mention]));
            at += 1 + random.nextInt(240);
        }
        return sightings;
    }

    private static Sighting sighting(String mention, long at, long likes) {
        return new Sighting(
                mention,
                at,
                new long[] {MentionGrowth.UNKNOWN, MentionGrowth.UNKNOWN, likes},
                MentionGrowth.UNKNOWN,
                new Told(1, "negative", Set.of(), null, false, false, false).alone(),
                false);
    }
}
