package io.langyan.grading.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold of any samples of a story, in both window modes. */
class BacktestPropertiesTest {

    private static final long BEGIN = Instant.parse("2026-03-02T00:00:00Z").getEpochSecond();
    private static final Plan PLAN = PlanFile.parse(
            """
            grading:
              story: cluster
              levels:
                - {level: L1, spread: {over: 900, within: PT20M}}
                - {level: L2, spread: {over: 700, within: PT1H}}
                - {level: L3, spread: {over: 300, within: PT2H}}
              warn: {spread: {over: 150, within: PT2H}}
              watch: {spread: {over: 20, within: PT2H}, orMentions: 3}
            """);

    /** One sample; a counter below zero is unknown. */
    record Seen(int mention, int minute, int likes, int comments, boolean published) {

        String line() {
            return """
                {"topic":"t","platform":"weibo","externalId":"m%d","text":"x","observedAt":"%s",%s"counters":{%s%s"views":9}}"""
                    .formatted(
                            mention,
                            Instant.ofEpochSecond(BEGIN + 61L * minute),
                            published
                                    ? "\"publishedAt\":\"" + Instant.ofEpochSecond(BEGIN + 40L * mention) + "\","
                                    : "",
                            likes < 0 ? "" : "\"likes\":" + likes + ",",
                            comments < 0 ? "" : "\"comments\":" + comments + ",");
        }
    }

    @Provide
    Arbitrary<List<Seen>> story() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 300),
                        Arbitraries.integers().between(-60, 700),
                        Arbitraries.integers().between(-60, 300),
                        Arbitraries.of(true, false))
                .as(Seen::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Property(tries = 300)
    void orderAndRepetitionChangeNothing(
            @ForAll("story") List<Seen> story, @ForAll long seed, @ForAll boolean sliding) {
        // Given
        List<Seen> other = new ArrayList<>(story);
        other.addAll(story.subList(0, story.size() / 2));
        Collections.shuffle(other, new Random(seed));

        // When
        BacktestAnswer shuffled = grade(other, sliding);

        // Then
        assertThat(shuffled.digest()).isEqualTo(grade(story, sliding).digest());
    }

    @Property(tries = 300)
    void aSecondCrawlerThatLagsChangesNothing(
            @ForAll("story") List<Seen> story, @ForAll long seed, @ForAll boolean sliding) {
        // Given
        List<Seen> both = new ArrayList<>(story);
        both.addAll(lagging(story, new Random(seed)));

        // When
        BacktestAnswer answer = grade(both, sliding);

        // Then
        BacktestAnswer alone = grade(story, sliding);
        assertThat(answer.stories().get(0).peak())
                .isEqualTo(alone.stories().get(0).peak());
        assertThat(answer.stories().get(0).levels())
                .isEqualTo(alone.stories().get(0).levels());
    }

    @Property(tries = 300)
    void aLowerCounterNeverRaises(
            @ForAll("story") List<Seen> story, @ForAll("story") List<Seen> more, @ForAll boolean sliding) {
        // Given
        List<Seen> lowered = new ArrayList<>(story);
        more.forEach(seen -> lowered.add(below(seen, story)));

        // When
        BacktestAnswer answer = grade(lowered, sliding);

        // Then
        grade(story, sliding).stories().get(0).peak().forEach((window, peak) -> assertThat(
                        answer.stories().get(0).peak().get(window))
                .isLessThanOrEqualTo(peak));
    }

    /** Sees at times of the first crawler what that one saw earlier. */
    private static List<Seen> lagging(List<Seen> story, Random random) {
        List<Seen> late = new ArrayList<>();
        for (Seen now : story) {
            Seen then = story.get(random.nextInt(story.size()));
            if (then.mention() == now.mention() && then.minute() <= now.minute()) {
                late.add(new Seen(
                        now.mention(),
                        now.minute(),
                        lower(then.likes(), now, story, true),
                        lower(then.comments(), now, story, false),
                        now.published()));
            }
        }
        return late;
    }

    /** The value if it is below the high water of an earlier time, else unknown. */
    private static int lower(int value, Seen now, List<Seen> story, boolean likes) {
        int high = story.stream()
                .filter(seen -> seen.mention() == now.mention() && seen.minute() <= now.minute())
                .mapToInt(seen -> likes ? seen.likes() : seen.comments())
                .max()
                .orElse(-1);
        return value < high ? value : -1;
    }

    /** A sample of a known mention at any time after its first, with counters below the high water of that time. */
    private static Seen below(Seen seen, List<Seen> story) {
        Seen first = story.stream()
                .filter(known -> known.mention() == story.get(0).mention())
                .min(java.util.Comparator.comparingInt(Seen::minute))
                .orElseThrow();
        Seen moved = new Seen(
                first.mention(), Math.max(first.minute(), seen.minute()), seen.likes(), seen.comments(), false);
        return new Seen(
                moved.mention(),
                moved.minute(),
                lower(moved.likes(), moved, story, true),
                lower(moved.comments(), moved, story, false),
                false);
    }

    private static BacktestAnswer grade(List<Seen> story, boolean sliding) {
        String lines = story.stream().map(Seen::line).collect(Collectors.joining("\n"));
        BacktestSettings settings =
                BacktestSettings.of(PLAN, sliding ? "sliding" : "since-first", "field:topic", false);
        try {
            return new Backtest(settings)
                    .run(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), read -> {});
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
