package io.langyan.grading.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.EventJson;
import io.langyan.grading.GradingConfig;
import io.langyan.grading.live.Crisis;
import io.langyan.grading.live.LiveStory;
import io.langyan.grading.live.PlanInForce;
import io.langyan.grading.live.SampleLog;
import io.langyan.grading.live.StoryHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** The crises of one partition that are at hand, the least used put down first, and what has to be told of them. */
final class OpenCrises {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** A story that had a sample since is not put down to make room for mentions: it would be taken up again at once. */
    private static final long REST = Duration.ofMinutes(1).toNanos();

    private static final int SETTLING_SHARE = 4;
    private static final int TURNS = 10;
    private static final long TURN = Duration.ofSeconds(2).toNanos();

    /** Times on this clock are nanoseconds since it was made: all stories are looked at ten times a second. */
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private final long began = System.nanoTime();

    private final SampleLog samples;
    private final KeyValueStore<Bytes, byte[]> heads;
    private final PlanBook plans;
    private final GradingConfig config;
    private final LinkedHashMap<UUID, Held> held = new LinkedHashMap<>(64, 0.75f, true);
    private int mentions;

    OpenCrises(SampleLog samples, KeyValueStore<Bytes, byte[]> heads, PlanBook plans, GradingConfig config) {
        this.samples = samples;
        this.heads = heads;
        this.plans = plans;
        this.config = config;
    }

    private static final class Held {
        final Crisis crisis;
        StoryHead kept;
        int mentions;
        long changed;
        boolean untold;
        long told;
        long settled = LONG_AGO;
        Instant ticked = Instant.MIN;

        /** @param now it takes its turn behind those that wait since before */
        Held(Crisis crisis, StoryHead kept, long now) {
            this.crisis = crisis;
            this.kept = kept;
            this.told = now;
            this.changed = now;
        }

        Crisis tell(long nanos) {
            untold = false;
            told = nanos;
            return crisis;
        }
    }

    /** Takes up a story, or begins it. */
    Crisis open(UUID story, String brand, String mentionKey, String title) {
        return find(story).orElseGet(() -> hold(story, StoryHead.of(brand, mentionKey, title), null));
    }

    Optional<Crisis> find(UUID story) {
        Held known = held.get(story);
        if (known != null) {
            known.crisis.gradeBy(plans.of(known.crisis.head().brand()));
            return Optional.of(known.crisis);
        }
        byte[] head = heads.get(key(story));
        if (head == null) {
            return Optional.empty();
        }
        StoryHead read = read(head);
        return Optional.of(hold(story, read, read));
    }

    private Crisis hold(UUID story, StoryHead head, StoryHead kept) {
        PlanInForce plan = plans.of(head.brand());
        Crisis crisis = new Crisis(new LiveStory(story, samples, plan), head);
        makeRoom();
        held.put(story, new Held(crisis, kept, now()));
        return crisis;
    }

    private void makeRoom() {
        Iterator<Held> eldest = held.values().iterator();
        while ((tooMany() || mentions > config.mentionsInMemory()) && eldest.hasNext()) {
            Held candidate = eldest.next();
            boolean told = !candidate.untold && candidate.kept != null;
            if (told && (tooMany() || candidate.changed < now() - REST)) {
                eldest.remove();
                mentions -= candidate.mentions;
            }
        }
    }

    private boolean tooMany() {
        return held.size() >= config.storiesInMemory();
    }

    private long now() {
        return System.nanoTime() - began;
    }

    /** Keeps the head if it changed; remembers that the figures have to be told. */
    void changed(Crisis crisis, boolean figures) {
        Held of = held.get(crisis.story().id());
        of.untold |= figures;
        of.changed = figures ? now() : of.changed;
        mentions += crisis.story().mentions() - of.mentions;
        of.mentions = crisis.story().mentions();
        if (crisis.head() != of.kept) {
            heads.put(key(crisis.story().id()), write(crisis.head()));
            of.kept = crisis.head();
        }
    }

    /**
     * Those whose figures have to be told now, those first that were told longest ago; a plan that changed has them all told. Of very many a
     * tenth at a time, so that none waits for ever and none is held in memory for it.
     *
     * @param some how many at a time otherwise
     */
    List<Crisis> due(int some) {
        long now = now();
        List<Held> due = new ArrayList<>();
        for (Held each : held.values()) {
            PlanInForce before = each.crisis.plan();
            each.crisis.gradeBy(plans.of(each.crisis.head().brand()));
            each.untold |= before != each.crisis.plan();
            if (each.untold && !each.crisis.story().stale()) {
                due.add(each);
            }
        }
        return due.stream()
                .sorted(Comparator.comparingLong(each -> each.told))
                .limit(Math.max(some, due.size() / TURNS))
                .map(each -> each.tell(now))
                .toList();
    }

    /**
     * Those to which samples came late, those first that were settled longest ago. A large one to which they keep coming is not graded
     * again all the time.
     */
    List<Crisis> late() {
        long now = now();
        return held.values().stream()
                .filter(each -> each.crisis.story().stale())
                .filter(each -> now - each.settled
                        >= SETTLING_SHARE * each.crisis.story().nanosToSettle())
                .sorted(Comparator.comparingLong(each -> each.settled))
                .map(each -> each.crisis)
                .toList();
    }

    /** What came late is graded. */
    void settled(Crisis crisis) {
        held.get(crisis.story().id()).settled = now();
        changed(crisis, false);
    }

    /** Its figures have waited for more than their turn: when samples keep coming late, it may be late at each. */
    boolean overdue(Crisis crisis) {
        Held of = held.get(crisis.story().id());
        boolean overdue = of.untold && now() - of.told > TURN;
        if (overdue) {
            of.tell(now());
        }
        return overdue;
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

    private static Bytes key(UUID story) {
        return Bytes.wrap(ByteBuffer.allocate(16)
                .putLong(story.getMostSignificantBits())
                .putLong(story.getLeastSignificantBits())
                .array());
    }

    private static StoryHead read(byte[] json) {
        try {
            return EventJson.mapper().readValue(json, StoryHead.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] write(StoryHead head) {
        try {
            return EventJson.mapper().writeValueAsBytes(head);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
