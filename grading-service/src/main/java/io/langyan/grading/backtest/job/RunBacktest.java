package io.langyan.grading.backtest.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.events.v1.EventJson;
import io.langyan.grading.backtest.Regrading;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;

/** Runs backtests one after the other, and tells how they go. */
@ApplicationScoped
class RunBacktest {

    private static final Logger LOG = Logger.getLogger(RunBacktest.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int GRADED = 99;
    private static final long TOLD_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Backtests backtests;
    private final Differences differences;
    private final BacktestQueue queue;

    /** Those that wait here, and the one that runs. */
    private final Set<UUID> atIt = ConcurrentHashMap.newKeySet();

    RunBacktest(Backtests backtests, Differences differences, BacktestQueue queue) {
        this.backtests = backtests;
        this.differences = differences;
        this.queue = queue;
    }

    /** What a backtest works on. */
    interface Work {

        /**
         * @param progress takes percents
         * @return the answer
         */
        Object run(Regrading<?> regrading, IntConsumer progress) throws IOException;

        /** Called in the end, whatever happened. */
        default void end() {}
    }

    /**
     * @return the id under which to ask for it
     * @throws Problem 429 when too many wait
     */
    Uni<UUID> start(AskedGrading grading, String brand, String user, JsonObject asked, Work work) {
        UUID id = TimeOrderedId.next();
        return Uni.createFrom()
                .voidItem()
                .invoke(queue::takePlace)
                .chain(() -> add(id, brand, user, asked))
                .onFailure()
                .invoke(work::end)
                .invoke(() -> atIt.add(id))
                .invoke(() -> queue.run(() -> run(id, grading, work)))
                .replaceWith(id);
    }

    private Uni<Void> add(UUID id, String brand, String user, JsonObject asked) {
        return backtests.add(id, brand, user, asked).onFailure().invoke(queue::leavePlace);
    }

    private void run(UUID id, AskedGrading grading, Work work) {
        try {
            Told told = new Told(id);
            DifferenceLog log = new DifferenceLog((first, found) -> {
                await(differences.add(id, first, found));
                told.percent(GRADED);
            });
            Object answer = work.run(grading.telling(log::add), told::percent);
            log.flush();
            await(backtests.done(id, json(answer)));
        } catch (IOException | RuntimeException failed) {
            LOG.errorf(failed, "backtest %s failed", id);
            tryToTell(id, failed);
        } finally {
            atIt.remove(id);
            work.end();
        }
    }

    /** One that waits long, or works long without getting on, is not taken for dead. */
    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tellAlive() {
        return atIt.isEmpty() ? Uni.createFrom().voidItem() : backtests.alive(atIt);
    }

    private void tryToTell(UUID id, Exception failed) {
        try {
            await(backtests.failed(id, failed.getClass().getSimpleName()));
            await(differences.forget(id));
        } catch (RuntimeException alsoFailed) {
            LOG.warnf("backtest %s failed and nobody was told: %s", id, alsoFailed.getMessage());
        }
    }

    private static String json(Object answer) throws JsonProcessingException {
        return EventJson.mapper().writeValueAsString(answer);
    }

    private static void await(Uni<Void> write) {
        write.await().atMost(PATIENCE);
    }

    /** Writes progress now and then; that also says the job is alive. */
    private final class Told {

        private final UUID id;
        private long last = System.nanoTime() - TOLD_EVERY_NANOS;

        Told(UUID id) {
            this.id = id;
        }

        void percent(int percent) {
            if (System.nanoTime() - last >= TOLD_EVERY_NANOS) {
                last = System.nanoTime();
                await(backtests.moved(id, "running", percent));
            }
        }
    }
}
