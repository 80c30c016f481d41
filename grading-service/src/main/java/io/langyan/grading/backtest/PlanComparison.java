package io.langyan.grading.backtest;

import io.langyan.events.v1.EventJson;
import io.langyan.grading.level.LevelRules;
import java.util.function.Consumer;

/**
 * Grades one recording by two plans (预案对比): which stories would change level or minute, were the second plan put in the place of the
 * first. Both see the very same stories, formed once.
 */
public final class PlanComparison extends Regrading<ComparisonAnswer> {

    private final BacktestSettings plan;
    private final BacktestSettings against;
    private final LevelRules rules;
    private final LevelRules otherRules;
    private final boolean all;
    private final Consumer<StoryDifference> sink;

    /**
     * @param all whether stories that change nothing are told, too
     * @param sink takes the stories in order of their keys
     * @throws IllegalArgumentException naming why the two cannot be compared, or what one of them asks in vain
     */
    public PlanComparison(
            BacktestSettings plan, BacktestSettings against, boolean all, Consumer<StoryDifference> sink) {
        if (!plan.story().equals(against.story())) {
            throw new IllegalArgumentException("the plans form stories differently (" + plan.story() + ", "
                    + against.story() + "): choose with story which way");
        }
        if (plan.members() || against.members()) {
            throw new IllegalArgumentException(
                    "a comparison names no members: ask a backtest of the same story for them");
        }
        this.plan = plan;
        this.against = against;
        this.rules = plan.rules();
        this.otherRules = against.rules();
        this.all = all;
        this.sink = sink;
    }

    @Override
    Recording empty() {
        return new Recording(plan, against);
    }

    @Override
    ComparisonAnswer grade(Recording recording) {
        RecordedStories stories = new RecordedStories(recording, plan);
        ComparisonSummary.Count count = new ComparisonSummary.Count();
        CanonicalJson.ListDigest digest = new CanonicalJson.ListDigest(EventJson.mapper());
        for (StoryGroups.Group story : stories.byKey()) {
            StoryDifference difference = compare(story, stories, recording);
            count.add(difference);
            if (all || difference.change() != StoryDifference.Change.SAME) {
                digest.add(difference);
                sink.accept(difference);
            }
        }
        return new ComparisonAnswer(
                "done",
                100,
                plan.plan().name(),
                against.plan().name(),
                recording.samples.size(),
                recording.refused,
                count.summary(),
                digest.hex());
    }

    private StoryDifference compare(StoryGroups.Group story, RecordedStories stories, Recording recording) {
        int[] samples = stories.samplesOf(story);
        return StoryDifference.between(
                stories.mentionsOf(story),
                story.key(),
                stories.sweep(story, samples, rules, recording.toldBy(plan)),
                stories.sweep(story, samples, otherRules, recording.toldBy(against)));
    }
}
