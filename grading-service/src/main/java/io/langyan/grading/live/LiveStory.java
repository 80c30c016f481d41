package io.langyan.grading.live;

import io.langyan.grading.level.Member;
import io.langyan.grading.level.StorySweep;
import io.langyan.grading.level.Told;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One story being graded. A sample newer than all before goes on from where it stands; for one that comes late the grading goes back to
 * its time, or begins again when that is long ago, and passes the samples since. That is put off until {@link #settle}, so that many late
 * ones are graded at once.
 */
public final class LiveStory {

    private static final long NOTHING_LATE = Long.MAX_VALUE;

    private final UUID id;
    private final SampleLog log;
    private PlanInForce plan;
    private StorySweep sweep;
    private StoryProfile profile;
    private Heaviest heaviest;
    private Map<String, Member> members;
    private RecentSamples recent;
    private long lateFrom;
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
            regrade();
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
        if (seen.at() < newest() - plan.patienceSeconds()) {
            return Taken.TOO_LATE;
        }
        return keep(seen.mentionKey(), seen.at(), SampleRow.of(seen));
    }

    /** Takes over what another story kept of a mention, however old; it must be settled before it is asked. */
    public void adopt(String mentionKey, long at, byte[] kept) {
        SampleRow row = SampleRow.fromBytes(kept);
        if (sweep != null) {
            keep(mentionKey, at, row);
            return;
        }
        byte[] logged = log.get(id, at, mentionKey);
        log.put(
                id,
                at,
                mentionKey,
                (logged == null ? row : SampleRow.fromBytes(logged).and(row)).toBytes());
    }

    /** Which mentions are its own has changed: all is graded anew from the log. */
    public void regrade() {
        sweep = null;
        lateFrom = 0;
    }

    private Taken keep(String mentionKey, long at, SampleRow told) {
        SampleRow known = known(mentionKey, at);
        SampleRow row = known == null ? told : known.and(told);
        if (known != null && row.same(known)) {
            return Taken.KNOWN;
        }
        log.put(id, at, mentionKey, row.toBytes());
        Member member = member(mentionKey);
        recent.put(at, mentionKey, member, row);
        profile.add(mentionKey, at, row, known == null);
        if (lateFrom != NOTHING_LATE || known != null || at < sweep.now()) {
            lateFrom = Math.min(lateFrom, at);
            return Taken.PUT_OFF;
        }
        pass(at, mentionKey, member, row);
        sweep.evaluate();
        return Taken.GRADED;
    }

    /** What was said before of that mention at that second; the log is asked only for what is not at hand. */
    private SampleRow known(String mentionKey, long at) {
        Member member = members.get(mentionKey);
        if (member == null || at > recent.newest()) {
            return null;
        }
        if (recent.reach(at)) {
            return recent.get(at, member);
        }
        byte[] logged = log.get(id, at, mentionKey);
        return logged == null ? null : SampleRow.fromBytes(logged);
    }

    private long newest() {
        return sweep.now() == Long.MIN_VALUE ? 0 : sweep.now();
    }

    private Member member(String mentionKey) {
        return members.computeIfAbsent(mentionKey, any -> new Member());
    }

    /** Grades what came late: from there on, or all again; true when something did. */
    public boolean settle() {
        if (lateFrom == NOTHING_LATE) {
            return false;
        }
        long begun = System.nanoTime();
        Passing passing = new Passing();
        if (sweep == null || !sweep.rewind(lateFrom)) {
            beginAgain(passing);
        } else if (recent.reach(lateFrom)) {
            recent.since(lateFrom)
                    .forEach(late -> passing.sample(late.at(), late.mentionKey(), late.member(), late.row()));
        } else {
            log.each(id, lateFrom, (at, mentionKey, row) -> {
                passing.sample(at, mentionKey, member(mentionKey), SampleRow.fromBytes(row));
            });
        }
        passing.end();
        lateFrom = NOTHING_LATE;
        nanosToSettle = System.nanoTime() - begun;
        return true;
    }

    private void beginAgain(Passing passing) {
        sweep = new StorySweep(plan.rules(), true);
        profile = new StoryProfile(plan);
        heaviest = new Heaviest();
        members = new HashMap<>();
        recent = new RecentSamples();
        log.each(id, 0, (at, mentionKey, bytes) -> {
            SampleRow row = SampleRow.fromBytes(bytes);
            Member member = member(mentionKey);
            passing.sample(at, mentionKey, member, row);
            recent.put(at, mentionKey, member, row);
            profile.add(mentionKey, at, row, true);
        });
    }

    /** Samples in order of time: when all of one time have passed it is evaluated. */
    private final class Passing {

        private long now = Long.MIN_VALUE;

        void sample(long at, String mentionKey, Member member, SampleRow row) {
            if (at > now) {
                end();
            }
            now = at;
            pass(at, mentionKey, member, row);
        }

        void end() {
            if (now != Long.MIN_VALUE) {
                sweep.evaluate();
            }
        }
    }

    /** How many mentions of it are held in memory. */
    public int mentions() {
        return members == null ? 0 : members.size();
    }

    /** All its mentions have left it. */
    public boolean empty() {
        settle();
        return members.isEmpty();
    }

    /** Something came late and is not graded yet. */
    public boolean stale() {
        return lateFrom != NOTHING_LATE;
    }

    /** How many samples it takes to grade what came late. */
    public int samplesToSettle() {
        return sweep == null ? Integer.MAX_VALUE : sweep.samplesSince(lateFrom);
    }

    /** How long {@link #settle} took the last time. */
    public long nanosToSettle() {
        return nanosToSettle;
    }

    private void pass(long at, String mentionKey, Member member, SampleRow row) {
        for (Told told : row.told()) {
            sweep.learn(member, at, row.published(), told);
        }
        if (row.capped()) {
            sweep.cap(member, at);
        }
        sweep.observe(member, at, row.counters());
        heaviest.weigh(mentionKey, member);
    }

    StorySweep sweep() {
        settle();
        return sweep;
    }

    StoryProfile profile() {
        settle();
        return profile;
    }

    /** Keys of the counted mentions with the highest counters, the highest first. */
    List<String> evidence() {
        settle();
        return heaviest.keys(members);
    }
}
