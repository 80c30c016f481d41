package io.langyan.monitoring.feeds;

import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.observation.AcceptObservations;
import io.langyan.monitoring.observation.ObservationReader;
import io.langyan.monitoring.observation.Submission;
import io.langyan.monitoring.outbound.Ask;
import io.langyan.monitoring.outbound.FetchFailed;
import io.langyan.monitoring.outbound.FetchOutbound;
import io.langyan.monitoring.outbound.Fetched;
import io.langyan.monitoring.outbound.Trouble;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Polls one feed: asks whether there is anything new, reads it, and makes what is new or changed durable. Fails only when Kafka or the database does. */
@ApplicationScoped
class PollFeed {

    /** A feed's tree takes many times its bytes, so only so many grow at a time. */
    private static final int READERS = 2;

    private final FetchOutbound outbound;
    private final SeenItems seen;
    private final ObservationReader observations;
    private final AcceptObservations accept;
    private final MonitoringConfig config;
    private final FeedReader reader = new FeedReader();
    private final ExecutorService readers = Executors.newFixedThreadPool(READERS, PollFeed::reading);

    PollFeed(
            FetchOutbound outbound,
            SeenItems seen,
            ObservationReader observations,
            AcceptObservations accept,
            MonitoringConfig config) {
        this.outbound = outbound;
        this.seen = seen;
        this.observations = observations;
        this.accept = accept;
        this.config = config;
    }

    Uni<PollOutcome> poll(DuePoll due, Instant now) {
        return outbound.get(ask(due))
                .emitOn(readers)
                .chain(answer -> judged(due, answer, now))
                .onFailure(FetchFailed.class)
                .recoverWithItem(failure -> failed(((FetchFailed) failure).trouble()))
                .onFailure(FeedBroken.class)
                .recoverWithItem(failure -> failed(((FeedBroken) failure).trouble()));
    }

    void stop(@Observes ShutdownEvent event) {
        readers.shutdownNow();
    }

    private Ask ask(DuePoll due) {
        Map<String, String> headers = new HashMap<>();
        headers.put(
                "Accept",
                "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, application/json;q=0.9, */*;q=0.5");
        if (due.etag() != null) {
            headers.put("If-None-Match", due.etag());
        }
        if (due.lastModified() != null) {
            headers.put("If-Modified-Since", due.lastModified());
        }
        return new Ask(
                due.source().url(),
                headers,
                config.feeds().maxBody().asLongValue(),
                config.feeds().timeLimit());
    }

    private Uni<PollOutcome> judged(DuePoll due, Fetched answer, Instant now) {
        boolean asked = due.etag() != null || due.lastModified() != null;
        if (answer.status() == 304 && asked) {
            return Uni.createFrom().item(new PollOutcome.Unchanged());
        }
        if (answer.status() != 200) {
            return Uni.createFrom().item(refused(answer, now));
        }
        return read(due, answer, now);
    }

    private Uni<PollOutcome> read(DuePoll due, Fetched answer, Instant now) {
        Map<String, PolledItem> items = new LinkedHashMap<>();
        for (FeedItem item : reader.read(answer.body(), answer.header("content-type"))) {
            PolledItem polled = PolledItem.of(item, due.source(), answer.from(), now);
            items.putIfAbsent(polled.externalId(), polled);
        }
        List<PolledItem> all = new ArrayList<>(items.values());
        return seen.freshOf(due.source().id(), all).chain(fresh -> {
            Submission submission = submission(fresh, now);
            requireAnyGood(submission, all.size());
            return accept.accept(submission)
                    .replaceWith(
                            new PollOutcome.Read(fresh, all, header(answer, "etag"), header(answer, "last-modified")));
        });
    }

    private Submission submission(List<PolledItem> fresh, Instant now) {
        Submission submission = new Submission();
        int line = 1;
        for (PolledItem item : fresh) {
            submission.add(line++, observations.read(item.observation(), now));
        }
        return submission;
    }

    /** A feed of which nothing can be used is as good as silent. */
    private static void requireAnyGood(Submission submission, int items) {
        if (submission.rejected() > 0 && submission.rejected() == items) {
            var reason = submission.rejections().get(0).reason();
            throw new FeedBroken("no-usable-item", "没有一条条目可用：" + reason.zh(), "no item can be used: " + reason.en());
        }
    }

    private static PollOutcome refused(Fetched answer, Instant now) {
        Trouble trouble = new Trouble(
                "http-" + answer.status(), "服务器答复 " + answer.status(), "the server answered " + answer.status());
        return new PollOutcome.Failed(trouble, RetryAfter.parse(answer.header("retry-after"), now));
    }

    private static PollOutcome failed(Trouble trouble) {
        return new PollOutcome.Failed(trouble, null);
    }

    /** What is sent back to a server comes from it; longer than any honest value it is not kept. */
    private static String header(Fetched answer, String name) {
        String value = answer.header(name);
        return value == null || value.length() > 500 ? null : value;
    }

    private static Thread reading(Runnable work) {
        Thread thread = new Thread(work, "feed-reader");
        thread.setDaemon(true);
        return thread;
    }
}
