package io.langyan.grading.backtest;

import io.langyan.grading.observation.Observation;
import java.util.Arrays;

/** All samples of a backtest, one array for each field: millions fit. */
final class SampleColumns {

    private int[] mention = new int[1024];
    private long[] at = new long[1024];
    private long[] reposts = new long[1024];
    private long[] comments = new long[1024];
    private long[] likes = new long[1024];
    private long[] published = new long[1024];
    private int size;

    void add(int ofMention, Observation seen) {
        if (size == mention.length) {
            grow(size + (size >> 1));
        }
        mention[size] = ofMention;
        at[size] = seen.observedAt;
        reposts[size] = seen.reposts;
        comments[size] = seen.comments;
        likes[size] = seen.likes;
        published[size] = seen.publishedAt;
        size++;
    }

    private void grow(int capacity) {
        mention = Arrays.copyOf(mention, capacity);
        at = Arrays.copyOf(at, capacity);
        reposts = Arrays.copyOf(reposts, capacity);
        comments = Arrays.copyOf(comments, capacity);
        likes = Arrays.copyOf(likes, capacity);
        published = Arrays.copyOf(published, capacity);
    }

    int size() {
        return size;
    }

    int mention(int sample) {
        return mention[sample];
    }

    long at(int sample) {
        return at[sample];
    }

    long published(int sample) {
        return published[sample];
    }

    /** Raises the counters to those of the sample where it knows more. */
    void raise(long[] counters, int sample) {
        counters[0] = Math.max(counters[0], reposts[sample]);
        counters[1] = Math.max(counters[1], comments[sample]);
        counters[2] = Math.max(counters[2], likes[sample]);
    }
}
