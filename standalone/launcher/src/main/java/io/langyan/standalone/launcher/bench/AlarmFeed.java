package io.langyan.standalone.launcher.bench;

import io.langyan.standalone.launcher.client.Refused;
import io.langyan.standalone.launcher.client.Rest;
import io.langyan.standalone.launcher.home.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** Posts alarms one by one, each at its time, and remembers when. */
final class AlarmFeed {

    private static final int CRAWLERS = 4;

    private final Predicate<byte[]> door;
    private final List<AlarmStory> stories;
    private final ScheduledExecutorService crawlers = Executors.newScheduledThreadPool(CRAWLERS);
    private final Map<AlarmStory, Instant> sent = new ConcurrentHashMap<>();
    private final Map<AlarmStory, Instant> proved = new ConcurrentHashMap<>();
    private final AtomicLong refused = new AtomicLong();

    AlarmFeed(Rest rest, List<AlarmStory> stories) {
        this(line -> isAccepted(rest, line), stories);
    }

    /** @param door takes a line, or does not */
    AlarmFeed(Predicate<byte[]> door, List<AlarmStory> stories) {
        this.door = door;
        this.stories = stories;
    }

    /** Returns at once. */
    void begin() {
        for (AlarmStory story : stories) {
            after(story.at(), () -> tell(story));
        }
    }

    private void tell(AlarmStory story) {
        if (posted(story.first(), story, sent) && story.proves() != null) {
            prove(story);
        }
    }

    /** What is due after the end is no proof that was posted, and must be seen to be missing. */
    private void prove(AlarmStory story) {
        try {
            after(AlarmStory.PROVED_AFTER, () -> posted(story.proof(), story, proved));
        } catch (RejectedExecutionException ended) {
            refused.incrementAndGet();
        }
    }

    private void after(Duration time, Runnable task) {
        crawlers.schedule(task, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The time is that before the post: who waits for an alarm waits for the way in as well. */
    private boolean posted(byte[] line, AlarmStory story, Map<AlarmStory, Instant> when) {
        Instant now = Instant.now();
        try {
            if (door.test(line)) {
                when.put(story, now);
                return true;
            }
        } catch (Refused | UserError unanswered) {
            System.err.println("an alarm was not taken: " + unanswered.getMessage());
        }
        refused.incrementAndGet();
        return false;
    }

    private static boolean isAccepted(Rest rest, byte[] line) {
        return rest.post("ingest", "/api/mentions", "application/x-ndjson", line)
                        .body()
                        .path("accepted")
                        .asInt()
                == 1;
    }

    /** Returns when those that are due are posted; what is not by then is refused. */
    void end() {
        crawlers.shutdown();
        try {
            if (!crawlers.awaitTermination(1, TimeUnit.MINUTES)) {
                refused.addAndGet(crawlers.shutdownNow().size());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** When the first sample of a story was posted. */
    Map<AlarmStory, Instant> sent() {
        return sent;
    }

    /** When the sample that proves its level was posted. */
    Map<AlarmStory, Instant> proved() {
        return proved;
    }

    /** Posts that were not accepted; what they would have told is not waited for. */
    long refused() {
        return refused.get();
    }
}
