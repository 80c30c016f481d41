package io.langyan.grading.backtest.job;

import io.langyan.events.rest.Problem;
import io.langyan.grading.GradingConfig;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** One backtest at a time, so that live grading keeps its core, and only so many behind it: each may hold a gigabyte on disk. */
@ApplicationScoped
class BacktestQueue {

    private final int most;
    private final Semaphore places;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "backtest");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });

    BacktestQueue(GradingConfig config) {
        most = config.backtests().waiting();
        // and the one that runs
        places = new Semaphore(most + 1);
    }

    /** @throws Problem 429 when too many wait */
    void takePlace() {
        if (!places.tryAcquire()) {
            throw Problem.tooMany(
                            "too-many-backtests",
                            "已有 " + most + " 个回测在排队，请稍后再试。",
                            most + " backtests are waiting already; try again in a minute.")
                    .with("limit", most);
        }
    }

    /** Of one that will not run after all. */
    void leavePlace() {
        places.release();
    }

    /** Runs it when those before it are through, in the place that was taken. */
    void run(Runnable backtest) {
        worker.execute(() -> {
            try {
                backtest.run();
            } finally {
                places.release();
            }
        });
    }

    void stop(@Observes ShutdownEvent event) {
        worker.shutdownNow();
    }
}
