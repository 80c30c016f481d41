package io.langyan.grading.backtest;

import io.langyan.grading.level.LevelRules;
import io.langyan.grading.level.Member;
import io.langyan.grading.level.StorySweep;
import io.langyan.grading.observation.Observation;
import io.langyan.grading.spread.MentionGrowth;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/** Grades a recording: what would have had which level when. */
public final class Backtest {

    private final BacktestSettings settings;
    private final LevelRules rules;

    /** @throws IllegalArgumentException naming what the plan asks in vain */
    public Backtest(BacktestSettings settings) {
        this.settings = settings;
        this.rules = new LevelRules(settings.grading(), settings.plan().timeScale());
    }

    /**
     * @param ndjson observations, one a line
     * @param read is told now and then how many bytes were read
     */
    public BacktestAnswer run(InputStream ndjson, LongConsumer read) throws IOException {
        return grade(new Recording(settings).read(ndjson, read));
    }

    /** Grades what the feed pours out. */
    public BacktestAnswer run(Feed feed) throws IOException {
        Recording recording = new Recording(settings);
        feed.pour(recording::add);
        return grade(recording);
    }

    /** Observations from elsewhere than a file; one object may serve for all. */
    public interface Feed {
        void pour(Consumer<Observation> into) throws IOException;
    }

    private BacktestAnswer grade(Recording recording) {
        StoryGroups stories = StoryGroups.of(recording, settings);
        Integer[] order = IntStream.range(0, stories.groups.size()).boxed().toArray(Integer[]::new);
        Arrays.sort(
                order,
                Comparator.<Integer, String>comparing(
                                group -> stories.groups.get(group).key())
                        .thenComparing(group -> firstKey(recording, stories.groups.get(group))));
        SamplesByStory samples = SamplesByStory.of(recording.samples, stories);
        Member[] members = new Member[recording.mentions.size()];
        List<StoryAnswer> answers = new ArrayList<>(order.length);
        for (int group : order) {
            answers.add(one(recording, stories.groups.get(group), samples.of(group), members));
        }
        return BacktestAnswer.done(answers, recording.samples.size(), recording.refused);
    }

    private static String firstKey(Recording recording, StoryGroups.Group group) {
        ObservedMention first = recording.mentions.get(group.mentions().get(0));
        return first.brand + '\n' + first.key();
    }

    private StoryAnswer one(Recording recording, StoryGroups.Group group, int[] samples, Member[] members) {
        for (int index : group.mentions()) {
            members[index] = new Member();
        }
        StorySweep sweep = new StorySweep(rules);
        long distinct = sweep(recording.samples, samples, members, sweep);
        group.mentions().forEach(index -> members[index] = null);
        return StoryAnswer.of(recording, group, sweep, distinct, settings.members());
    }

    /** Feeds the samples, ordered by time and mention; those of one mention at one time become their maximum. */
    private static long sweep(SampleColumns columns, int[] samples, Member[] members, StorySweep sweep) {
        long distinct = 0;
        long[] counters = new long[3];
        int next = 0;
        while (next < samples.length) {
            long at = columns.at(samples[next]);
            while (next < samples.length && columns.at(samples[next]) == at) {
                next = merge(columns, samples, next, counters, members, sweep);
                distinct++;
            }
            sweep.evaluate();
        }
        return distinct;
    }

    private static int merge(
            SampleColumns columns, int[] samples, int first, long[] counters, Member[] members, StorySweep sweep) {
        long at = columns.at(samples[first]);
        int mention = columns.mention(samples[first]);
        Arrays.fill(counters, MentionGrowth.UNKNOWN);
        int next = first;
        while (next < samples.length && columns.mention(samples[next]) == mention && columns.at(samples[next]) == at) {
            int sample = samples[next++];
            columns.raise(counters, sample);
            sweep.learn(members[mention], at, columns.published(sample), columns.told(sample));
        }
        sweep.observe(members[mention], at, counters);
        return next;
    }
}
