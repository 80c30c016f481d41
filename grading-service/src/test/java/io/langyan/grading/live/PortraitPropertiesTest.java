package io.langyan.grading.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.events.v1.Doubt;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.grading.level.Figures;
import io.langyan.grading.level.Told;
import io.langyan.grading.spread.MentionGrowth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Type, categories, media and evidence of a crisis follow from the mentions that count, by the newest that was said of each. */
class PortraitPropertiesTest {

    private static final PlanInForce PLAN = PlanInForce.of(PlanFile.defaultPlan(), 1);
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final List<String> PLATFORMS = List.of("weibo", "zhihu", "douyin", "news");

    /** Longer than any platform of the plan may take, and what a look may need. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(31);

    private static final long BEGIN = Instant.parse("2026-03-02T00:00:00Z").getEpochSecond();
    private static final int MENTIONS = 12;

    @Property(tries = 300)
    void orderRepetitionBatchesAndRestartsChangeNothing(@ForAll long seed) {
        // Given
        Random random = new Random(seed);
        List<Sighting> all = crawl(random);
        List<Sighting> arriving = new ArrayList<>(all);
        arriving.addAll(all.subList(0, random.nextInt(all.size())));
        Collections.shuffle(arriving, random);

        Instant now = soonAfter(all, random);

        // When
        HeapSamples log = new HeapSamples();
        Crisis disturbed = crisis(log);
        for (Sighting seen : arriving) {
            disturbed.take(seen);
            if (random.nextInt(8) == 0) {
                disturbed.graded(now);
            }
            Instant start = now.minus(LONG_ENOUGH).minusSeconds(random.nextInt(3600));
            disturbed = random.nextInt(20) == 0 ? crisis(log, start) : disturbed;
        }

        // Then
        assertThat(portrait(disturbed.graded(now)))
                .isEqualTo(portrait(straight(all).graded(now)));
    }

    /** Another instance, or one that began to listen a moment ago, holds a platform for silent only when it would have heard it. */
    @Property(tries = 300)
    void aStartTakesNoPlatformForSilentBeforeItCouldBeHeard(@ForAll long seed) {
        // Given
        Random random = new Random(seed);
        List<Sighting> all = crawl(random);
        Instant now = soonAfter(all, random);
        Instant start = now.minusSeconds(random.nextInt(3600));
        HeapSamples log = new HeapSamples();
        CrisisGraded before = taken(crisis(log), all).graded(now);

        // When
        CrisisGraded after = crisis(log, start).graded(now);

        // Then
        List<String> couldBeHeard = unheard(before).stream()
                .filter(platform -> PLAN.overdue(platform, start.getEpochSecond(), now))
                .toList();
        assertThat(unheard(after)).isEqualTo(couldBeHeard);
        assertThat(others(after)).isEqualTo(others(before));
        assertThat(after.confidence()).isGreaterThanOrEqualTo(before.confidence());
    }

    private static List<String> unheard(CrisisGraded graded) {
        return graded.doubts().stream()
                .filter(doubt -> doubt.why().equals("unheard"))
                .flatMap(doubt -> doubt.platforms().stream())
                .toList();
    }

    private static List<Doubt> others(CrisisGraded graded) {
        return graded.doubts().stream()
                .filter(doubt -> !doubt.why().equals("unheard"))
                .toList();
    }

    /** While some of its platforms are due and some are not. */
    private static Instant soonAfter(List<Sighting> all, Random random) {
        return Instant.ofEpochSecond(all.get(all.size() - 1).at() + random.nextInt(3600));
    }

    @Property(tries = 300)
    void whatIsToldIsWhatTheCountedMentionsSayNow(@ForAll long seed) {
        // Given
        List<Sighting> all = crawl(new Random(seed));

        // When
        Crisis crisis = straight(all);

        // Then
        List<Mention> counted = all.stream().collect(Collectors.groupingBy(Sighting::mentionKey)).values().stream()
                .map(Mention::of)
                .filter(Mention::counts)
                .toList();
        CrisisGraded graded = crisis.graded(NOW);
        assertThat(graded.type())
                .isEqualTo(frequent(counted, mention -> Stream.ofNullable(mention.reading.type())).stream()
                        .findFirst()
                        .orElse("opinion"));
        assertThat(graded.categories()).isEqualTo(frequent(counted, mention -> mention.reading.categories().stream()));
        assertThat(graded.evidence())
                .isEqualTo(counted.stream()
                        .sorted(Comparator.comparingLong(Mention::total)
                                .reversed()
                                .thenComparing(Mention::key))
                        .limit(5)
                        .map(Mention::key)
                        .toList());
        assertThat(crisis.story().sweep().portrait().media())
                .isEqualTo((int) counted.stream().filter(Mention::media).count());
    }

    @Property(tries = 300)
    void noiseLowersScoreAndConfidenceAndNeverSpread(@ForAll long seed) {
        // Given
        List<Sighting> all = crawl(new Random(seed));
        List<Sighting> quiet = all.stream()
                .map(seen ->
                        with(seen, seen.told().get(0).with(seen.told().get(0).type(), false)))
                .toList();

        // When
        CrisisGraded noisy = straight(all).graded(NOW);

        // Then
        CrisisGraded clean = straight(quiet).graded(NOW);
        assertThat(noisy.spread()).isEqualTo(clean.spread());
        assertThat(noisy.levels()).isEqualTo(clean.levels());
        assertThat(noisy.negativeShare()).isEqualTo(clean.negativeShare());
        assertThat(noisy.score()).isLessThanOrEqualTo(clean.score());
        assertThat(noisy.confidence()).isLessThanOrEqualTo(clean.confidence());
        assertThat(clean.doubts()).extracting(Doubt::why).doesNotContain("noise");
    }

    /** What spread in mentions that are noise, as a story of these alone would have it. */
    @Property(tries = 300)
    void theNoisyPartIsTheSpreadOfTheNoisyMentions(@ForAll long seed) {
        // Given
        List<Sighting> all = crawl(new Random(seed));
        Set<String> noisy = all.stream().collect(Collectors.groupingBy(Sighting::mentionKey)).values().stream()
                .map(Mention::of)
                .filter(mention -> mention.noisy)
                .map(Mention::key)
                .collect(Collectors.toSet());

        // When
        Figures figures = straight(all).story().sweep().figures();

        // Then
        List<Sighting> alone = new ArrayList<>(all);
        alone.removeIf(seen -> !noisy.contains(seen.mentionKey()));
        alone.add(sighting(MENTIONS, all.get(all.size() - 1).at(), 0, Told.NOTHING));
        long whole = longest(figures);
        long part = longest(straight(alone).story().sweep().figures());
        assertThat(figures.parts().noisy()).isEqualTo(whole == 0 ? 0 : (double) part / whole);
    }

    private static long longest(Figures figures) {
        return figures.estimated().get(Duration.ofHours(8));
    }

    @Test
    void whatAnAnalystCorrectsMovesTypeAndCategories() {
        // Given
        Crisis crisis = crisis(new HeapSamples());
        crisis.take(sighting(1, BEGIN, 9, told(1, "negative", "privacy", "rumour", false)));

        // When
        crisis.take(sighting(1, BEGIN, 9, told(2, "negative", "compliance", "legal", false)));

        // Then
        assertThat(crisis.graded(NOW).type()).isEqualTo("legal");
        assertThat(crisis.graded(NOW).categories()).containsExactly("compliance");
    }

    @Test
    void theNextHeaviestTakesThePlaceOfOneThatCountsNoMore() {
        // Given
        Crisis crisis = crisis(new HeapSamples());
        for (int mention = 1; mention <= 7; mention++) {
            crisis.take(sighting(mention, BEGIN + mention, mention, told(1, "negative", "privacy", null, false)));
        }

        // When
        crisis.take(sighting(7, BEGIN + 60, 7, told(2, "negative", "privacy", null, true)));

        // Then
        assertThat(crisis.graded(NOW).evidence())
                .containsExactly("weibo:6", "weibo:5", "weibo:4", "weibo:3", "weibo:2");
    }

    /** Rows that a version before kept told the type beside the readings. */
    @Test
    void whatWasKeptBeforeReadingsHadTheirTypeIsReadStill() {
        // Given
        byte[] kept = SampleRow.of(sighting(1, BEGIN, 9, told(1, "negative", "privacy", "rumour", false)))
                .toBytes();
        int typeAndNoise = 2 + "rumour".length() + 1;

        // When
        SampleRow row = SampleRow.fromBytes(Arrays.copyOf(kept, kept.length - typeAndNoise));

        // Then
        assertThat(row.told()).extracting(Told::type).containsExactly("rumour");
    }

    /** A mention as its samples leave it, by the words of the specification. */
    private record Mention(
            String key, Told reading, Told author, boolean notCrisis, boolean byRule, boolean noisy, long total) {

        static Mention of(List<Sighting> samples) {
            Comparator<Sighting> newest = Comparator.comparingLong(Sighting::at);
            Comparator<Sighting> said = Comparator.<Sighting>comparingInt(
                            seen -> told(seen).revision())
                    .thenComparing(newest);
            int revision = samples.stream()
                    .mapToInt(seen -> told(seen).revision())
                    .max()
                    .orElseThrow();
            List<Told> marks = samples.stream()
                    .map(Mention::told)
                    .filter(one -> one.revision() == revision)
                    .toList();
            return new Mention(
                    samples.get(0).mentionKey(),
                    samples.stream()
                            .filter(seen -> told(seen).sentiment() != null)
                            .max(said)
                            .map(Mention::told)
                            .orElse(Told.NOTHING),
                    samples.stream()
                            .filter(seen -> told(seen).authors() != null)
                            .max(newest)
                            .map(Mention::told)
                            .orElse(Told.NOTHING),
                    marks.stream().anyMatch(Told::notCrisis),
                    marks.stream().anyMatch(Told::negativeByRule),
                    marks.stream().anyMatch(Told::noisy),
                    samples.stream().mapToLong(seen -> seen.counters()[2]).max().orElse(0));
        }

        private static Told told(Sighting seen) {
            return seen.told().get(0);
        }

        boolean counts() {
            return !author.ownAccount() && !notCrisis && (byRule || !"positive".equals(reading.sentiment()));
        }

        boolean media() {
            return author.authors() != null && author.authors().contains(Told.MEDIA);
        }
    }

    private static List<String> frequent(Collection<Mention> mentions, Function<Mention, Stream<String>> what) {
        Map<String, Long> counts = new HashMap<>();
        mentions.stream().flatMap(what).forEach(one -> counts.merge(one, 1L, Long::sum));
        return counts.keySet().stream()
                .sorted(Comparator.<String, Long>comparing(counts::get)
                        .reversed()
                        .thenComparing(Function.identity()))
                .toList();
    }

    private static List<Object> portrait(CrisisGraded graded) {
        return List.of(
                graded.type(),
                graded.categories(),
                graded.evidence(),
                graded.factors(),
                graded.confidence(),
                graded.doubts());
    }

    private static Crisis crisis(SampleLog log) {
        return crisis(log, Instant.EPOCH);
    }

    private static Crisis crisis(SampleLog log, Instant start) {
        return new Crisis(
                new LiveStory(new UUID(1, 2), log, PLAN),
                StoryHead.of("acme", "weibo:1", "酸奶"),
                new HeardPlatforms(start));
    }

    private static Crisis straight(List<Sighting> all) {
        return taken(crisis(new HeapSamples()), all);
    }

    private static Crisis taken(Crisis crisis, List<Sighting> all) {
        all.forEach(crisis::take);
        return crisis;
    }

    /** Some mentions looked at again and again, each second once; what is said of them changes as often. */
    private static List<Sighting> crawl(Random random) {
        List<Sighting> sightings = new ArrayList<>();
        long at = BEGIN;
        for (int look = 10 + random.nextInt(80); look > 0; look--) {
            int mention = random.nextInt(MENTIONS);
            String platform = PLATFORMS.get(mention % PLATFORMS.size());
            Sighting seen = sighting(platform + ":" + mention, at, random.nextInt(3000), any(random));
            sightings.add(mention % 5 == 0 ? capped(seen) : seen);
            at += 1 + random.nextInt(random.nextInt(5) == 0 ? 900 : 20);
        }
        return sightings;
    }

    private static Told any(Random random) {
        String sentiment = one(random, "negative", "neutral", "positive", null);
        return new Told(
                1 + random.nextInt(2),
                sentiment,
                sentiment == null ? Set.of() : Set.of(one(random, "privacy", "compliance", "labour"), "other"),
                sentiment == null ? null : one(random, "rumour", "pr", "legal", null),
                random.nextBoolean() ? null : random.nextBoolean() ? Set.of("media") : Set.of("person"),
                random.nextInt(9) == 0,
                random.nextInt(9) == 0,
                random.nextInt(9) == 0,
                random.nextInt(3) == 0);
    }

    private static String one(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }

    private static Told told(int revision, String sentiment, String category, String type, boolean notCrisis) {
        return new Told(revision, sentiment, Set.of(category), type, null, false, notCrisis, false, false);
    }

    private static Sighting sighting(int mention, long at, long likes, Told told) {
        return sighting("weibo:" + mention, at, likes, told);
    }

    private static Sighting sighting(String mentionKey, long at, long likes, Told told) {
        long[] counters = {MentionGrowth.UNKNOWN, MentionGrowth.UNKNOWN, likes};
        return new Sighting(mentionKey, at, counters, MentionGrowth.UNKNOWN, told.alone(), false);
    }

    private static Sighting capped(Sighting seen) {
        return new Sighting(seen.mentionKey(), seen.at(), seen.counters(), seen.published(), seen.told(), true);
    }

    private static Sighting with(Sighting seen, Told told) {
        return new Sighting(
                seen.mentionKey(), seen.at(), seen.counters(), seen.published(), told.alone(), seen.capped());
    }
}
