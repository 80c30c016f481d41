package io.langyan.grading.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Stories with everything that real sources do to counters: unknown, null, falling, lagging, first known late, seen twice in one
 * second, told twice, told late. The same seed gives the same stories. Each observation names its story in {@code topic}.
 */
final class StoryGenerator {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final long DAY = 86_400;
    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final List<String> PLATFORMS =
            List.of("weibo", "douyin", "xiaohongshu", "zhihu", "bilibili", "news", "forum");
    private static final List<String> CATEGORIES =
            List.of("product-safety", "product-quality", "service-dispute", "false-advertising", "labour", "other");

    private final Random random;
    private final String topic;
    private final long begin;
    private final long duration;
    private final double scale;
    private final double readShare;
    private final String bias;

    private StoryGenerator(long seed, int number) {
        this.random = new Random(seed * 1_000_003 + number);
        this.topic = "story-%04d".formatted(number);
        this.begin = BEGIN.getEpochSecond() + random.nextInt(7 * (int) DAY);
        this.duration = 600 + (long) (Math.pow(random.nextDouble(), 2) * DAY * 1.5);
        this.scale = Math.pow(10, 1.5 + random.nextDouble() * 4.5);
        this.readShare = pick(List.of(0.0, 0.3, 0.8, 1.0));
        this.bias = pick(List.of("negative", "negative", "negative", "neutral", "positive"));
    }

    /** Observations of one story, in the order in which they arrive. */
    static List<JsonNode> story(long seed, int number) {
        return new StoryGenerator(seed, number).story();
    }

    private List<JsonNode> story() {
        List<JsonNode> lines = new ArrayList<>();
        int mentions = chance(0.08) ? 40 + random.nextInt(161) : 2 + random.nextInt(chance(0.3) ? 40 : 10);
        for (int mention = 0; mention < mentions; mention++) {
            mention(mention, scale / Math.sqrt(mentions), lines);
        }
        int repeats = random.nextInt(1 + lines.size() / 5);
        for (int repeat = 0; repeat < repeats; repeat++) {
            lines.add(lines.get(random.nextInt(lines.size())).deepCopy());
        }
        Collections.shuffle(lines, random);
        return lines;
    }

    private void mention(int number, double size, List<JsonNode> lines) {
        long first = begin + (long) (random.nextDouble() * duration);
        if (chance(0.15)) {
            first -= Math.floorMod(first, 60);
        }
        ObjectNode base = JSON.objectNode();
        base.put("topic", topic).put("platform", pick(PLATFORMS)).put("externalId", topic + "-" + number);
        base.put("kind", pick(List.of("post", "repost", "comment", "article", "video")));
        base.put("text", "岚山酸奶喝完拉肚子 " + number);
        author(base);
        Long publishedAt = publishedAt(first);
        ObjectNode reading = chance(readShare) ? reading() : null;
        int samples = 1 + random.nextInt(7);
        int readFrom = chance(0.2) ? random.nextInt(samples) : 0;
        CounterWalk walk = new CounterWalk(random, size);
        long at = first;
        for (int sample = 0; sample < samples; sample++) {
            ObjectNode line = base.deepCopy();
            if (publishedAt != null && !chance(0.05)) {
                line.put("publishedAt", time(publishedAt));
            }
            if (reading != null && sample >= readFrom) {
                line.set("reading", reading.deepCopy());
            }
            line.put("observedAt", time(at)).put("source", "crawler-" + random.nextInt(3));
            line.set("counters", walk.next());
            lines.add(line);
            at += step();
        }
    }

    private long step() {
        if (chance(0.12)) {
            return 0;
        }
        return chance(0.3) ? 1 + random.nextInt(90) : 60 + random.nextInt((int) Math.max(600, duration / 3));
    }

    private Long publishedAt(long first) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> null;
            case 3 -> first;
            case 4 -> first + random.nextInt(600);
            case 5 -> first - 2 * 3600 + random.nextInt(3) * 60 - 60;
            case 6 -> first - 3 * 3600 - random.nextInt((int) (4 * DAY));
            default -> first - random.nextInt(3600);
        };
    }

    private void author(ObjectNode line) {
        if (chance(0.2)) {
            return;
        }
        ObjectNode author = line.putObject("author");
        author.put("id", "u" + random.nextInt(1000)).put("followers", random.nextInt(100_000));
        author.put("name", chance(0.05) ? "岚山官方" : chance(0.02) ? "晨报" : "网友" + random.nextInt(1000));
        author.put(
                "verified", chance(0.05) ? "media" : pick(List.of("none", "personal", "organisation", "government")));
    }

    private ObjectNode reading() {
        String label = chance(0.7) ? bias : pick(List.of("negative", "neutral", "positive"));
        ObjectNode reading = JSON.objectNode();
        reading.putObject("sentiment").put("label", label).put("probability", 0.9);
        reading.putArray("appeals");
        var categories = reading.putArray("categories");
        for (int i = random.nextInt(3); i > 0; i--) {
            categories.add(pick(CATEGORIES));
        }
        reading.putArray("evidence");
        return reading;
    }

    private String time(long second) {
        Instant instant = Instant.ofEpochSecond(second);
        return chance(0.5)
                ? instant.toString()
                : instant.atOffset(ZoneOffset.ofHours(8)).toString();
    }

    private boolean chance(double part) {
        return random.nextDouble() < part;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Counters of one mention from sample to sample. */
    private static final class CounterWalk {

        private static final List<String> NAMES = List.of("reposts", "comments", "likes", "views");

        private final Random random;
        private final double size;
        private final double[] value = new double[NAMES.size()];
        private final int[] knownFrom = new int[NAMES.size()];
        private int sample;

        CounterWalk(Random random, double size) {
            this.random = random;
            this.size = size;
            for (int i = 0; i < NAMES.size(); i++) {
                value[i] = random.nextInt(3) == 0 ? 0 : random.nextDouble() * size / 4;
                knownFrom[i] = switch (random.nextInt(8)) {
                    case 0 -> Integer.MAX_VALUE;
                    case 1 -> 1 + random.nextInt(3);
                    default -> 0;
                };
            }
        }

        ObjectNode next() {
            ObjectNode counters = JSON.objectNode();
            for (int i = 0; i < NAMES.size(); i++) {
                value[i] += Math.abs(random.nextGaussian()) * size * (random.nextInt(6) == 0 ? 3 : 0.3);
                show(counters, i);
            }
            sample++;
            return counters;
        }

        private void show(ObjectNode counters, int i) {
            int fate = random.nextInt(20);
            boolean unknown = sample < knownFrom[i] || fate == 0;
            if (unknown && random.nextBoolean()) {
                counters.putNull(NAMES.get(i));
            } else if (!unknown) {
                double lag = fate == 1 ? random.nextDouble() : fate == 2 ? 0.95 : 1;
                counters.put(NAMES.get(i), (long) (value[i] * lag));
            }
        }
    }
}
