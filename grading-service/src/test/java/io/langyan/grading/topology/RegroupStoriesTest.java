package io.langyan.grading.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.CrisisEvent;
import io.langyan.events.v1.CrisisEvent.CrisisAbsorbed;
import io.langyan.events.v1.CrisisEvent.CrisisRegrouped;
import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.StoryCommand;
import io.langyan.events.v1.StoryCommand.DeclareLevel;
import io.langyan.events.v1.StoryCommand.MergeStories;
import io.langyan.events.v1.StoryCommand.MoveMentions;
import io.langyan.events.v1.StoryCommand.SplitStory;
import io.langyan.grading.level.Told;
import io.langyan.grading.live.Crisis;
import io.langyan.grading.live.HeardPlatforms;
import io.langyan.grading.live.MovedSamples;
import io.langyan.grading.live.MovedSamples.Why;
import io.langyan.grading.live.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.junit.jupiter.api.Test;

/** Where mentions are after people moved them, in whatever order the records of it are read, and read again after a crash. */
class RegroupStoriesTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);

    private final KeyValueStore<Bytes, byte[]> rows = store();
    private final KeyValueStore<Bytes, byte[]> heads = store();
    private final KeyValueStore<Bytes, byte[]> places = store();
    private final Partitions partitions = new Partitions();
    private final List<CrisisEvent> told = new ArrayList<>();
    private final Map<String, UUID> memberships = new TreeMap<>();
    private OpenCrises crises;
    private StoredSamples samples;
    private RegroupStories regroup;
    private long decisions;

    RegroupStoriesTest() {
        start();
    }

    /** What was in memory is gone. */
    private void start() {
        Moves moves = new Moves(places);
        samples = new StoredSamples(rows, moves);
        crises = new OpenCrises(
                samples,
                heads,
                new PlanBook(noPlans(), new PlanNews()),
                new HeardPlatforms(Instant.EPOCH),
                new Bounds(100, 100, 10),
                System::nanoTime);
        regroup = new RegroupStories(crises, samples, moves, new Out());
    }

    @Test
    void whatIsSplitOffIsGradedByItselfAndNoLongerWithTheRest() {
        // Given
        seen(A, "weibo:1", "weibo:2", "weibo:3");

        // When
        decide(new SplitStory("acme", A, List.of("weibo:3"), C, "门店", "li", BEGIN, "另一件事"), C, A);
        partitions.drain(new Random(1), 0);

        // Then
        assertThat(crises.find(A).orElseThrow().graded(BEGIN).mentions()).isEqualTo(2);
        assertThat(crises.find(C).orElseThrow().graded(BEGIN)).satisfies(graded -> {
            assertThat(graded.mentions()).isEqualTo(1);
            assertThat(graded.title()).isEqualTo("门店");
            assertThat(graded.founder()).isEqualTo("weibo:3");
        });
        assertThat(told)
                .filteredOn(CrisisRegrouped.class::isInstance)
                .extracting(event -> ((CrisisRegrouped) event).change())
                .containsExactlyInAnyOrder("split", "split-off");
    }

    @Test
    void whatWasAnnouncedOfAnAbsorbedStoryIsHeldByTheOneThatTookItUp() {
        // Given
        seen(A, "weibo:1");
        seen(B, "weibo:2", "weibo:3");
        Crisis grave = crises.find(B).orElseThrow();
        grave.declare(new DeclareLevel("acme", B, Level.L2, "chief", BEGIN, "有人受伤"), BEGIN);
        crises.changed(grave, true);

        // When
        decide(new MergeStories("acme", List.of(A, B), "li", BEGIN, "同一件事"), A, B);
        partitions.drain(new Random(1), 0);

        // Then
        assertThat(crises.find(A).orElseThrow().graded(BEGIN)).satisfies(graded -> {
            assertThat(graded.mentions()).isEqualTo(3);
            assertThat(graded.level()).isEqualTo(Level.L2);
        });
        assertThat(told).contains(new CrisisAbsorbed(B, "acme", A, "li", "同一件事", BEGIN));
        assertThat(told)
                .filteredOn(LevelChanged.class::isInstance)
                .extracting(event -> ((LevelChanged) event).by())
                .containsExactly("li");
        assertThat(memberships).isEqualTo(Map.of("weibo:2", A, "weibo:3", A));
    }

    @Property(tries = 300)
    void theLastDecisionCountsInWhateverOrderAndHoweverOftenRecordsAreRead(@ForAll long seed) {
        // Given
        clear();
        seen(A, "weibo:1", "weibo:2", "weibo:3", "weibo:4");
        seen(B, "weibo:5");
        seen(C, "weibo:6");

        // When
        move(A, B, "weibo:1", "weibo:2", "weibo:3");
        move(B, A, "weibo:1");
        move(B, C, "weibo:2");
        move(C, A, "weibo:2");
        decide(new MergeStories("acme", List.of(A, C), "li", BEGIN.plusSeconds(decisions), "?"), A, C);
        move(A, B, "weibo:4", "weibo:2");
        partitions.drain(new Random(seed), 4);

        // Then
        assertThat(members(A)).containsExactly("weibo:1", "weibo:6");
        assertThat(members(B)).containsExactly("weibo:2", "weibo:3", "weibo:4", "weibo:5");
        assertThat(crises.find(A).orElseThrow().graded(BEGIN).samples()).isEqualTo(4);
        assertThat(crises.find(B).orElseThrow().graded(BEGIN).samples()).isEqualTo(8);
    }

    private void clear() {
        for (KeyValueStore<Bytes, byte[]> each : List.of(rows, heads, places)) {
            List<Bytes> keys = new ArrayList<>();
            try (var all = each.all()) {
                all.forEachRemaining(row -> keys.add(row.key));
            }
            keys.forEach(each::delete);
        }
        partitions.waiting.clear();
        partitions.read.clear();
        start();
    }

    private Set<String> members(UUID story) {
        Set<String> members = new TreeSet<>();
        samples.each(story, 0, (at, mention, row) -> members.add(mention));
        return members;
    }

    private void move(UUID from, UUID to, String... mentions) {
        decide(
                new MoveMentions("acme", from, to, List.of(mentions), "li", BEGIN.plusSeconds(decisions), "?"),
                to,
                from);
    }

    private void decide(StoryCommand command, UUID... stories) {
        long number = ++decisions;
        Arrays.stream(stories)
                .forEach(story -> partitions.add("form", story, () -> regroup.decided(story, command, number)));
    }

    /** Two samples each. */
    private void seen(UUID story, String... mentions) {
        for (String mention : mentions) {
            Crisis crisis = crises.open(story, "acme", mention, "酸奶");
            for (int sample = 0; sample < 2; sample++) {
                long at = BEGIN.plusSeconds(60L * sample).getEpochSecond();
                crisis.take(new Sighting(
                        mention,
                        at,
                        new long[] {1, 2, 3L * sample},
                        at,
                        new Told(0, "neutral", Set.of(), null, false, false, false).alone(),
                        false));
            }
            crises.changed(crisis, true);
        }
    }

    private final class Out implements RegroupStories.Way {

        @Override
        public void tell(Crisis crisis, CrisisEvent event, Why why) {
            told.add(event);
        }

        @Override
        public void move(UUID to, MovedSamples moved) {
            byte[] bytes = moved.toBytes();
            partitions.add(
                    partitions.now(),
                    to,
                    () -> regroup.arrived(to, MovedSamples.fromBytes(bytes), BEGIN.plusSeconds(60)));
        }

        @Override
        public void place(String brand, String mention, UUID story) {
            memberships.put(mention, story);
        }
    }

    /** Records by the story they are for; those of one writer stay in their order. A crash has the last ones of a story read again. */
    private final class Partitions {

        private final Map<String, List<Runnable>> waiting = new TreeMap<>();
        private final Map<UUID, List<Runnable>> read = new TreeMap<>();
        private UUID reading;

        void add(String writer, UUID story, Runnable record) {
            waiting.computeIfAbsent(writer + " " + story, any -> new ArrayList<>())
                    .add(record);
        }

        String now() {
            return reading.toString();
        }

        void drain(Random random, int crashes) {
            int left = crashes;
            while (waiting.values().stream().anyMatch(records -> !records.isEmpty())) {
                List<String> full = waiting.keySet().stream()
                        .filter(queue -> !waiting.get(queue).isEmpty())
                        .toList();
                String queue = full.get(random.nextInt(full.size()));
                UUID story = UUID.fromString(queue.substring(queue.indexOf(' ') + 1));
                read(story, waiting.get(queue).remove(0));
                if (left > 0 && random.nextInt(4) == 0) {
                    left--;
                    crash(story, random);
                }
            }
        }

        private void read(UUID story, Runnable record) {
            reading = story;
            read.computeIfAbsent(story, any -> new ArrayList<>()).add(record);
            record.run();
        }

        private void crash(UUID story, Random random) {
            start();
            List<Runnable> before = read.get(story);
            reading = story;
            List.copyOf(before.subList(random.nextInt(before.size()), before.size()))
                    .forEach(Runnable::run);
        }
    }

    private static KeyValueStore<Bytes, byte[]> store() {
        return org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore("any")
                .get();
    }

    @SuppressWarnings("unchecked")
    private static ReadOnlyKeyValueStore<String, byte[]> noPlans() {
        return (ReadOnlyKeyValueStore<String, byte[]>) (ReadOnlyKeyValueStore<?, ?>) store();
    }
}
