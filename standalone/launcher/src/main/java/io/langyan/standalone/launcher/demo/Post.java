package io.langyan.standalone.launcher.demo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** One invented post with its counters as they stand. */
final class Post {

    private final Script.Line line;
    private final String id;
    private final String parent;
    private final Instant publishedAt;
    private final double weight;
    private double reposts = 1;
    private double comments = 2;
    private double likes = 6;

    Post(Script.Line line, String id, String parent, Instant publishedAt, double weight) {
        this.line = line;
        this.id = id;
        this.parent = parent;
        this.publishedAt = publishedAt.truncatedTo(ChronoUnit.SECONDS);
        this.weight = weight;
    }

    /** Its share of the attention. */
    double weight() {
        return weight;
    }

    void grow(double by, Random random) {
        double shared = 0.1 + random.nextDouble() * 0.2;
        double discussed = 0.2 + random.nextDouble() * 0.2;
        reposts += by * shared;
        comments += by * discussed;
        likes += by * (1 - shared - discussed);
    }

    /** As a crawler would report it. */
    Map<String, Object> observed(Instant at) {
        Map<String, Object> observation = new LinkedHashMap<>();
        observation.put("platform", line.platform());
        observation.put("externalId", id);
        observation.put("kind", line.kind());
        observation.put("parentId", parent);
        observation.put("url", "https://example.com/" + line.platform() + "/" + id);
        observation.put("text", line.text());
        observation.put(
                "author", Map.of("id", "demo-" + line.author(), "name", line.author(), "verified", line.badge()));
        observation.put("publishedAt", publishedAt.toString());
        observation.put("observedAt", at.truncatedTo(ChronoUnit.MILLIS).toString());
        observation.put(
                "counters", Map.of("reposts", (long) reposts, "comments", (long) comments, "likes", (long) likes));
        observation.put("source", "demo-" + line.platform());
        return observation;
    }
}
