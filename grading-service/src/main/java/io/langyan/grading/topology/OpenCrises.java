package io.langyan.grading.topology;

import io.langyan.grading.GradingConfig;
import io.langyan.grading.live.Crisis;
import io.langyan.grading.live.HeardPlatforms;
import io.langyan.grading.live.LiveStory;
import io.langyan.grading.live.PlanInForce;
import io.langyan.grading.live.SampleLog;
import io.langyan.grading.live.StoryHead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** The crises of one partition that are at hand, the least used put down first, and what has to be told of them. */
final class OpenCrises {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** A story that had a sample since is not put down for its mentions: it would be taken up again at once. */
    private static final long REST = Duration.ofMinutes(1).toNanos();

    private static final int SETTLING_SHARE = 4;
    private static final int TURNS = 10;
    private static final long TURN = Duration.ofSeconds(2).toNanos();

    private final SampleLog samples;
    private final StoryHeads heads;
    private final PlanBook plans;
    private final HeardPlatforms heard;
    private final GradingConfig config;
    private final LongSupplier nanos;
    private final Outstanding outstanding;
    private final LinkedHashMap<UUID, Held> held = new LinkedHashMap<>(64, 0.75f, true);
    private int mentions;

    /** @param nanos a clock like {@link System#nanoTime} */
    OpenCrises(
            SampleLog samples,
            KeyValueStore<Bytes, byte[]> heads,
            PlanBook plans,
            HeardPlatforms heard,
            GradingConfig config,
            LongSupplier nanos) {
        this.samples = samples;
        this.heads = new StoryHeads(heads);
        this.plans = plans;
        this.heard = heard;
        this.config = config;
        this.nanos = nanos;
        this.outstanding = new Outstanding(heads);
    }

    private static final class Held {
        final Crisis crisis;
        StoryHead kept;
        int mentions;
        long changed;

        /** Of one taken up nobody knows: a sample read again after a crash is no news here, though nothing may have been told of it. */
        boolean untold = true;

        long told;
        long settled;
        Instant ticked = Instant.MIN;

        /** @param now it takes its turn behind those that wait since before */
        Held(Crisis crisis, StoryHead kept, long now) {
            this.crisis = crisis;
            this.kept = kept;
            this.told = now;
            this.settled = now;
            this.changed = now;
        }

        /** By another plan than before its figures are others: they have to be told, whoever notices. */
        void gradeBy(PlanInForce plan) {
            untold |= plan != crisis.plan();
            crisis.gradeBy(plan);
        }

        boolean allIsKept() {
            return !untold && kept != null;
        }

        /** Nothing came for a while, and no quiet is being watched: whether a platform stays unheard is seen only of what is held. */
        boolean rests(long now) {
            boolean watched = kept.quietSince() != null && !kept.quietTold();
            return now - changed > REST && !watched;
        }

        /** One that takes long to settle is left alone for longer. */
        boolean mayBeSettled(long now) {
            return now - settled >= SETTLING_SHARE * crisis.story().nanosToSettle();
        }

        boolean waits() {
            return untold || crisis.story().stale();
        }

        Crisis tell(long nanos) {
            untold = false;
            told = nanos;
            return crisis;
        }
    }

    /** Takes up a story, or begins it. */
    Crisis open(UUID story, String brand, String mentionKey, String title) {
        return find(story)
                .orElseGet(
                        () -> hold(story, StoryHead.of(brand, mentionKey, title).gradedUnder(plans.of(brand)), null));
    }

    Optional<Crisis> find(UUID story) {
        Held known = held.get(story);
        if (known != null) {
            known.gradeBy(plans.of(known.crisis.head().brand()));
            return Optional.of(known.crisis);
        }
        return heads.get(story).map(head -> hold(story, head, head));
    }

    private Crisis hold(UUID story, StoryHead head, StoryHead kept) {
        PlanInForce plan = plans.of(head.brand());
        Crisis crisis = new Crisis(new LiveStory(story, samples, plan), head, heard);
        putDown(() -> held.size() >= config.storiesInMemory(), Held::allIsKept);
        held.put(story, new Held(crisis, kept, nanos.getAsLong()));
        return crisis;
    }

    /** Puts down stories that rest, as long as there are too many mentions; asked once a second. */
    void putDownResting() {
        long now = nanos.getAsLong();
        putDown(() -> mentions > config.mentionsInMemory(), each -> each.allIsKept() && each.rests(now));
    }

    private void putDown(BooleanSupplier tooMany, Predicate<Held> which) {
        Iterator<Held> eldest = held.values().iterator();
        while (tooMany.getAsBoolean() && eldest.hasNext()) {
            Held candidate = eldest.next();
            if (which.test(candidate)) {
                eldest.remove();
                mentions -= candidate.mentions;
            }
        }
    }

    /** Another story took it up: nothing is told of it any more. */
    void putAway(UUID story) {
        Held away = held.remove(story);
        if (away != null) {
            mentions -= away.mentions;
        }
    }

    /** Keeps the head if it changed; remembers that the figures have to be told. */
    void changed(Crisis crisis, boolean figures) {
        Held of = held.get(crisis.story().id());
        of.untold |= figures;
        of.changed = figures ? nanos.getAsLong() : of.changed;
        mentions += crisis.story().mentions() - of.mentions;
        of.mentions = crisis.story().mentions();
        if (of.waits()) {
            outstanding.owes(crisis.story().id());
        }
        if (crisis.head() != of.kept) {
            heads.put(crisis.story().id(), crisis.head());
            of.kept = crisis.head();
        }
    }

    /**
     * Those whose figures have to be told now, those first that were told longest ago; a plan that changed has them all told. Of very many a
     * tenth at a time, so that none waits for ever and none is held in memory for it. One to which samples keep coming late is settled for it
     * when it has waited for its turn.
     *
     * @param some how many at a time otherwise
     */
    List<Crisis> due(int some) {
        long now = nanos.getAsLong();
        List<Held> due = new ArrayList<>();
        for (Held each : held.values()) {
            each.gradeBy(plans.of(each.crisis.head().brand()));
            boolean late = each.crisis.story().stale();
            if (each.untold && (!late || now - each.told > TURN && each.mayBeSettled(now))) {
                due.add(each);
            }
        }
        return due.stream()
                .sorted(Comparator.comparingLong(each -> each.told - now))
                .limit(Math.max(some, due.size() / TURNS))
                .map(each -> each.tell(now))
                .toList();
    }

    /**
     * Those to which samples came late, those first that were settled longest ago. A large one to which they keep coming is not graded
     * again all the time.
     */
    List<Crisis> late() {
        long now = nanos.getAsLong();
        return held.values().stream()
                .filter(each -> each.crisis.story().stale())
                .filter(each -> each.mayBeSettled(now))
                .sorted(Comparator.comparingLong(each -> each.settled - now))
                .map(each -> each.crisis)
                .toList();
    }

    /** An event of it is on its way; told before its head is kept, so that the head never comes back without it. */
    void sends(Crisis crisis, Record<String, byte[]> event) {
        outstanding.sends(crisis.story().id(), event);
    }

    /** Events that a process before may not have got rid of, once: to be sent again before anything else is. */
    List<Record<String, byte[]>> unsure() {
        return outstanding.unsure();
    }

    /** The next stories of which a process before owed figures, or levels that late samples prove: once taken up, they are due. */
    List<UUID> left(int some) {
        return outstanding.left(some, TURNS);
    }

    /** A second has passed. */
    void passTick() {
        Set<UUID> waiting = new HashSet<>();
        held.values().stream()
                .filter(Held::waits)
                .forEach(each -> waiting.add(each.crisis.story().id()));
        outstanding.tick(waiting);
    }

    /** What came late is graded. */
    void settled(Crisis crisis) {
        held.get(crisis.story().id()).settled = nanos.getAsLong();
        changed(crisis, false);
    }

    /** Those for which a minute of their plan has passed. */
    List<Crisis> minutePassed(Instant now) {
        List<Crisis> due = new ArrayList<>();
        for (Held each : held.values()) {
            if (!each.ticked.plus(each.crisis.plan().plan().scaled(MINUTE)).isAfter(now)) {
                each.ticked = now;
                due.add(each.crisis);
            }
        }
        return due;
    }
}
