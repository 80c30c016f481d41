package io.langyan.grading.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Few points show what many did: where the curve begins and ends, and how high it went. */
class ThinningTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T09:17:00Z");
    private static final List<String> WINDOWS = List.of("PT2H", "PT4H", "PT8H");

    @Property(tries = 300)
    void ofEachStretchTheFirstTheLastAndTheHighestOfEachWindowStayAndNothingIsMadeUp(
            @ForAll long seed,
            @ForAll @IntRange(max = 3000) int number,
            @ForAll @IntRange(min = 10, max = 1000) int most) {
        // Given
        List<CurvePoint> told = curve(new Random(seed), number);

        // When
        Thinning thinning = thinned(told, most);

        // Then
        List<CurvePoint> kept = thinning.points();
        assertThat(kept).hasSizeLessThanOrEqualTo(most).isSortedAccordingTo(Comparator.comparing(CurvePoint::at));
        assertThat(new HashSet<>(told).containsAll(kept)).isTrue();
        Set<CurvePoint> left = new HashSet<>(kept);
        for (List<CurvePoint> stretch : stretches(told, thinning)) {
            List<CurvePoint> of = stretch.stream().filter(left::contains).toList();
            assertThat(of).startsWith(stretch.get(0)).endsWith(stretch.get(stretch.size() - 1));
            WINDOWS.forEach(window -> assertThat(highest(of, window)).isEqualTo(highest(stretch, window)));
        }
    }

    @Property(tries = 100)
    void whatIsNotTooMuchIsToldWhole(@ForAll long seed, @ForAll @IntRange(max = 240) int number) {
        // Given
        List<CurvePoint> told = curve(new Random(seed), number);

        // When
        Thinning thinning = thinned(told, 240);

        // Then
        assertThat(thinning.points()).isEqualTo(told);
        assertThat(thinning.stretch()).hasMinutes(1);
    }

    @Test
    void noMoreIsLeftOutThanMustBe() {
        // Given
        List<CurvePoint> rising = IntStream.range(0, 10_000)
                .mapToObj(minute -> point(BEGIN.plusSeconds(60L * minute), minute))
                .toList();

        // When
        List<CurvePoint> kept = thinned(rising, 240).points();

        // Then
        assertThat(kept).hasSizeBetween(120, 240);
    }

    private static Thinning thinned(List<CurvePoint> told, int most) {
        Thinning thinning = new Thinning(most);
        told.forEach(thinning::add);
        return thinning;
    }

    /** Told now every minute, now once in hours; small numbers, so that many are equal. */
    private static List<CurvePoint> curve(Random random, int number) {
        List<CurvePoint> told = new ArrayList<>();
        Instant at = BEGIN;
        int gap = 1;
        for (int index = 0; index < number; index++) {
            gap = random.nextInt(40) == 0 ? 1 + random.nextInt(200) : gap;
            at = at.plusSeconds(60L * gap);
            told.add(point(at, random.nextInt(50)));
        }
        return told;
    }

    private static CurvePoint point(Instant at, long spread) {
        return new CurvePoint(
                at,
                Map.of(WINDOWS.get(0), spread, WINDOWS.get(1), spread * 7 % 50, WINDOWS.get(2), spread * 11 % 50),
                false);
    }

    private static Collection<List<CurvePoint>> stretches(List<CurvePoint> told, Thinning thinning) {
        long seconds = thinning.stretch().toSeconds();
        return told.stream()
                .collect(Collectors.groupingBy(
                        point -> Math.floorDiv(point.at().getEpochSecond(), seconds),
                        TreeMap::new,
                        Collectors.toList()))
                .values();
    }

    private static long highest(List<CurvePoint> points, String window) {
        return points.stream()
                .mapToLong(point -> point.spread().get(window))
                .max()
                .orElseThrow();
    }
}
