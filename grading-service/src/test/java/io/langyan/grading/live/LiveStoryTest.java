package io.langyan.grading.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.LevelReached;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.grading.level.StorySweep;
import io.langyan.grading.level.Told;
import io.langyan.grading.spread.MentionGrowth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A live story is its samples, however they arrive and however often it is put down. */
class LiveStoryTest {

    private static final PlanInForce PLAN = PlanInForce.of(
            PlanFile.parse(
                    """
            grading:
              levels:
                - {level: L1, spread: {over: 9000, within: PT20M}}
                - {level: L2, spread: {over: 5000, within: PT1H}}
                - {level: L3, spread: {over: 1000, within: PT2H}}
              warn: {spread: {over: 300, within: PT2H}}
              watch: {spread: {over: 50, within: PT2H}, orMentions: 3}
            """),
            1);

    private static final PlanInForce SINCE_FIRST = PlanInForce.of(
            PlanFile.parse("grading: {window: since-first, levels: [{level: L2, spread: {over: 9000, within: PT40M}},"
                    + " {level: L3, spread: {over: 3000, within: PT1H}}], watch: {spread: {over: 100, within: PT1H}}}"),
            1);

    @Property(tries = 200)
    void anyArrivalGivesTheSameLevels(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int samples) {
        // Given
        List<Sighting> inOrder = sightings(new Random(seed), samples);
        List<Sighting> arriving = new ArrayList<>(inOrder);
        arriving.addAll(inOrder.subList(0, samples / 3));
        Collections.shuffle(arriving, new Random(seed + 1));

        // When
        LiveStory shuffled = story(new HeapSamples());
        arriving.forEach(shuffled::take);

        // Then
        LiveStory straight = story(new HeapSamples());
        inOrder.forEach(straight::take);
        assertThat(levels(shuffled)).isEqualTo(levels(straight));
        assertThat(shuffled.sweep().peaks()).isEqualTo(straight.sweep().peaks());
        assertThat(shuffled.profile().samples).isEqualTo(straight.profile().samples);
    }

    @Property(tries = 200)
    void takingUpAgainGoesOnAsIfNothingHadHappened(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int samples) {
        // Given
        List<Sighting> all = sightings(new Random(seed), samples);
        HeapSamples log = new HeapSamples();
        LiveStory first = story(log);
        all.subList(0, samples / 2).forEach(first::take);

        // When
        LiveStory second = story(log);
        all.subList(samples / 2, samples).forEach(second::take);

        // Then
        LiveStory undisturbed = story(new HeapSamples());
        all.forEach(undisturbed::take);
        assertThat(levels(second)).isEqualTo(levels(undisturbed));
    }

    /** Of two readings of one second the second did not win, and the next sample said the same as it: that it did win was overlooked. */
    @Example
    void whatIsToldAgainAfterItLostCountsWhenItWins() {
        aLittleLateCostsALittleAndGivesTheSame(-95, true);
    }

    /** Samples seconds late, in both window modes, settled now and then. */
    @Property(tries = 300)
    void aLittleLateCostsALittleAndGivesTheSame(@ForAll long seed, @ForAll boolean sliding) {
        // Given
        Random random = new Random(seed);
        PlanInForce plan = sliding ? PLAN : SINCE_FIRST;
        List<Sighting> inOrder = sightings(random, 120, 20);
        List<Sighting> arriving = new ArrayList<>(inOrder);
        for (int block = 0; block < arriving.size(); block += 6) {
            Collections.shuffle(arriving.subList(block, Math.min(arriving.size(), block + 6)), random);
        }

        // When
        HeapSamples log = new HeapSamples();
        LiveStory disturbed = new LiveStory(new UUID(1, 2), log, plan);
        for (Sighting seen : arriving) {
            disturbed.take(seen);
            if (random.nextInt(4) == 0) {
                disturbed.settle();
            }
        }

        // Then
        LiveStory straight = new LiveStory(new UUID(1, 2), new HeapSamples(), plan);
        inOrder.forEach(straight::take);
        assertThat(levels(disturbed)).isEqualTo(levels(straight));
        assertThat(disturbed.sweep().peaks()).isEqualTo(straight.sweep().peaks());
        assertThat(disturbed.sweep().figures()).isEqualTo(straight.sweep().figures());
        if (sliding) {
            assertThat(log.begun).as("times it began again").isEqualTo(1);
        }
    }

    /** More samples within seconds than are at hand: one that is later than those costs a look into the log. */
    @Example
    void laterThanWhatIsAtHandGivesTheSame() {
        // Given
        List<Sighting> inOrder = eightInASecond(sightings(new Random(7), 2 * StorySweep.REWIND_SAMPLES));
        List<Sighting> arriving = new ArrayList<>(inOrder);
        arriving.add(arriving.remove(StorySweep.REWIND_SAMPLES / 2));

        // When
        HeapSamples log = new HeapSamples();
        LiveStory disturbed = story(log);
        arriving.forEach(disturbed::take);

        // Then
        LiveStory straight = story(new HeapSamples());
        inOrder.forEach(straight::take);
        assertThat(levels(disturbed)).isEqualTo(levels(straight));
        assertThat(disturbed.sweep().figures()).isEqualTo(straight.sweep().figures());
        assertThat(log.begun).as("times it began again").isEqualTo(2);
    }

    @Property(tries = 50)
    void whatIsKeptIsReadBack(@ForAll long seed) {
        // Given
        SampleRow row = SampleRow.of(sightings(new Random(seed), 1).get(0));

        // When
        SampleRow read = SampleRow.fromBytes(row.toBytes());

        // Then
        assertThat(read.same(row)).isTrue();
    }

    private static LiveStory story(SampleLog log) {
        return new LiveStory(new UUID(1, 2), log, PLAN);
    }

    private static List<LevelReached> levels(LiveStory story) {
        return story.sweep().levels();
    }

    private static List<Sighting> sightings(Random random, int samples) {
        return sightings(random, samples, 900);
    }

    private static List<Sighting> eightInASecond(List<Sighting> sightings) {
        List<Sighting> closer = new ArrayList<>();
        for (Sighting seen : sightings) {
            int index = closer.size();
            closer.add(new Sighting(
                    "weibo:" + index % 16,
                    sightings.get(0).at() + index / 8,
                    seen.counters(),
                    seen.published(),
                    seen.told(),
                    seen.capped()));
        }
        return closer;
    }

    private static List<Sighting> sightings(Random random, int samples, int apart) {
        List<Sighting> sightings = new ArrayList<>();
        long at = 1_772_400_000L;
        long[] high = new long[4];
        for (int sample = 0; sample < samples; sample++) {
            int mention = random.nextInt(high.length);
            high[mention] += random.nextInt(5) == 0 ? -random.nextInt(100) : random.nextInt(2500);
            high[mention] = Math.max(0, high[mention]);
            long[] counters = {
                random.nextInt(4) == 0 ? MentionGrowth.UNKNOWN : high[mention], MentionGrowth.UNKNOWN, high[mention] / 3
            };
            String sentiment = Arrays.asList("negative", "neutral", null).get(random.nextInt(3));
            Told told = new Told(
                    1,
                    sentiment,
                    sentiment == null ? Set.of() : Set.of("privacy"),
                    random.nextBoolean() ? Set.of("media") : null,
                    false,
                    false,
                    false);
            sightings.add(new Sighting(
                    "weibo:" + mention,
                    at,
                    counters,
                    random.nextBoolean() ? at - random.nextInt(5000) : MentionGrowth.UNKNOWN,
                    List.of(told),
                    false));
            at += random.nextInt(apart);
        }
        return sightings;
    }
}
