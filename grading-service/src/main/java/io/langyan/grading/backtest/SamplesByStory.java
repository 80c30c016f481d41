package io.langyan.grading.backtest;

import java.util.Arrays;

/** The samples of each story in order of time, then of mention. */
final class SamplesByStory {

    private final SampleColumns columns;
    private final int[] samples;
    private final int[] begins;

    private SamplesByStory(SampleColumns columns, int[] samples, int[] begins) {
        this.columns = columns;
        this.samples = samples;
        this.begins = begins;
    }

    static SamplesByStory of(SampleColumns columns, StoryGroups stories) {
        int[] begins = new int[stories.groups.size() + 1];
        for (int sample = 0; sample < columns.size(); sample++) {
            begins[stories.ofMention[columns.mention(sample)] + 1]++;
        }
        for (int story = 0; story < stories.groups.size(); story++) {
            begins[story + 1] += begins[story];
        }
        int[] samples = new int[columns.size()];
        int[] next = begins.clone();
        for (int sample = 0; sample < columns.size(); sample++) {
            samples[next[stories.ofMention[columns.mention(sample)]]++] = sample;
        }
        return new SamplesByStory(columns, samples, begins);
    }

    int[] of(int story) {
        int[] slice = Arrays.copyOfRange(samples, begins[story], begins[story + 1]);
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(slice.length);
        long[] keys = new long[slice.length];
        for (int index = 0; index < slice.length; index++) {
            keys[index] = columns.at(slice[index]) << bits | index;
        }
        Arrays.sort(keys);
        int[] ordered = new int[slice.length];
        for (int index = 0; index < keys.length; index++) {
            ordered[index] = slice[(int) (keys[index] & (1L << bits) - 1)];
        }
        orderMentions(ordered);
        return ordered;
    }

    private void orderMentions(int[] ordered) {
        int begin = 0;
        for (int end = 1; end <= ordered.length; end++) {
            if (end == ordered.length || columns.at(ordered[end]) != columns.at(ordered[begin])) {
                if (end - begin > 1) {
                    orderRun(ordered, begin, end);
                }
                begin = end;
            }
        }
    }

    private void orderRun(int[] ordered, int begin, int end) {
        long[] keys = new long[end - begin];
        for (int index = begin; index < end; index++) {
            keys[index - begin] = (long) columns.mention(ordered[index]) << Integer.SIZE | ordered[index];
        }
        Arrays.sort(keys);
        for (int index = begin; index < end; index++) {
            ordered[index] = (int) keys[index - begin];
        }
    }
}
