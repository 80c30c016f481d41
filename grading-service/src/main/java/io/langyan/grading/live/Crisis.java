package io.langyan.grading.live;

import io.langyan.events.v1.CrisisEvent;
import io.langyan.events.v1.CrisisEvent.CrisisFalseAlarm;
import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.events.v1.CrisisEvent.ForecastMade;
import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.LevelReached;
import io.langyan.events.v1.StoryCommand.DeclareLevel;
import io.langyan.events.v1.StoryCommand.MarkFalseAlarm;
import io.langyan.events.v1.StoryCommand.OverrideLevel;
import io.langyan.grading.level.Portrait;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A story as a crisis (危机): its grading, and what was announced of it. It says what is to be told and changes its head; keeping the head
 * is the caller's business.
 */
public final class Crisis {

    private final LiveStory story;
    private final Quiet quiet;
    private final Foretold foretold = new Foretold();
    private StoryHead head;
    private Instant lastGraded = Instant.MIN;
    private Instant quietBefore;

    public Crisis(LiveStory story, StoryHead head, HeardPlatforms heard) {
        this.story = story;
        this.quiet = new Quiet(story, heard);
        this.head = head;
    }

    public LiveStory story() {
        return story;
    }

    public StoryHead head() {
        return head;
    }

    public PlanInForce plan() {
        return story.plan();
    }

    public void gradeBy(PlanInForce plan) {
        story.gradeBy(plan);
    }

    /** Takes a sighting; one that comes too late leaves its mark only on the figures. */
    public LiveStory.Taken take(Sighting seen) {
        LiveStory.Taken taken = story.take(seen);
        if (taken == LiveStory.Taken.TOO_LATE) {
            samplesCameTooLate();
        }
        return taken;
    }

    /** Here, or in a story that it took samples over from. */
    public void samplesCameTooLate() {
        if (!head.late()) {
            head = head.withLateSamples();
        }
    }

    /** The mention that founded the story names it, whenever it comes. */
    public void foundedBy(String mentionKey, String title) {
        if (!head.founded()) {
            head = head.foundedBy(mentionKey, title);
        }
    }

    /** Tells a level higher than what was told before, once. */
    public Optional<LevelChanged> levelMoved(Instant now) {
        boolean news = !head.knownAt().containsKey(story.sweep().level());
        learnLevels(now);
        if (head.falseAlarm()) {
            return Optional.empty();
        }
        Optional<LevelReached> raising = news || head.overruled() == null ? highestReached() : grantedAnew(now);
        return raising.filter(proof -> proof.level().compareTo(head.held()) > 0)
                .map(proof -> moveTo(proof.level(), proof, null, null, now))
                .or(() -> warned(now));
    }

    /** Nothing is known before it is proved: what another plan, or fewer mentions, prove later is learnt anew. */
    private void learnLevels(Instant now) {
        for (LevelReached one : story.sweep().levels()) {
            Instant known = head.knownAt().get(one.level());
            if (known == null || known.isBefore(one.provedAt())) {
                head = head.knowing(one.level(), now.isBefore(one.provedAt()) ? one.provedAt() : now);
            }
        }
    }

    private Optional<LevelReached> highestReached() {
        Level level = story.sweep().level();
        return story.sweep().levels().stream()
                .filter(one -> one.level() == level)
                .map(this::known)
                .findFirst();
    }

    /** After a person put the level down: what rules grant now, when it is more than they have granted at the least since. */
    private Optional<LevelReached> grantedAnew(Instant now) {
        Optional<LevelReached> granted = story.sweep().granted();
        Level level = granted.map(LevelReached::level).orElse(Level.NONE);
        if (level.compareTo(head.overruled()) < 0) {
            head = head.overruling(level);
        }
        return granted.filter(one -> level.compareTo(head.overruled()) > 0).map(one -> known(one, now));
    }

    /** A level that is expected soon warns, as the plan asks; what was proved goes before. */
    private Optional<LevelChanged> warned(Instant now) {
        if (head.overruled() != null || head.held().atLeast(Level.WARN)) {
            return Optional.empty();
        }
        return foretold.warning(story, now).map(prospect -> moveTo(Level.WARN, prospect.warning(now), null, null, now));
    }

    /** Forecasts of levels that nobody was told of yet. */
    public List<ForecastMade> foreseen(Instant now) {
        return head.falseAlarm() ? List.of() : foretold.news(story, head, now);
    }

    private LevelChanged moveTo(Level level, LevelReached proof, String by, String reason, Instant now) {
        Level from = head.held();
        head = head.holding(level);
        StoryProfile profile = story.profile();
        Portrait portrait = story.sweep().portrait();
        return new LevelChanged(
                story.id(),
                head.brand(),
                head.title(),
                from,
                level,
                portrait.type(),
                proof,
                plan().trial(),
                story.sweep().figures().counts().mentions(),
                profile.platforms(),
                portrait.mostCategories(),
                Instant.ofEpochSecond(profile.first),
                by,
                reason,
                now);
    }

    private LevelReached known(LevelReached one) {
        return known(one, head.knownAt().get(one.level()));
    }

    private static LevelReached known(LevelReached one, Instant at) {
        return new LevelReached(one.level(), one.provedAt(), at, one.window(), one.spread(), one.rule());
    }

    /** False when that command was carried out before: repeated, it would undo what was decided since. */
    public boolean decides(String command) {
        boolean first = !head.decisions().contains(command);
        head = first ? head.deciding(command) : head;
        return first;
    }

    /** A person raises the story, whatever its volume; a lower level than the one held changes nothing. */
    public Optional<LevelChanged> declare(DeclareLevel command, Instant now) {
        if (command.level().compareTo(head.held()) <= 0) {
            return Optional.empty();
        }
        return Optional.of(decided(command.level(), command.by(), command.reason(), "declared", now));
    }

    /** It took up a story that held a level: what was announced is not taken back by merging. */
    public Optional<LevelChanged> inherit(Level level, MovedSamples.Why why, Instant now) {
        boolean first = level != Level.NONE && decides("merged " + why.number() + " " + level.code());
        if (!first || level.compareTo(head.held()) <= 0) {
            return Optional.empty();
        }
        return Optional.of(decided(level, why.by(), why.reason(), "merged", now));
    }

    /** A person sets the level, up or down; down, what rules grant now raises it no more. */
    public Optional<LevelChanged> override(OverrideLevel command, Instant now) {
        if (command.level() == head.held()) {
            return Optional.empty();
        }
        if (command.level().compareTo(head.held()) < 0) {
            Optional<LevelReached> granted = story.sweep().granted();
            learnLevels(now);
            head = head.overruling(granted.map(LevelReached::level).orElse(Level.NONE));
        }
        return Optional.of(decided(command.level(), command.by(), command.reason(), "overridden", now));
    }

    private LevelChanged decided(Level level, String by, String reason, String rule, Instant now) {
        return moveTo(level, new LevelReached(level, now, now, null, null, rule), by, reason, now);
    }

    /** Ends grading; said again it changes nothing. */
    public Optional<CrisisFalseAlarm> falseAlarm(MarkFalseAlarm command, Instant now) {
        if (head.falseAlarm()) {
            return Optional.empty();
        }
        head = head.ended();
        return Optional.of(new CrisisFalseAlarm(story.id(), head.brand(), command.by(), command.reason(), now));
    }

    /** The figures as they stand; each time later than the time before. */
    public CrisisGraded graded(Instant now) {
        lastGraded = now.isAfter(lastGraded) ? now : lastGraded.plusNanos(1_000);
        head = plan().key().equals(head.gradedUnder()) ? head : head.gradedUnder(plan());
        return GradedFigures.of(this, lastGraded);
    }

    List<LevelReached> levels() {
        return story.sweep().levels().stream().map(this::known).toList();
    }

    /**
     * A minute of the wall clock has passed: tells, once, that the story has been quiet for as long as the plan asks, and, once, when that is over.
     */
    public Optional<CrisisEvent> tick(Instant now) {
        Quiet.Minute minute = quiet.pass(head, now);
        quietBefore = head.quietTold() ? head.quietSince() : quietBefore;
        head = minute.head();
        return minute.told();
    }

    /** Since when it was quiet until it stirred. */
    public Instant quietBefore() {
        return quietBefore;
    }

    /** Platforms of it that fell silent, as far as anybody listened. */
    List<String> silent(Instant now) {
        return quiet.silent(head.brand(), now);
    }
}
