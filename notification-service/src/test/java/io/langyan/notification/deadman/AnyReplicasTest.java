package io.langyan.notification.deadman;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.deadman.Telling.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Several replicas watch one heartbeat: with the database, what is silent is told by one of them; without it by each, and never by none. Time is
 * virtual; the rows stand for the database.
 */
class AnyReplicasTest {

    private static final Instant START = Instant.parse("2026-11-21T01:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration GRACE = Duration.ofMinutes(5);
    private static final Duration ASLEEP = Duration.ofSeconds(30);
    private static final int STOPS = 900;
    private static final int COMES_BACK = 3600;

    private final Watched watched = new Watched("grading", PATIENCE, Duration.ofMinutes(30));
    private final HeartbeatRow row = new HeartbeatRow();
    private final List<Watch> replicas = new ArrayList<>();
    private final List<What> told = new ArrayList<>();

    @Property(tries = 100)
    void oneSilenceIsToldOnceByAllReplicasTogether(
            @ForAll @IntRange(min = 1, max = 5) int count, @ForAll long seed, @ForAll @IntRange(max = 4) int deaf) {
        // Given
        start(count);
        Random random = new Random(seed);

        // When
        for (int at = 5; at < COMES_BACK + 1500; at += 5) {
            Instant now = START.plusSeconds(at);
            beat(at, now, deaf);
            for (Watch replica : replicas) {
                together(replica, now.plusMillis(random.nextInt(4000)), random.nextInt(100) < 30);
            }
        }

        // Then
        assertThat(told).containsExactly(What.SILENT, What.STILL_SILENT, deaf >= count ? What.STILL_SILENT : What.BACK);
    }

    @Property(tries = 100)
    void withoutTheDatabaseEachTellsAndWhenItIsBackNobodyOnceMore(
            @ForAll @IntRange(min = 1, max = 4) int count,
            @ForAll @IntRange(min = 0, max = 1200) int goesAfter,
            @ForAll @IntRange(min = 300, max = 900) int away) {
        // Given
        start(count);
        int gone = STOPS + goesAfter;
        boolean goneBeforeTold = gone <= STOPS + PATIENCE.toSeconds() + 5;

        // When
        for (int at = 5; at < STOPS + 1700; at += 5) {
            Instant now = START.plusSeconds(at);
            beat(at, now, 0);
            for (Watch replica : replicas) {
                if (at >= gone && at < gone + away) {
                    alone(replica, now);
                } else {
                    together(replica, now, false);
                }
            }
        }

        // Then
        assertThat(told).containsOnly(What.SILENT).hasSize(goneBeforeTold ? count : 1);
    }

    @Property(tries = 100)
    void whoTellsAndDiesBeforeItIsNotedIsRelieved(@ForAll @IntRange(min = 2, max = 5) int count) {
        // Given
        start(count);
        boolean died = false;
        int silent = 0;

        // When
        for (int at = 5; at < STOPS + 600; at += 5) {
            Instant now = START.plusSeconds(at);
            beat(at, now, 0);
            for (Watch replica : List.copyOf(replicas)) {
                replica.awake(now);
                List<Telling> due = look(replica, now);
                silent += due.size();
                if (!due.isEmpty() && !died) {
                    died = true;
                    replicas.remove(replica);
                } else {
                    due.forEach(telling -> row.told(telling.what(), now));
                }
            }
        }

        // Then
        assertThat(silent).isEqualTo(2);
        assertThat(row.toldAt).isNotNull();
    }

    @Property(tries = 50)
    void whoSleptAccusesNobodyOnWaking(@ForAll @IntRange(min = 60, max = 36000) int sleep) {
        // Given
        start(1);
        Watch replica = replicas.get(0);
        IntStream.rangeClosed(1, 100).forEach(i -> {
            Instant now = START.plusSeconds(5L * i);
            replica.heard("grading", now);
            together(replica, now, false);
        });
        Instant woken = START.plusSeconds(500L + sleep);

        // When
        together(replica, woken, false);
        replica.heard("grading", woken.plusSeconds(20));
        IntStream.range(1, 20).forEach(i -> together(replica, woken.plusSeconds(5L * i), false));

        // Then
        assertThat(told).isEmpty();
    }

    private void start(int count) {
        row.name = "grading";
        row.become(new Beat.Beating(null));
        row.claimedUntil = null;
        replicas.clear();
        told.clear();
        IntStream.range(0, count).forEach(i -> replicas.add(new Watch(List.of(watched), GRACE, ASLEEP, START)));
    }

    /** Every 20 s but for the silence; the first so many replicas hear nothing. */
    private void beat(int at, Instant now, int deaf) {
        if (at % 20 == 0 && (at <= STOPS || at >= COMES_BACK)) {
            replicas.stream().skip(deaf).forEach(replica -> replica.heard("grading", now));
        }
    }

    private void together(Watch replica, Instant now, boolean fails) {
        replica.awake(now);
        for (Telling telling : look(replica, now)) {
            if (!fails) {
                told.add(telling.what());
                row.told(telling.what(), now);
                replica.told(List.of(telling), now);
            }
        }
    }

    private List<Telling> look(Watch replica, Instant now) {
        LookTogether.Found found = LookTogether.look(List.of(row), replica, now);
        replica.adopt(Map.copyOf(found.beats()));
        return found.tellings();
    }

    private void alone(Watch replica, Instant now) {
        replica.awake(now);
        List<Telling> due = replica.lookAlone(now);
        due.forEach(telling -> told.add(telling.what()));
        replica.toldAlone(due, now);
    }
}
