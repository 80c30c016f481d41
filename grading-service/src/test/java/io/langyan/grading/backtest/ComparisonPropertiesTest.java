package io.langyan.grading.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.plan.PlanFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold of the comparison of any two plans over any samples. */
class ComparisonPropertiesTest {

    private static final long BEGIN = Instant.parse("2026-03-02T00:00:00Z").getEpochSecond();

    record Found(List<StoryDifference> stories, ComparisonAnswer answer) {}

    @Provide
    Arbitrary<List<String>> recording() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.integers().between(0, 900))
                .as((mention, minute, likes) ->
                        """
                    {"topic":"t%d","platform":"weibo","externalId":"m%d","text":"x","observedAt":"%s","counters":{"likes":%d}}"""
                                .formatted(mention % 2, mention, Instant.ofEpochSecond(BEGIN + 61L * minute), likes))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<BacktestSettings> plan() {
        return Combinators.combine(
                        Arbitraries.integers().between(100, 900),
                        Arbitraries.integers().between(20, 300),
                        Arbitraries.of("PT20M", "PT1H", "PT2H"),
                        Arbitraries.of("sliding", "since-first"))
                .as((l3, watch, within, window) -> BacktestSettings.of(
                        PlanFile.parse(
                                """
                            grading:
                              levels: [{level: L3, spread: {over: %d, within: %s}}]
                              watch: {spread: {over: %d, within: %s}}
                            """
                                        .formatted(l3, within, watch, within)),
                        window,
                        "field:topic",
                        false));
    }

    @Property(tries = 200)
    void eachSideIsTheBacktestUnderItsPlan(
            @ForAll("recording") List<String> recording,
            @ForAll("plan") BacktestSettings plan,
            @ForAll("plan") BacktestSettings against) {
        // When
        List<StoryDifference> stories = compare(recording, plan, against).stories();

        // Then
        List<StoryAnswer> before = backtest(recording, plan);
        List<StoryAnswer> after = backtest(recording, against);
        assertThat(stories).hasSameSizeAs(before);
        for (int story = 0; story < stories.size(); story++) {
            assertThat(stories.get(story).key()).isEqualTo(before.get(story).key());
            assertThat(stories.get(story).plan().levels())
                    .isEqualTo(before.get(story).levels());
            assertThat(stories.get(story).against().levels())
                    .isEqualTo(after.get(story).levels());
            assertThat(stories.get(story).against().peak())
                    .isEqualTo(after.get(story).peak());
        }
    }

    @Property(tries = 200)
    void theOtherWayRoundEveryMoveIsTurned(
            @ForAll("recording") List<String> recording,
            @ForAll("plan") BacktestSettings plan,
            @ForAll("plan") BacktestSettings against) {
        // When
        ComparisonSummary there = compare(recording, plan, against).answer().summary();

        // Then
        ComparisonSummary back = compare(recording, against, plan).answer().summary();
        assertThat(back.higher()).isEqualTo(there.lower());
        assertThat(back.moved()).isEqualTo(there.moved());
        assertThat(back.levels())
                .isEqualTo(there.levels().stream()
                        .map(one -> new ComparisonSummary.OfLevel(
                                one.level(),
                                one.against(),
                                one.plan(),
                                one.disappears(),
                                one.appears(),
                                one.later(),
                                one.earlier()))
                        .toList());
    }

    @Property(tries = 200)
    void orderAndRepetitionChangeNothing(
            @ForAll("recording") List<String> recording,
            @ForAll("plan") BacktestSettings plan,
            @ForAll("plan") BacktestSettings against,
            @ForAll long seed) {
        // Given
        List<String> other = new ArrayList<>(recording);
        other.addAll(recording.subList(0, recording.size() / 2));
        Collections.shuffle(other, new Random(seed));

        // When
        ComparisonAnswer shuffled = compare(other, plan, against).answer();

        // Then
        assertThat(shuffled.digest())
                .isEqualTo(compare(recording, plan, against).answer().digest());
    }

    @Property(tries = 100)
    void aPlanComparedWithItselfChangesNothing(
            @ForAll("recording") List<String> recording, @ForAll("plan") BacktestSettings plan) {
        // When
        Found found = compare(recording, plan, plan);

        // Then
        Set<StoryDifference.Change> changes = new HashSet<>();
        found.stories().forEach(story -> changes.add(story.change()));
        assertThat(changes).containsExactly(StoryDifference.Change.SAME);
        assertThat(found.answer().summary().same())
                .isEqualTo(found.answer().summary().stories());
    }

    private static Found compare(List<String> recording, BacktestSettings plan, BacktestSettings against) {
        List<StoryDifference> stories = new ArrayList<>();
        return new Found(stories, run(new PlanComparison(plan, against, true, stories::add), recording));
    }

    private static List<StoryAnswer> backtest(List<String> recording, BacktestSettings plan) {
        return run(new Backtest(plan), recording).stories();
    }

    private static <A> A run(Regrading<A> regrading, List<String> recording) {
        byte[] lines = recording.stream().collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
        try {
            return regrading.run(new ByteArrayInputStream(lines), read -> {});
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
