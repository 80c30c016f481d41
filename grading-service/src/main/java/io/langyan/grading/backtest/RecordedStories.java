package io.langyan.grading.backtest;

import io.langyan.grading.level.LevelRules;
import io.langyan.grading.level.Member;
import io.langyan.grading.level.StorySweep;
import io.langyan.grading.spread.MentionGrowth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The stories of a recording, each to be swept by the rules of any plan. */
final class RecordedStories {

    private final Recording recording;
    private final StoryGroups stories;
    private final SamplesByStory samples;
    private final Member[] members;

    RecordedStories(Recording recording, BacktestSettings settings) {
        this.recording = recording;
        this.stories = StoryGroups.of(recording, settings);
        this.samples = SamplesByStory.of(recording.samples, stories);
        this.members = new Member[recording.mentions.size()];
    }

    List<StoryGroups.Group> byKey() {
        return stories.groups.stream()
                .sorted(Comparator.comparing(StoryGroups.Group::key).thenComparing(this::firstKey))
                .toList();
    }

    private String firstKey(StoryGroups.Group story) {
        ObservedMention first = recording.mentions.get(story.mentions().get(0));
        return first.brand + '\n' + first.key();
    }

    List<ObservedMention> mentionsOf(StoryGroups.Group story) {
        return story.mentions().stream().map(recording.mentions::get).toList();
    }

    /** In order of time, then of mention. */
    int[] samplesOf(StoryGroups.Group story) {
        return samples.of(story.number());
    }

    /** @param ordered as {@link #samplesOf} gives them */
    Swept sweep(StoryGroups.Group story, int[] ordered, LevelRules rules, ToldColumn told) {
        for (int index : story.mentions()) {
            members[index] = new Member();
        }
        Swept swept = sweep(ordered, new StorySweep(rules), told);
        story.mentions().forEach(index -> members[index] = null);
        return swept;
    }

    /** Feeds the samples; those of one mention at one time become their maximum. */
    private Swept sweep(int[] ordered, StorySweep sweep, ToldColumn told) {
        long distinct = 0;
        long[] counters = new long[3];
        int next = 0;
        while (next < ordered.length) {
            long at = recording.samples.at(ordered[next]);
            while (next < ordered.length && recording.samples.at(ordered[next]) == at) {
                next = merge(ordered, next, counters, sweep, told);
                distinct++;
            }
            sweep.evaluate();
        }
        return new Swept(sweep, distinct);
    }

    private int merge(int[] ordered, int first, long[] counters, StorySweep sweep, ToldColumn told) {
        SampleColumns columns = recording.samples;
        long at = columns.at(ordered[first]);
        int mention = columns.mention(ordered[first]);
        Arrays.fill(counters, MentionGrowth.UNKNOWN);
        int next = first;
        while (next < ordered.length && columns.mention(ordered[next]) == mention && columns.at(ordered[next]) == at) {
            int sample = ordered[next++];
            columns.raise(counters, sample);
            sweep.learn(members[mention], at, columns.published(sample), told.of(sample));
        }
        sweep.observe(members[mention], at, counters);
        return next;
    }
}
