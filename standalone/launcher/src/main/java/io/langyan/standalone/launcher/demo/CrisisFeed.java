package io.langyan.standalone.launcher.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.langyan.standalone.launcher.client.Rest;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The crawlers of the demo: once a second every post that is out there is observed anew and sent as NDJSON, its counters grown at
 * the pace of the moment. A failure to post is kept and told when asked.
 */
final class CrisisFeed implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Rest rest;
    private final String run;
    private final Random random;
    private final List<Post> posts = new ArrayList<>();
    private final Map<String, String> firstOfPlatform = new LinkedHashMap<>();
    private final ScheduledExecutorService ticking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "crisis-feed");
        thread.setDaemon(true);
        return thread;
    });
    private volatile double pace;
    private volatile RuntimeException failure;
    private final NavigableMap<Long, Instant> sentBySecond = new TreeMap<>();
    private long observations;

    CrisisFeed(Rest rest, String run, long seed) {
        this.rest = rest;
        this.run = run;
        this.random = new Random(seed);
    }

    void start() {
        ticking.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /** Reposts, comments and likes per second, all posts together. */
    void pace(double perSecond) {
        pace = perSecond;
    }

    /** Publishes lines and observes them at once; returns when the suite has accepted them. */
    synchronized Instant publish(List<Script.Line> lines) {
        List<Post> fresh = lines.stream().map(this::posted).toList();
        posts.addAll(fresh);
        Instant sent = Instant.now();
        send(fresh, sent);
        return sent;
    }

    /** When the observation that proved something was made, to the millisecond: grading counts in whole seconds. */
    synchronized Instant made(Instant provedAt) {
        Map.Entry<Long, Instant> second = sentBySecond.ceilingEntry(provedAt.getEpochSecond());
        return second == null ? provedAt : second.getValue();
    }

    synchronized long observations() {
        return observations;
    }

    synchronized int mentions() {
        return posts.size();
    }

    /** @throws RuntimeException what went wrong while feeding, if anything did */
    void check() {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        ticking.shutdownNow();
    }

    private synchronized void tick() {
        try {
            double weights = posts.stream().mapToDouble(Post::weight).sum();
            posts.forEach(post -> post.grow(pace * post.weight() / weights, random));
            send(posts, Instant.now());
        } catch (RuntimeException broken) {
            failure = broken;
        }
    }

    private Post posted(Script.Line line) {
        String id =
                run + "-" + (posts.size() + firstOfPlatform.size() + 1) + "-" + Integer.toHexString(line.hashCode());
        boolean hangsOn = line.kind().equals("comment") || line.kind().equals("repost");
        String parent = hangsOn ? firstOfPlatform.get(line.platform()) : null;
        firstOfPlatform.putIfAbsent(line.platform(), id);
        double weight =
                line.badge().equals("media") ? 4 : line.badge().equals("personal") ? 2.5 : 0.5 + random.nextDouble();
        return new Post(line, id, parent, Instant.now().minusSeconds(2), weight);
    }

    private void send(List<Post> sent, Instant observedAt) {
        sentBySecond.putIfAbsent(observedAt.getEpochSecond(), observedAt);
        StringBuilder lines = new StringBuilder();
        for (Post post : sent) {
            lines.append(json(post.observed(observedAt))).append('\n');
        }
        var verdict = rest.post(
                        "ingest",
                        "/api/mentions",
                        "application/x-ndjson",
                        lines.toString().getBytes(StandardCharsets.UTF_8))
                .body();
        if (!verdict.path("rejected").isEmpty()) {
            throw new IllegalStateException("rejected: " + verdict.path("rejected"));
        }
        observations += sent.size();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
