package io.langyan.notification.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.Signal;
import io.langyan.events.v1.Signal.HitFound;
import io.langyan.events.v1.Signal.PatrolDue;
import io.langyan.events.v1.Signal.PatrolMissed;
import io.langyan.events.v1.Signal.SourceSilent;
import io.langyan.events.v1.Signal.SpikeSeen;
import io.langyan.events.v1.Signal.StaffReported;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GroupKeyTest {

    /** What happened; it can be told in many ways. */
    record Thing(String kind, UUID id, int power, Instant at) {

        /** @param telling differs in everything that is no part of the thing: who wrote it first, what it says, when it was seen */
        Signal told(Random telling) {
            UUID mention = new UUID(telling.nextLong(), telling.nextLong());
            String said = "t" + telling.nextInt();
            Instant seen = at.plusSeconds(telling.nextInt(100_000));
            return switch (kind) {
                case "hit" ->
                    new HitFound(
                            "b",
                            mention,
                            "weibo",
                            said,
                            said,
                            said,
                            List.of(said),
                            id.toString(),
                            seen,
                            seen,
                            seen,
                            size(telling));
                case "lone hit" ->
                    new HitFound("b", mention, "weibo", id.toString(), said, said, null, null, seen, seen, seen, null);
                case "silence" -> new SourceSilent("b", id.toString(), said, at, telling.nextInt(9_000));
                case "due" -> new PatrolDue("b", id.toString(), at, seen);
                case "missed" -> new PatrolMissed("b", id.toString(), at);
                case "spike" -> new SpikeSeen("b", at, telling.nextInt(900), telling.nextDouble(), measure(telling));
                default -> new StaffReported("b", id, said, seen);
            };
        }

        /** Any of this order of magnitude. */
        private int size(Random telling) {
            int least = (int) Math.pow(10, power);
            return least + telling.nextInt(9 * least);
        }

        private String measure(Random telling) {
            return power == 0 ? (telling.nextBoolean() ? "mentions" : null) : "m" + power;
        }

        /** What the thing is, as far as its kind goes. */
        List<Object> what() {
            return switch (kind) {
                case "hit" -> List.of(kind, id, power);
                case "silence", "due", "missed" -> List.of(kind, id, at);
                case "spike" -> List.of(kind, at, power);
                default -> List.of(kind, id);
            };
        }
    }

    @Property
    void theSameThingHasOneKeyHoweverOftenAndInWhateverOrderItIsTold(
            @ForAll("things") @Size(max = 30) List<Thing> things, @ForAll Random telling)
            throws JsonProcessingException {
        List<Thing> told = new ArrayList<>(things);
        told.addAll(things);
        Collections.shuffle(told, telling);
        Map<List<Object>, String> keys = new HashMap<>();

        for (Thing thing : told) {
            Signal signal = thing.told(telling);
            String key = GroupKey.of(signal);
            assertThat(GroupKey.of(copy(signal))).isEqualTo(key);
            assertThat(keys.merge(thing.what(), key, (first, second) -> first)).isEqualTo(key);
        }

        assertThat(keys.values()).doesNotHaveDuplicates().noneMatch(key -> GroupKey.rule(key)
                .equals("same-key"));
    }

    private static Signal copy(Signal signal) throws JsonProcessingException {
        return EventJson.mapper().readValue(EventJson.mapper().writeValueAsString(signal), signal.getClass());
    }

    @Provide
    Arbitrary<List<Thing>> things() {
        List<UUID> ids = Stream.of(1, 2, 3).map(i -> new UUID(i, i)).toList();
        Arbitrary<Instant> hours = Arbitraries.integers()
                .between(0, 3)
                .map(hour -> Instant.parse("2026-11-27T00:00:00Z").plusSeconds(3600L * hour));
        return Combinators.combine(
                        Arbitraries.of("hit", "lone hit", "silence", "due", "missed", "spike", "report"),
                        Arbitraries.of(ids),
                        Arbitraries.integers().between(0, 4),
                        hours)
                .as(Thing::new)
                .list();
    }

    @Test
    void aCrisisIsWarnedOfAndForeseenApartAndEachLevelByItself() {
        UUID crisis = UUID.randomUUID();

        List<String> keys = List.of(
                GroupKey.warning(crisis),
                GroupKey.forecast(crisis, Level.L2),
                GroupKey.forecast(crisis, Level.L1),
                GroupKey.warning(UUID.randomUUID()));

        assertThat(keys).doesNotHaveDuplicates();
        assertThat(keys.stream().map(GroupKey::rule))
                .containsExactly("same-crisis", "same-crisis-and-level", "same-crisis-and-level", "same-crisis");
    }
}
