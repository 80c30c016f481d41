package io.langyan.grading.backtest;

import io.langyan.grading.level.LevelRules;
import java.util.ArrayList;
import java.util.List;

/** Grades a recording: what would have had which level when. */
public final class Backtest extends Regrading<BacktestAnswer> {

    private final BacktestSettings settings;
    private final LevelRules rules;

    /** @throws IllegalArgumentException naming what the plan asks in vain */
    public Backtest(BacktestSettings settings) {
        this.settings = settings;
        this.rules = settings.rules();
    }

    @Override
    Recording empty() {
        return new Recording(settings);
    }

    @Override
    BacktestAnswer grade(Recording recording) {
        RecordedStories stories = new RecordedStories(recording, settings);
        List<StoryAnswer> answers = new ArrayList<>();
        for (StoryGroups.Group story : stories.byKey()) {
            Swept swept = stories.sweep(story, stories.samplesOf(story), rules, recording.toldBy(settings));
            answers.add(StoryAnswer.of(stories.mentionsOf(story), story.key(), swept, settings.members()));
        }
        return BacktestAnswer.done(answers, recording.samples.size(), recording.refused);
    }
}
