package io.langyan.grading.topology;

import io.langyan.events.v1.Author;
import io.langyan.events.v1.Counters;
import io.langyan.events.v1.MentionMatched;
import io.langyan.events.v1.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A matter that spreads over several platforms, with counters that are unknown, fall, and lag. */
final class Crowd {

    private static final List<String> PLATFORMS = List.of("weibo", "douyin", "xiaohongshu", "zhihu");
    private static final Instant BEGIN = Instant.parse("2026-03-02T01:00:00Z");

    private Crowd() {}

    /** Samples in order of time. */
    static List<MentionMatched> of(String brand, long seed, int mentions, int samples, String words) {
        return of(brand, seed, 0, mentions, samples, words);
    }

    /** @param from number of its first mention: the brand may have other matters */
    static List<MentionMatched> of(String brand, long seed, int from, int mentions, int samples, String words) {
        Random random = new Random(seed);
        List<MentionMatched> all = new ArrayList<>();
        for (int number = from; number < from + mentions; number++) {
            Instant published = BEGIN.plusSeconds(random.nextInt(3 * 3600));
            Instant at = published.plusSeconds(random.nextInt(900));
            long height = 50 + random.nextInt(400);
            for (int sample = 0; sample < samples; sample++) {
                all.add(mention(brand, number, words, published, at, counters(random, height), random));
                height += random.nextInt(6) == 0 ? -20 : (long) (height * random.nextDouble());
                at = at.plusSeconds(120 + random.nextInt(2400));
            }
        }
        all.sort(Comparator.comparing(MentionMatched::observedAt));
        return all;
    }

    private static Counters counters(Random random, long height) {
        return Counters.of(
                random.nextInt(5) == 0 ? null : height, random.nextInt(5) == 0 ? null : height / 2, height * 3);
    }

    private static MentionMatched mention(
            String brand, int number, String words, Instant published, Instant at, Counters counters, Random random) {
        String platform = PLATFORMS.get(number % PLATFORMS.size());
        String id = brand + "-" + number;
        boolean media = number == 3;
        Reading reading = number % 4 == 2
                ? null
                : new Reading(
                        new Reading.Sentiment("negative", 0.9, Map.of("negative", 0.9)),
                        List.of("refund"),
                        number % 2 == 0 ? List.of("product-safety") : List.of("service-dispute"),
                        "pr",
                        List.of());
        return new MentionMatched(
                UUID.nameUUIDFromBytes((platform + id).getBytes()),
                brand,
                platform,
                id,
                "post",
                null,
                null,
                null,
                words + "，第" + (number % 3) + "批",
                new Author("k" + number, "网友" + number, 100L, media ? Author.Verified.MEDIA : Author.Verified.NONE),
                published,
                at,
                at.plusSeconds(random.nextInt(5)),
                counters,
                "test",
                List.of(brand, "投诉"),
                false,
                false,
                false,
                media,
                reading,
                1,
                List.of());
    }
}
