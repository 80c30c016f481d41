package io.langyan.standalone.launcher.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Asks a process whether it is ready: {@code http:} must answer 200, {@code tcp:} must accept a connection. */
public final class Probe {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Executor SOON = CompletableFuture.delayedExecutor(150, TimeUnit.MILLISECONDS);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private Probe() {}

    public static boolean isReady(URI probe) {
        return "tcp".equals(probe.getScheme()) ? accepts(probe) : answers(probe);
    }

    private static boolean accepts(URI probe) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(probe.getHost(), probe.getPort()), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean answers(URI probe) {
        HttpRequest request = HttpRequest.newBuilder(probe).timeout(PATIENCE).build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Completes with true once the probe says ready, with false when the time is over or it is no longer worth waiting. */
    public static CompletableFuture<Boolean> untilReady(URI probe, Duration within, BooleanSupplier worthWaiting) {
        return untilReady(probe, Instant.now().plus(within), worthWaiting);
    }

    private static CompletableFuture<Boolean> untilReady(URI probe, Instant end, BooleanSupplier worthWaiting) {
        if (!worthWaiting.getAsBoolean() || Instant.now().isAfter(end)) {
            return CompletableFuture.completedFuture(false);
        }
        return CompletableFuture.supplyAsync(() -> isReady(probe), SOON)
                .thenCompose(ready ->
                        ready ? CompletableFuture.completedFuture(true) : untilReady(probe, end, worthWaiting));
    }
}
