package io.langyan.standalone.launcher.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Asks a process whether it is ready: {@code http:} must answer 200, {@code tcp:} must accept a connection. It asks some thousand times
 * while a suite starts, mostly ports where nobody listens yet: a plain socket costs a tenth of an HTTP client's processor time.
 */
public final class Probe {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration EVERY = Duration.ofMillis(200);

    /** As many as a suite has processes: one that accepts a connection and does not answer keeps a thread for as long as its patience. */
    private static final int THREADS = 9;

    private static final ScheduledExecutorService ASKING = Executors.newScheduledThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "probe");
        thread.setDaemon(true);
        return thread;
    });

    private Probe() {}

    public static boolean isReady(URI probe) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.connect(new InetSocketAddress(probe.getHost(), probe.getPort()), (int) PATIENCE.toMillis());
            return "tcp".equals(probe.getScheme()) || answers(socket, probe);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean answers(Socket socket, URI probe) throws IOException {
        String request = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                .formatted(probe.getRawPath(), probe.getAuthority());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return answer.startsWith("HTTP/1.1 200 ");
    }

    /**
     * Completes with true once the probe says ready, with false when the time is over or it is no longer worth waiting. What follows
     * may take its time: it keeps nobody from being asked.
     */
    public static CompletableFuture<Boolean> untilReady(URI probe, Duration within, BooleanSupplier worthWaiting) {
        Instant end = Instant.now().plus(within);
        CompletableFuture<Boolean> outcome = new CompletableFuture<>();
        ScheduledFuture<?> asking = ASKING.scheduleWithFixedDelay(
                () -> ask(
                        probe,
                        () -> worthWaiting.getAsBoolean() && Instant.now().isBefore(end),
                        outcome),
                EVERY.toMillis(),
                EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
        outcome.whenComplete((ready, failure) -> asking.cancel(false));
        return outcome;
    }

    private static void ask(URI probe, BooleanSupplier worthWaiting, CompletableFuture<Boolean> outcome) {
        try {
            if (!worthWaiting.getAsBoolean()) {
                outcome.completeAsync(() -> false);
            } else if (isReady(probe)) {
                outcome.completeAsync(() -> true);
            }
        } catch (Throwable e) {
            // Thrown, it would end the asking without a word.
            CompletableFuture.runAsync(() -> outcome.completeExceptionally(e));
        }
    }
}
