package io.langyan.standalone.launcher.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Asks again and again until there is an answer or the deadline has passed. */
public final class Patience implements AutoCloseable {

    private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "patience");
        thread.setDaemon(true);
        return thread;
    });

    /** Nothing came in time. */
    public static final class RanOut extends RuntimeException {
        RanOut(String what, Duration deadline) {
            super("%s: nothing within %d s".formatted(what, deadline.toSeconds()));
        }
    }

    /**
     * @param what for the message when it runs out
     * @param question asked every {@code every}; an exception ends the waiting with that exception
     */
    public <T> T until(String what, Duration deadline, Duration every, Supplier<Optional<T>> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        ScheduledFuture<?> repeated =
                asking.scheduleWithFixedDelay(() -> ask(question, answer), 0, every.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new RanOut(what, deadline);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException(what, failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what + ": interrupted", interrupted);
        } finally {
            repeated.cancel(false);
        }
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }

    private static <T> void ask(Supplier<Optional<T>> question, CompletableFuture<T> answer) {
        try {
            question.get().ifPresent(answer::complete);
        } catch (RuntimeException failed) {
            answer.completeExceptionally(failed);
        }
    }
}
