package io.langyan.grading.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.StoryCommand.DeclareLevel;
import io.langyan.events.v1.StoryCommand.MarkFalseAlarm;
import io.langyan.grading.level.Told;
import io.langyan.grading.live.Crisis;
import io.langyan.grading.live.HeardPlatforms;
import io.langyan.grading.live.LiveStory.Taken;
import io.langyan.grading.live.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.junit.jupiter.api.Test;

/** Which stories are at hand, and whose turn it is. */
class OpenCrisesTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final int STORIES = 3;
    private static final int MENTIONS = 4;

    private final KeyValueStore<Bytes, byte[]> samples = store();
    private final KeyValueStore<Bytes, byte[]> heads = store();
    private long nanos = Long.MAX_VALUE - 5;
    private OpenCrises crises = start(heads);

    /** What was in memory is gone. */
    private OpenCrises start(KeyValueStore<Bytes, byte[]> kept) {
        return new OpenCrises(
                new StoredSamples(samples, new Moves(store())),
                kept,
                new PlanBook(noPlans(), new PlanNews()),
                new HeardPlatforms(Instant.EPOCH),
                new Bounds(STORIES, MENTIONS, 2),
                () -> nanos);
    }

    @Test
    void theStoryUsedLongestAgoMakesRoomAndIsTakenUpAgain() {
        // Given
        Crisis first = told(1, 2);
        Crisis second = told(2, 1);
        told(3, 1);
        crises.find(first.story().id());

        // When
        told(4, 1);

        // Then
        assertThat(crises.find(first.story().id())).containsSame(first);
        assertThat(crises.find(second.story().id())).hasValueSatisfying(again -> {
            assertThat(again).isNotSameAs(second);
            assertThat(again.graded(BEGIN).mentions()).isEqualTo(1);
        });
    }

    @Test
    void aStoryAtRestIsPutDownWhenThereAreTooManyMentions() {
        // Given
        Crisis resting = told(1, 3);
        pass(Duration.ofSeconds(61));
        Crisis lively = told(2, 3);

        // When
        crises.putDownResting();

        // Then
        assertThat(crises.find(resting.story().id()))
                .hasValueSatisfying(again -> assertThat(again).isNotSameAs(resting));
        assertThat(crises.find(lively.story().id())).containsSame(lively);
    }

    @Test
    void mentionsOfStoriesPutDownAreCountedNoMore() {
        // Given
        told(1, 3);
        pass(Duration.ofSeconds(61));
        Crisis second = told(2, 3);
        crises.putDownResting();

        // When
        pass(Duration.ofSeconds(61));
        crises.putDownResting();

        // Then
        assertThat(crises.find(second.story().id())).containsSame(second);
    }

    /** Put down it would not be seen when a platform stays unheard, and told quiet with hours of silence in between. */
    @Test
    void aStoryWhoseQuietIsWatchedStays() {
        // Given
        Crisis watched = watched();
        crises.changed(watched, false);
        pass(Duration.ofSeconds(61));
        told(2, 3);

        // When
        crises.putDownResting();

        // Then
        assertThat(crises.find(watched.story().id())).containsSame(watched);
    }

    @Test
    void aFalseAlarmIsWatchedNoLonger() {
        // Given
        Crisis ended = watched();
        ended.falseAlarm(new MarkFalseAlarm("acme", ended.story().id(), "li", BEGIN, "?"), BEGIN.plusSeconds(6));
        ended.tick(BEGIN.plusSeconds(65));
        crises.changed(ended, false);
        pass(Duration.ofSeconds(61));
        told(2, 3);

        // When
        crises.putDownResting();

        // Then
        assertThat(crises.find(ended.story().id()))
                .hasValueSatisfying(again -> assertThat(again).isNotSameAs(ended));
    }

    @Test
    void figuresToldLongestAgoAreDueFirstAndOnlySoManyAtATime() {
        // Given
        Crisis first = seen(1, 1);
        pass(Duration.ofSeconds(1));
        Crisis second = seen(2, 1);
        pass(Duration.ofSeconds(1));
        Crisis third = seen(3, 1);

        // When, then
        assertThat(crises.due(2)).containsExactly(first, second);
        assertThat(crises.due(2)).containsExactly(third);
        assertThat(crises.due(2)).isEmpty();
    }

    @Test
    void aStoryToWhichSamplesKeepComingLateHasItsFiguresToldInItsTurn() {
        // Given
        Crisis late = seen(1, 2);
        take(late, 7, BEGIN.minusSeconds(30));
        assertThat(late.story().stale()).isTrue();
        assertThat(crises.due(2)).isEmpty();

        // When
        pass(Duration.ofSeconds(3));

        // Then
        assertThat(crises.due(2)).containsExactly(late);
    }

    @Test
    void whatCameLateIsSettledInTheOrderOfTheLastTime() {
        // Given
        Crisis first = seen(1, 2);
        pass(Duration.ofSeconds(1));
        Crisis second = seen(2, 2);
        pass(Duration.ofSeconds(1));
        take(second, 7, BEGIN.minusSeconds(30));
        take(first, 7, BEGIN.minusSeconds(30));
        assertThat(crises.late()).containsExactly(first, second);

        // When
        first.story().settle();
        crises.settled(first);
        pass(Duration.ofSeconds(1));
        take(first, 8, BEGIN.minusSeconds(30));

        // Then
        assertThat(crises.late()).containsExactly(second, first);
    }

    @Test
    void aStoryJustSettledIsLeftAloneFourTimesAsLongAsItTook() {
        // Given
        Crisis crisis = seen(1, 2);
        take(crisis, 7, BEGIN.minusSeconds(30));
        crisis.story().settle();
        crises.settled(crisis);
        take(crisis, 8, BEGIN.minusSeconds(30));
        long share = 4 * crisis.story().nanosToSettle();

        // When
        nanos += share - 1;

        // Then
        assertThat(crises.late()).isEmpty();
        nanos++;
        assertThat(crises.late()).containsExactly(crisis);
    }

    @Test
    void figuresThatWereNotToldAreToldByTheProcessThatComesAfter() {
        // Given
        Crisis untold = seen(1, 2);

        // When
        crises = start(heads);
        takeUpLeft();

        // Then
        assertThat(due()).containsExactly(untold.story().id());
    }

    @Test
    void whatWasToldAndCommittedIsNotToldAgain() {
        // Given
        told(1, 2);
        passTicks(4);

        // When
        crises = start(heads);
        takeUpLeft();

        // Then
        assertThat(due()).isEmpty();
    }

    @Test
    void whatWasToldAMomentAgoIsToldAgain() {
        // Given
        Crisis told = told(1, 2);
        passTicks(2);

        // When
        crises = start(heads);
        takeUpLeft();

        // Then
        assertThat(due()).containsExactly(told.story().id());
    }

    @Test
    void aLateSampleThatWasNotGradedIsGradedByTheProcessThatComesAfter() {
        // Given
        Crisis late = told(1, 2);
        passTicks(4);
        take(late, 7, BEGIN.minusSeconds(30));

        // When
        crises = start(heads);
        takeUpLeft();

        // Then
        assertThat(crises.late())
                .singleElement()
                .satisfies(again -> assertThat(again.graded(BEGIN).mentions()).isEqualTo(3));
    }

    /** The sample had reached the broker, the head had not: read again it is nothing new, yet nobody was told of the story. */
    @Test
    void ofASampleReadAgainAfterACrashTheFiguresAreTold() {
        // Given
        Crisis lost = seen(1, 1);

        // When
        crises = start(store());
        Crisis again = crises.open(lost.story().id(), "acme", "weibo:0", "酸奶");
        Taken taken = again.take(sighting(0, BEGIN));
        crises.changed(again, taken != Taken.KNOWN);

        // Then
        assertThat(taken).isEqualTo(Taken.KNOWN);
        assertThat(due()).containsExactly(lost.story().id());
    }

    @Test
    void anEventThatMayNotHaveArrivedIsSentAgainAsItWas() {
        // Given
        Crisis crisis = seen(1, 1);
        Record<String, byte[]> event = new Record<>("key", new byte[] {1, 2}, 7);
        event.headers().add("ce_id", new byte[] {3});
        crises.sends(crisis, event);
        passTicks(2);

        // When
        crises = start(heads);

        // Then
        assertThat(crises.unsure()).singleElement().satisfies(again -> {
            assertThat(again.key()).isEqualTo("key");
            assertThat(again.value()).containsExactly(1, 2);
            assertThat(again.timestamp()).isEqualTo(7);
            assertThat(again.headers().lastHeader("ce_id").value()).containsExactly(3);
        });
        assertThat(crises.unsure()).isEmpty();
    }

    @Test
    void anEventThatHasArrivedIsNotSentAgainThoughItsStoryIsLively() {
        // Given
        Crisis crisis = seen(1, 1);
        crises.sends(crisis, new Record<>("key", new byte[] {1, 2}, 7));
        passTicks(4);

        // When
        crises = start(heads);

        // Then
        assertThat(crises.unsure()).isEmpty();
        takeUpLeft();
        assertThat(due()).containsExactly(crisis.story().id());
    }

    private void takeUpLeft() {
        crises.left(STORIES).forEach(crises::find);
    }

    private List<UUID> due() {
        pass(Duration.ofSeconds(3));
        return crises.due(STORIES).stream().map(crisis -> crisis.story().id()).toList();
    }

    private void passTicks(int ticks) {
        for (int tick = 0; tick < ticks; tick++) {
            crises.passTick();
        }
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    /** A story with so many mentions, its figures told. */
    private Crisis told(int story, int mentions) {
        Crisis crisis = seen(story, mentions);
        assertThat(crises.due(STORIES)).containsExactly(crisis);
        return crisis;
    }

    /** A crisis that has begun to be quiet. */
    private Crisis watched() {
        Crisis crisis = told(1, 3);
        crisis.declare(new DeclareLevel("acme", crisis.story().id(), Level.L3, "li", BEGIN, "?"), BEGIN);
        crisis.tick(BEGIN.plusSeconds(5));
        assertThat(crisis.head().quietSince()).isNotNull();
        return crisis;
    }

    private Crisis seen(int story, int mentions) {
        Crisis crisis = crises.open(new UUID(1, story), "acme", "weibo:0", "酸奶");
        for (int mention = 0; mention < mentions; mention++) {
            take(crisis, mention, BEGIN.plusSeconds(mention));
        }
        return crisis;
    }

    private void take(Crisis crisis, int mention, Instant at) {
        crisis.take(sighting(mention, at));
        crises.changed(crisis, true);
    }

    private static Sighting sighting(int mention, Instant at) {
        return new Sighting(
                "weibo:" + mention,
                at.getEpochSecond(),
                new long[] {1, 2, 3},
                at.getEpochSecond(),
                new Told(0, "neutral", Set.of(), null, false, false, false).alone(),
                false);
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
