package io.langyan.grading.live;

import io.langyan.grading.level.Member;
import io.langyan.grading.level.StorySweep;
import java.util.ArrayList;
import java.util.List;

/**
 * The youngest samples of a story in order of time, at hand for when one comes a little late: they reach as far back as a sweep can be
 * rewound, so that the log need not be asked.
 */
final class RecentSamples {

    private final List<Recent> samples = new ArrayList<>();
    private int begin;
    private long reaches = Long.MIN_VALUE;

    /** One sample, all that was said of the mention at that second. */
    record Recent(long at, String mentionKey, Member member, SampleRow row) {}

    /** Whether every sample of that time and later is here. */
    boolean reach(long at) {
        return at >= reaches;
    }

    /** Time of the newest; {@code Long.MIN_VALUE} before the first. */
    long newest() {
        return samples.isEmpty()
                ? Long.MIN_VALUE
                : samples.get(samples.size() - 1).at();
    }

    /** Null when there is none. */
    SampleRow get(long at, Member member) {
        int index = indexOf(at, member);
        return index < 0 ? null : samples.get(index).row();
    }

    /** Takes a sample; it replaces the one of that mention at that second. One older than all that is reached is left to the log. */
    void put(long at, String mentionKey, Member member, SampleRow row) {
        if (!reach(at)) {
            return;
        }
        int known = indexOf(at, member);
        Recent recent = new Recent(at, mentionKey, member, row);
        if (known >= 0) {
            samples.set(known, recent);
        } else {
            samples.add(firstFrom(at + 1), recent);
            forget();
        }
    }

    private void forget() {
        long before = newest() - StorySweep.REWIND_SECONDS;
        while (samples.size() - begin > StorySweep.REWIND_SAMPLES
                || samples.get(begin).at() < before) {
            reaches = samples.get(begin).at() + 1;
            begin++;
        }
        if (begin > samples.size() / 2) {
            samples.subList(0, begin).clear();
            begin = 0;
        }
    }

    /** Those of that time and later, in order of time. */
    List<Recent> since(long at) {
        return samples.subList(firstFrom(at), samples.size());
    }

    private int indexOf(long at, Member member) {
        for (int index = firstFrom(at);
                index < samples.size() && samples.get(index).at() == at;
                index++) {
            if (samples.get(index).member() == member) {
                return index;
            }
        }
        return -1;
    }

    private int firstFrom(long at) {
        int low = begin;
        int high = samples.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (samples.get(middle).at() < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
