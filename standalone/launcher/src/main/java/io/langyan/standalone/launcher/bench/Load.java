package io.langyan.standalone.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.launcher.client.Refused;
import io.langyan.standalone.launcher.client.Rest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Several crawlers that post batches one after the other for a time. */
final class Load {

    private final Rest rest;
    private final int connections;
    private final int batch;
    private final double rate;

    /** @param rate observations a second in all, 0 for as fast as they are accepted */
    Load(Rest rest, int connections, int batch, double rate) {
        this.rest = rest;
        this.connections = connections;
        this.batch = batch;
        this.rate = rate;
    }

    /** What one crawler, or all together, got accepted. */
    static final class Tally {
        private final List<Long> posts = new ArrayList<>();
        private long accepted;
        private long rejected;
        private long refusedPosts;
        private long mentions;

        long accepted() {
            return accepted;
        }

        long rejected() {
            return rejected;
        }

        /** Posts answered with an error; their observations were not accepted. */
        long refusedPosts() {
            return refusedPosts;
        }

        long mentions() {
            return mentions;
        }

        /** Nanoseconds of each post. */
        List<Long> posts() {
            return posts;
        }

        private void add(Tally other) {
            posts.addAll(other.posts);
            accepted += other.accepted;
            rejected += other.rejected;
            refusedPosts += other.refusedPosts;
            mentions += other.mentions;
        }
    }

    Tally during(Duration duration, List<MentionMill> mills) {
        ExecutorService crawlers = Executors.newFixedThreadPool(connections);
        try {
            long end = System.nanoTime() + duration.toNanos();
            List<Future<Tally>> running = new ArrayList<>();
            for (int i = 0; i < mills.size(); i++) {
                MentionMill mill = mills.get(i);
                long begin = System.nanoTime() + pause() * i / mills.size();
                running.add(crawlers.submit((Callable<Tally>) () -> crawl(mill, begin, end)));
            }
            Tally all = new Tally();
            for (Future<Tally> one : running) {
                all.add(one.get());
            }
            return all;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause().getMessage(), failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        } finally {
            crawlers.shutdownNow();
        }
    }

    /** Nanoseconds from one post of a crawler to its next, 0 for none. */
    private long pause() {
        return rate == 0 ? 0 : (long) (TimeUnit.SECONDS.toNanos(1) * batch * connections / rate);
    }

    /** @param begin a part of the pause later for each, or all would post at once */
    private Tally crawl(MentionMill mill, long begin, long end) {
        Tally tally = new Tally();
        long due = begin;
        waitUntil(due, end);
        while (System.nanoTime() < end) {
            post(mill.lines(batch).getBytes(StandardCharsets.UTF_8), tally);
            due += pause();
            waitUntil(due, end);
        }
        tally.mentions = mill.mentions();
        return tally;
    }

    private static void waitUntil(long due, long end) {
        while (System.nanoTime() < Math.min(due, end)) {
            LockSupport.parkNanos(Math.min(due, end) - System.nanoTime());
        }
    }

    private void post(byte[] lines, Tally tally) {
        long begin = System.nanoTime();
        try {
            JsonNode verdict = rest.post("ingest", "/api/mentions", "application/x-ndjson", lines)
                    .body();
            tally.accepted += verdict.path("accepted").asLong();
            tally.rejected += verdict.path("rejected").size();
        } catch (Refused refused) {
            if (refused.status() < 500 && refused.status() != 429) {
                throw refused;
            }
            tally.refusedPosts++;
        }
        tally.posts.add(System.nanoTime() - begin);
    }
}
