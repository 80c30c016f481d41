package io.langyan.grading.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.StoryCommand.MarkFalseAlarm;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.grading.level.Told;
import io.langyan.grading.live.Crisis;
import io.langyan.grading.live.HeardPlatforms;
import io.langyan.grading.live.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A new plan reaches the stories that are not in memory, too. */
class OutdatedStoriesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final KeyValueStore<Bytes, byte[]> heads = store();
    private final Moves moves = new Moves(store());
    private final StoredSamples samples = new StoredSamples(store(), moves);
    private final HeapPlans published = new HeapPlans();
    private final PlanNews news = new PlanNews();
    private final PlanBook plans = new PlanBook(published, news);
    private final OutdatedStories outdated = new OutdatedStories(new StoryHeads(heads), samples, plans, moves);
    private OpenCrises crises;
    private long nanos;

    @BeforeEach
    void begin() throws Exception {
        publish(1, 1_000_000);
        restart();
    }

    @Test
    void whatTheNewPlanProvesIsToldThoughNoSampleComes() throws Exception {
        // Given
        UUID story = told(1, NOW);
        restart();

        // When
        publish(2, 100);
        List<UUID> found = outdated.next(10, NOW);

        // Then
        assertThat(found).containsExactly(story);
        Optional<LevelChanged> moved = crises.find(story).flatMap(crisis -> crisis.levelMoved(NOW));
        assertThat(moved).hasValueSatisfying(move -> assertThat(move.to()).isEqualTo(Level.L3));
    }

    @Test
    void eachIsFoundOnceHoweverManyThereAre() throws Exception {
        // Given
        Set<UUID> all = new HashSet<>();
        IntStream.rangeClosed(1, 1_203).forEach(number -> all.add(told(number, NOW)));
        assertThat(every(outdated, 10)).isEmpty();

        // When
        publish(2, 100);
        List<UUID> found = every(outdated, 10);

        // Then
        assertThat(found).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void whatEndedLongAgoAndFalseAlarmsStayAsTheyWereTold() throws Exception {
        // Given
        told(1, NOW.minus(Duration.ofHours(33)));
        UUID recent = told(2, NOW.minus(Duration.ofHours(31)));
        UUID ended = told(3, NOW);
        Crisis crisis = crises.find(ended).orElseThrow();
        crisis.falseAlarm(new MarkFalseAlarm("acme", ended, "li", NOW, "演习"), NOW);
        crises.changed(crisis, false);

        // When
        publish(2, 100);

        // Then
        assertThat(every(outdated, 10)).containsExactly(recent);
    }

    @Test
    void afterARestartOnlyThoseAreFoundThatTheNewPlanHasNotReached() throws Exception {
        // Given
        UUID reached = told(1, NOW);
        UUID left = told(2, NOW);
        restart();
        publish(2, 100);
        crises.find(reached);
        tellAll();
        restart();

        // When
        OutdatedStories again = new OutdatedStories(new StoryHeads(heads), samples, plans, moves);

        // Then
        assertThat(every(again, 10)).containsExactly(left);
    }

    @Test
    void aStoryInMemoryHasItsFiguresToldAnewWhoeverLooksAtItFirst() throws Exception {
        // Given
        UUID story = told(1, NOW);
        publish(2, 100);

        // When: the walk finds it, or a sample that says nothing new
        crises.find(story);

        // Then
        nanos += TimeUnit.SECONDS.toNanos(3);
        assertThat(crises.due(10)).extracting(crisis -> crisis.story().id()).containsExactly(story);
    }

    @Test
    void plansThatChangeAllTheTimeLetNoStoryWaitForEver() throws Exception {
        // Given
        Set<UUID> all = new HashSet<>();
        IntStream.rangeClosed(1, 60).forEach(number -> all.add(told(number, NOW)));

        // When
        Set<UUID> found = new HashSet<>();
        for (int version = 2; version < 10; version++) {
            publish(version, 100);
            found.addAll(outdated.next(10, NOW));
        }

        // Then
        assertThat(found).isEqualTo(all);
    }

    @Test
    void aHeadThatCannotBeReadIsPassedOver() throws Exception {
        // Given
        UUID story = told(1, NOW);
        heads.put(Bytes.wrap(new byte[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}), new byte[] {'{'});

        // When
        publish(2, 100);

        // Then
        assertThat(every(outdated, 10)).containsExactly(story);
    }

    private static List<UUID> every(OutdatedStories outdated, int most) {
        List<UUID> all = new ArrayList<>();
        for (int second = 0; second < 200; second++) {
            List<UUID> found = outdated.next(most, NOW);
            assertThat(found).hasSizeLessThanOrEqualTo(most);
            all.addAll(found);
        }
        return all;
    }

    /** Its newest sample at that time, its figures told. */
    private UUID told(int number, Instant at) {
        UUID story = new UUID(number * 0x9E3779B97F4A7C15L, number);
        Crisis crisis = crises.open(story, "acme", "weibo:" + number, "酸奶");
        for (long likes : new long[] {0, 500}) {
            crisis.take(new Sighting(
                    "weibo:" + number,
                    at.getEpochSecond() - 500 + likes,
                    new long[] {0, 0, likes},
                    at.getEpochSecond() - 500,
                    new Told(1, "negative", Set.of(), null, false, false, false).alone(),
                    false));
        }
        crises.changed(crisis, true);
        tellAll();
        return story;
    }

    private void tellAll() {
        nanos += TimeUnit.SECONDS.toNanos(3);
        crises.due(Integer.MAX_VALUE).forEach(crisis -> {
            crisis.graded(NOW);
            crises.changed(crisis, false);
        });
    }

    /** What was in memory is gone. */
    private void restart() {
        crises = new OpenCrises(
                samples, heads, plans, new HeardPlatforms(Instant.EPOCH), new Bounds(100, 1_000, 10), () -> nanos);
    }

    private void publish(int version, long over) throws Exception {
        String text = PlanFile.defaultText().replace("over: 10000, within: PT8H", "over: " + over + ", within: PT8H");
        published.plans.put(
                "default",
                EventJson.mapper()
                        .writeValueAsBytes(new PlanPublished("default", version, PlanFile.parse(text), "test", NOW)));
        news.oneMore();
    }

    private static KeyValueStore<Bytes, byte[]> store() {
        return org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore("any")
                .get();
    }
}
