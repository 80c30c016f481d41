package io.langyan.grading.live;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which platform delivered something of a brand when, whatever the story: a platform on which a story has one old mention is heard as long as
 * it delivers others. Only what came to this process is known, and all of its threads share it.
 */
public final class HeardPlatforms {

    private final Map<String, Map<String, Long>> newest;
    private final AtomicLong behind;
    private final long since;

    /** @param since when listening began: that a platform was not heard before says nothing */
    public HeardPlatforms(Instant since) {
        this(new ConcurrentHashMap<>(), new AtomicLong(Long.MIN_VALUE), since);
    }

    private HeardPlatforms(Map<String, Map<String, Long>> newest, AtomicLong behind, Instant since) {
        this.newest = newest;
        this.behind = behind;
        this.since = since.getEpochSecond();
    }

    /** The same to who begins to read a partition: what its platforms delivered before was heard elsewhere, or by nobody. */
    public HeardPlatforms readingSince(Instant start) {
        return new HeardPlatforms(newest, behind, start);
    }

    /** What is read now has waited for long: what a platform delivered since may wait as well, in any partition. */
    public void behind(Instant now) {
        behind.accumulateAndGet(now.getEpochSecond(), Math::max);
    }

    /** Since when all that is delivered is heard at once, in seconds since the epoch. */
    long since() {
        return Math.max(since, behind.get());
    }

    /** @param at seconds since the epoch */
    public void add(String brand, String platform, long at) {
        Map<String, Long> ofBrand = newest.computeIfAbsent(brand, any -> new ConcurrentHashMap<>());
        Long known = ofBrand.get(platform);
        if (known == null || known < at) {
            ofBrand.merge(platform, at, Math::max);
        }
    }

    /** Seconds since the epoch of the newest look; {@code Long.MIN_VALUE} when there was none. */
    long newest(String brand, String platform) {
        return newest.getOrDefault(brand, Map.of()).getOrDefault(platform, Long.MIN_VALUE);
    }
}
