package io.langyan.grading.level;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.LevelReached;
import io.langyan.grading.spread.Counting;
import io.langyan.grading.spread.MentionGrowth;
import io.langyan.grading.spread.StorySpread;
import io.langyan.grading.spread.Windows;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Grades one story as its samples pass in order of time. All samples of a time first, then {@link #evaluate}: the levels depend on
 * the set of samples alone. A time may be evaluated again when more samples of it come.
 */
public final class StorySweep {

    /** How far it can go back: so many seconds, and so many samples. */
    public static final long REWIND_SECONDS = 300;

    public static final int REWIND_SAMPLES = 1024;

    private final LevelRules rules;
    private final StorySpread spread;
    private final SweepJournal journal;
    private final LevelHistory history = new LevelHistory();
    private final Outlook outlook;
    private final long[] peaks;
    private final long[] peaksBefore;
    private final Tally tally;
    private final Verdicts verdicts;
    private long now = Long.MIN_VALUE;

    /** A sweep that goes forward only. */
    public StorySweep(LevelRules rules) {
        this(rules, false);
    }

    /** @param canRewind whether it is able to go back a little */
    public StorySweep(LevelRules rules, boolean canRewind) {
        this.rules = rules;
        this.journal = canRewind ? new SweepJournal() : null;
        this.spread = new StorySpread(rules.windows(), rules.slopeMinutes());
        this.tally = new Tally(rules.clauses().size());
        this.verdicts = new Verdicts(rules, spread, tally);
        this.outlook = new Outlook(rules, spread, verdicts);
        this.peaks = new long[rules.windows().count()];
        this.peaksBefore = new long[rules.windows().count()];
    }

    /** Time of the newest sample; {@code Long.MIN_VALUE} before the first. */
    public long now() {
        return now;
    }

    /**
     * Something an observation tells of a mention, at a time no older than {@link #now}; before the sample of that time.
     *
     * @param published seconds since the epoch, or {@link MentionGrowth#UNKNOWN}
     */
    public void learn(Member member, long at, long published, Told told) {
        advance(at);
        if (journal != null) {
            journal.touch(member);
        }
        long begun = spread.begun();
        boolean earlier = published != MentionGrowth.UNKNOWN
                && (member.published == MentionGrowth.UNKNOWN || published < member.published);
        if (earlier) {
            member.published = published;
        }
        if (member.facts.learn(at, told) | earlier) {
            apply(member, earlier);
        }
        sealIfBegunEarlier(begun);
    }

    /** A look at that time showed a ceiling instead of a figure, after all that it tells was learnt. */
    public void cap(Member member, long at) {
        advance(at);
        if (journal != null) {
            journal.touch(member);
        }
        if (member.facts.cap()) {
            apply(member, false);
        }
    }

    /**
     * Goes back to before a time; samples of that time and later have to be passed again.
     *
     * @return false when that is further than it can go
     */
    public boolean rewind(long at) {
        if (journal == null || !journal.reaches(at)) {
            return false;
        }
        SweepJournal.Moment moment;
        while ((moment = journal.undo(at)) != null) {
            for (int touch = moment.touches().size() - 1; touch >= 0; touch--) {
                undo(moment.touches().get(touch), moment.at());
            }
            now = moment.before();
            outlook.takeBack();
            System.arraycopy(moment.peaks(), 0, peaks, 0, peaks.length);
        }
        System.arraycopy(peaks, 0, peaksBefore, 0, peaks.length);
        spread.rewind(at);
        history.rewind(at);
        outlook.rewind(at);
        return true;
    }

    private void undo(SweepJournal.Touch touch, long at) {
        Member member = touch.member();
        if (member.growth.seen()) {
            tally.remove(member);
            spread.rewind(member.growth, at);
        }
        boolean published = member.published != touch.published();
        member.facts = touch.facts();
        member.published = touch.published();
        derive(member, published);
        if (member.growth.seen()) {
            tally.add(member);
        }
    }

    /** How many samples {@link #rewind} would take back. */
    public int samplesSince(long at) {
        return journal == null ? Integer.MAX_VALUE : journal.since(at);
    }

    private void apply(Member member, boolean earlier) {
        if (member.growth.seen()) {
            tally.remove(member);
        }
        derive(member, earlier);
        if (member.growth.seen()) {
            tally.add(member);
        }
    }

    private void derive(Member member, boolean publishedMoved) {
        Counting counting = Counting.of(rules.kindOf(member.facts), member.facts.noisy(), member.facts.capped());
        member.clauses = rules.clausesCarriedBy(member.facts);
        member.read = member.facts.read();
        member.marked = member.facts.marked();
        member.reading = member.facts.reading();
        member.byMedia = member.facts.byMedia();
        if (counting != member.growth.counting() || publishedMoved) {
            spread.become(member.growth, counting, member.published);
        }
    }

    /**
     * A sample no older than {@link #now}; the member has none at that time yet.
     *
     * @param counters reposts, comments, likes; {@link MentionGrowth#UNKNOWN} where not known
     */
    public void observe(Member member, long at, long[] counters) {
        advance(at);
        boolean first = !member.growth.seen();
        long begun = spread.begun();
        spread.observe(member.growth, at, counters);
        if (first) {
            tally.add(member);
        }
        sealIfBegunEarlier(begun);
    }

    private void sealIfBegunEarlier(long begun) {
        boolean matters = rules.windows().mode() == Windows.Mode.SINCE_FIRST;
        if (journal != null && matters && spread.begun() != begun) {
            journal.seal();
        }
    }

    private void advance(long at) {
        if (at > now) {
            if (journal != null) {
                journal.begin(at, now, peaks);
            }
            now = at;
            System.arraycopy(peaks, 0, peaksBefore, 0, peaks.length);
            spread.advance(at);
            outlook.advance(at);
        }
    }

    /** Asks every rule at the time of the newest sample. True when a level was reached for the first time. */
    public boolean evaluate() {
        for (int window = 0; window < peaks.length; window++) {
            peaks[window] = Math.max(peaksBefore[window], spread.proven(window));
        }
        history.reopen(now);
        Level before = history.highest();
        for (SpreadRule rule : rules.rules()) {
            if (rule.level().compareTo(before) <= 0) {
                break;
            }
            Grant grant = verdicts.on(rule);
            if (grant != null) {
                history.add(grant);
            }
        }
        boolean reached = history.close(now);
        outlook.look(now, history.highest());
        return reached;
    }

    /** Highest level reached. */
    public Level level() {
        return history.highest();
    }

    /** The highest level that a rule grants at the newest sample, whatever was reached before. */
    public Optional<LevelReached> granted() {
        return verdicts.highest().map(grant -> grant.reached(grant.level(), now));
    }

    /** Every level reached, by time, the highest first on ties. */
    public List<LevelReached> levels() {
        return history.entries();
    }

    /** Greatest proven spread of each planned window over all evaluations. */
    public Map<Duration, Long> peaks() {
        Map<Duration, Long> byWindow = new LinkedHashMap<>();
        rules.plannedWindows().forEach((planned, window) -> byWindow.put(planned, peaks[window]));
        return byWindow;
    }

    /** The thresholds above it that it has begun to approach, the highest first. */
    public List<Prospect> prospects() {
        return outlook.prospects(now, history.highest());
    }

    /** Which levels were foreseen as the plan asks, each when it first was, in order of time. A forecast never enters {@link #levels}. */
    public List<Prospect> foreseen() {
        return outlook.foreseen();
    }

    /** What the counted mentions are about, as their readings stand. */
    public Portrait portrait() {
        return tally.portrait();
    }

    public Figures figures() {
        return Figures.of(rules, spread, tally.counts());
    }
}
