package io.langyan.grading.live;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** What a story looks like besides spread, whether its mentions count or not: platforms, how long and how often it was looked at. */
final class StoryProfile {

    private final Map<String, PlatformLooks> platforms = new TreeMap<>();
    private final PlanInForce plan;
    private long newest = Long.MIN_VALUE;
    long first = Long.MAX_VALUE;
    long samples;
    boolean capped;

    StoryProfile(PlanInForce plan) {
        this.plan = plan;
    }

    /** @param fresh not a sample that was added before and tells more now */
    void add(String mentionKey, long at, SampleRow row, boolean fresh) {
        samples += fresh ? 1 : 0;
        capped |= row.capped();
        newest = Math.max(newest, at);
        first = Math.min(first, row.published() == Long.MIN_VALUE ? at : Math.min(at, row.published()));
        platforms
                .computeIfAbsent(mentionKey.substring(0, mentionKey.indexOf(':')), this::looks)
                .add(at);
    }

    private PlatformLooks looks(String platform) {
        return new PlatformLooks(plan.rules().windows().longest(), plan.expectedMinutes(platform));
    }

    List<String> platforms() {
        return List.copyOf(platforms.keySet());
    }

    /** Seconds since the epoch of the newest look at one of its platforms. */
    long newest(String platform) {
        return platforms.get(platform).newest();
    }

    /** Platforms that were left alone for longer than the plan expects, within the longest window up to the newest look of all. */
    List<String> gapped() {
        return platforms.entrySet().stream()
                .filter(platform -> missed(platform) > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Share of the time since each platform's first look, within that window, that lay further behind a look than the plan expects. */
    double gaps() {
        long missed = sum(this::missed);
        return missed == 0
                ? 0
                : (double) missed / sum(platform -> platform.getValue().watched(newest));
    }

    private long missed(Map.Entry<String, PlatformLooks> platform) {
        return platform.getValue().missed(newest);
    }

    private long sum(ToLongFunction<Map.Entry<String, PlatformLooks>> what) {
        return platforms.entrySet().stream().mapToLong(what).sum();
    }
}
