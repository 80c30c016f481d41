package io.langyan.grading.live;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a story looks like besides spread, whether its mentions count or not: platforms, how long and how often it was seen. */
final class StoryProfile {

    private final Map<String, Long> newestByPlatform = new TreeMap<>();
    long first = Long.MAX_VALUE;
    long samples;
    boolean capped;

    /** @param fresh not a sample that was added before and tells more now */
    void add(String mentionKey, long at, SampleRow row, boolean fresh) {
        samples += fresh ? 1 : 0;
        capped |= row.capped();
        first = Math.min(first, row.published() == Long.MIN_VALUE ? at : Math.min(at, row.published()));
        newestByPlatform.merge(mentionKey.substring(0, mentionKey.indexOf(':')), at, Math::max);
    }

    List<String> platforms() {
        return List.copyOf(newestByPlatform.keySet());
    }

    /** Seconds since the epoch of the newest sample from each platform. */
    Map<String, Long> newestByPlatform() {
        return newestByPlatform;
    }
}
