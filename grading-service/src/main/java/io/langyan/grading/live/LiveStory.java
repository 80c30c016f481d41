package io.langyan.grading.live;

import io.langyan.grading.level.Member;
import io.langyan.grading.level.StorySweep;
import io.langyan.grading.level.Told;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One story being graded. A sample newer than all before goes on from where it stands; one that comes late has the story graded again
 * from its samples, which costs more and is therefore put off until {@link #settle}.
 */
public final class LiveStory {

    private final UUID id;
    private final SampleLog log;
    private PlanInForce plan;
    private StorySweep sweep;
    private StoryProfile profile;
    private Map<String, Member> members;
    private boolean stale = true;
    private long nanosToSettle;

    public LiveStory(UUID id, SampleLog log, PlanInForce plan) {
        this.id = id;
        this.log = log;
        this.plan = plan;
    }

    public UUID id() {
        return id;
    }

    PlanInForce plan() {
        return plan;
    }

    /** Another plan, or another version: everything is graded anew by it. */
    void gradeBy(PlanInForce other) {
        if (other != plan) {
            plan = other;
            stale = true;
        }
    }

    /** What became of a sighting. */
    public enum Taken {
        /** Nothing new. */
        KNOWN,
        /** Older than grading waits for. */
        TOO_LATE,
        GRADED,
        /** Kept; the story must be settled before it is asked. */
        PUT_OFF
    }

    public Taken take(Sighting seen) {
        if (sweep == null) {
            settle();
        }
        if (sweep.now() != Long.MIN_VALUE && seen.at() < sweep.now() - plan.patienceSeconds()) {
            return Taken.TOO_LATE;
        }
        byte[] before = log.get(id, seen.at(), seen.mentionKey());
        SampleRow row = SampleRow.of(seen);
        if (before != null) {
            SampleRow known = SampleRow.fromBytes(before);
            row = known.and(row);
            if (row.same(known)) {
                return Taken.KNOWN;
            }
        }
        log.put(id, seen.at(), seen.mentionKey(), row.toBytes());
        if (stale || before != null || seen.at() < sweep.now()) {
            stale = true;
            return Taken.PUT_OFF;
        }
        pass(seen.at(), seen.mentionKey(), row);
        sweep.evaluate();
        return Taken.GRADED;
    }

    /** Grades again from the samples if something came late; true when it did. */
    public boolean settle() {
        if (!stale) {
            return false;
        }
        long begun = System.nanoTime();
        sweep = new StorySweep(plan.rules());
        profile = new StoryProfile();
        members = new HashMap<>();
        log.each(id, (at, mentionKey, bytes) -> {
            if (at > sweep.now() && sweep.now() != Long.MIN_VALUE) {
                sweep.evaluate();
            }
            pass(at, mentionKey, SampleRow.fromBytes(bytes));
        });
        if (sweep.now() != Long.MIN_VALUE) {
            sweep.evaluate();
        }
        stale = false;
        nanosToSettle = System.nanoTime() - begun;
        return true;
    }

    /** Something came late and is not graded yet. */
    public boolean stale() {
        return stale;
    }

    /** How long it took to grade it again the last time. */
    public Duration lastSettling() {
        return Duration.ofNanos(nanosToSettle);
    }

    private void pass(long at, String mentionKey, SampleRow row) {
        Member member = members.computeIfAbsent(mentionKey, any -> new Member());
        boolean first = member.newest() == Long.MIN_VALUE;
        for (Told told : row.told()) {
            sweep.learn(member, at, row.published(), told);
        }
        sweep.observe(member, at, row.counters());
        profile.add(mentionKey, mentionKey.substring(0, mentionKey.indexOf(':')), at, row, member.total(), first);
    }

    StorySweep sweep() {
        settle();
        return sweep;
    }

    StoryProfile profile() {
        settle();
        return profile;
    }

    /** How many samples it takes to grade it again. */
    public long samples() {
        return profile == null ? 0 : profile.samples;
    }
}
