package io.langyan.grading.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.grading.level.Told;
import io.langyan.grading.spread.MentionGrowth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntSupplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What must hold of any samples of a story as they come in live, in both window modes; the backtest is held to the same. */
class LivePropertiesTest {

    private static final String RULES =
            """
            grading:
              window: %s
              levels:
                - {level: L1, spread: {over: 6000, within: PT20M}}
                - {level: L2, spread: {over: 4000, within: PT1H}}
                - {level: L3, spread: {over: 1500, within: PT2H}}
              warn: {spread: {over: 600, within: PT2H}}
              watch: {spread: {over: 100, within: PT2H}, orMentions: 3}
            """;
    private static final PlanInForce SLIDING = plan("sliding");
    private static final PlanInForce SINCE_FIRST = plan("since-first");
    private static final int MENTIONS = 4;
    private static final long BEGIN = Instant.parse("2026-03-02T00:00:00Z").getEpochSecond();

    @Property(tries = 200)
    void orderRepetitionBatchesAndRestartsChangeNothing(@ForAll long seed, @ForAll boolean sliding) {
        // Given
        Random random = new Random(seed);
        List<Sighting> all = crawl(random);
        List<Sighting> arriving = new ArrayList<>(all);
        arriving.addAll(all.subList(0, random.nextInt(all.size())));
        Collections.shuffle(arriving, random);

        // When
        HeapSamples log = new HeapSamples();
        LiveStory disturbed = story(log, sliding);
        for (Sighting seen : arriving) {
            disturbed.take(seen);
            if (random.nextInt(8) == 0) {
                disturbed.settle();
            }
            disturbed = random.nextInt(20) == 0 ? story(log, sliding) : disturbed;
        }

        // Then
        LiveStory undisturbed = taken(all, sliding);
        assertThat(levels(disturbed)).isEqualTo(levels(undisturbed));
        assertThat(disturbed.sweep().peaks()).isEqualTo(undisturbed.sweep().peaks());
        assertThat(disturbed.sweep().figures()).isEqualTo(undisturbed.sweep().figures());
    }

    /** Looked at so often that growth is summed by minutes, and then for hours not at all. */
    @Property(tries = 100)
    void whatComesOutOfOrderAroundAGapChangesNothing(@ForAll long seed, @ForAll boolean sliding) {
        // Given
        Random random = new Random(seed);
        List<Sighting> all = evenings(random);
        List<Sighting> arriving = new ArrayList<>(all);
        for (int next = 1; next < arriving.size(); next++) {
            if (random.nextInt(6) == 0) {
                Collections.swap(arriving, next - 1, next);
            }
        }

        // When
        LiveStory disturbed = story(new HeapSamples(), sliding);
        for (Sighting seen : arriving) {
            disturbed.take(seen);
            disturbed.settle();
        }

        // Then
        LiveStory undisturbed = taken(all, sliding);
        assertThat(levels(disturbed)).isEqualTo(levels(undisturbed));
        assertThat(disturbed.sweep().peaks()).isEqualTo(undisturbed.sweep().peaks());
        assertThat(disturbed.sweep().figures()).isEqualTo(undisturbed.sweep().figures());
    }

    @Property(tries = 200)
    void aLowerCounterNeverRaises(@ForAll long seed, @ForAll boolean sliding) {
        // Given
        Random random = new Random(seed);
        List<Sighting> all = crawl(random);
        List<Sighting> more = new ArrayList<>(all);
        for (int lower = 0; lower < 20; lower++) {
            more.add(lower(all, all.get(random.nextInt(all.size())), random.nextInt(3600), random));
        }
        Collections.shuffle(more, random);

        // When
        LiveStory lowered = taken(more, sliding);

        // Then
        LiveStory alone = taken(all, sliding);
        lowered.sweep().peaks().forEach((window, peak) -> assertThat(peak)
                .isLessThanOrEqualTo(alone.sweep().peaks().get(window)));
        assertThat(levels(alone)).containsAllEntriesOf(levels(lowered));
    }

    /** It looks when the first one looks, and sees for each counter what that one saw earlier. */
    @Property(tries = 200)
    void aSecondCrawlerThatLagsChangesNothing(@ForAll long seed, @ForAll boolean sliding) {
        // Given
        Random random = new Random(seed);
        List<Sighting> all = crawl(random);
        List<Sighting> both = new ArrayList<>(all);
        all.forEach(seen -> both.add(lower(all, seen, 0, random)));
        Collections.shuffle(both, random);

        // When
        LiveStory followed = taken(both, sliding);

        // Then
        LiveStory alone = taken(all, sliding);
        assertThat(levels(followed)).isEqualTo(levels(alone));
        assertThat(followed.sweep().peaks()).isEqualTo(alone.sweep().peaks());
        assertThat(followed.sweep().figures()).isEqualTo(alone.sweep().figures());
    }

    private static PlanInForce plan(String window) {
        return PlanInForce.of(PlanFile.parse(RULES.formatted(window)), 1);
    }

    private static LiveStory story(SampleLog log, boolean sliding) {
        return new LiveStory(new UUID(1, 2), log, sliding ? SLIDING : SINCE_FIRST);
    }

    private static LiveStory taken(List<Sighting> sightings, boolean sliding) {
        LiveStory story = story(new HeapSamples(), sliding);
        sightings.forEach(story::take);
        return story;
    }

    private static Map<Level, Instant> levels(LiveStory story) {
        Map<Level, Instant> levels = new TreeMap<>();
        story.sweep().levels().forEach(level -> levels.put(level.level(), level.provedAt()));
        return levels;
    }

    /** Looks at some mentions again and again, as many times as it likes; what it sees rises, falls and is unknown now and then. */
    private static List<Sighting> crawl(Random random) {
        return crawl(random, 5 + random.nextInt(60), () -> random.nextInt(5) == 0 ? 0 : random.nextInt(1200));
    }

    private static List<Sighting> evenings(Random random) {
        return crawl(
                random, 300, () -> random.nextInt(70) == 0 ? 1800 + random.nextInt(20_000) : 1 + random.nextInt(90));
    }

    /** @param pause seconds until the next look */
    private static List<Sighting> crawl(Random random, int looks, IntSupplier pause) {
        List<Sighting> sightings = new ArrayList<>();
        long[] height = new long[MENTIONS];
        long[] published = new long[MENTIONS];
        for (int mention = 0; mention < MENTIONS; mention++) {
            published[mention] = random.nextBoolean() ? MentionGrowth.UNKNOWN : BEGIN - random.nextInt(7200);
        }
        long at = BEGIN;
        for (int look = looks; look > 0; look--) {
            int mention = random.nextInt(MENTIONS);
            height[mention] = Math.max(0, height[mention] + random.nextInt(900) - 100);
            sightings.add(sighting(mention, at, published[mention], counters(height[mention], random)));
            at += pause.getAsInt();
        }
        return sightings;
    }

    private static long[] counters(long height, Random random) {
        long[] counters = {height / 2, height / 3, height};
        for (int counter = 0; counter < counters.length; counter++) {
            counters[counter] = random.nextInt(6) == 0 ? MentionGrowth.UNKNOWN : counters[counter];
        }
        return counters;
    }

    /** The same mention so much later, each counter below the highest value seen by then, or unknown where none is. */
    private static Sighting lower(List<Sighting> all, Sighting seen, int later, Random random) {
        long at = seen.at() + later;
        long[] counters = new long[3];
        for (int counter = 0; counter < counters.length; counter++) {
            int which = counter;
            long high = all.stream()
                    .filter(other -> other.mentionKey().equals(seen.mentionKey()) && other.at() <= at)
                    .mapToLong(other -> other.counters()[which])
                    .max()
                    .orElse(MentionGrowth.UNKNOWN);
            counters[counter] = high <= 0 ? MentionGrowth.UNKNOWN : (long) (high * random.nextDouble());
        }
        return new Sighting(seen.mentionKey(), at, counters, seen.published(), seen.told(), seen.capped());
    }

    private static Sighting sighting(int mention, long at, long published, long[] counters) {
        return new Sighting("weibo:" + mention, at, counters, published, Told.NOTHING.alone(), false);
    }
}
