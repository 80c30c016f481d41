package io.langyan.grading.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /**
     * What was left unseen within the longest window up to the newest look of all.
     *
     * @param share of the time since each platform's first look that lay further behind a look than the plan expects, 0 to 1
     * @param platforms that were left alone for so long
     */
    record Gaps(double share, List<String> platforms) {}

    /** Worked out anew each time, over every minute. */
    Gaps gaps() {
        List<String> gapped = new ArrayList<>();
        long missed = 0;
        long watched = 0;
        for (Map.Entry<String, PlatformLooks> platform : platforms.entrySet()) {
            long unseen = platform.getValue().missed(newest);
            missed += unseen;
            watched += platform.getValue().watched(newest);
            if (unseen > 0) {
                gapped.add(platform.getKey());
            }
        }
        return new Gaps(missed == 0 ? 0 : (double) missed / watched, gapped);
    }
}
