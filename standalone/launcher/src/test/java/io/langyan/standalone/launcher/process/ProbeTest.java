package io.langyan.standalone.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProbeTest {

    private final AtomicInteger status = new AtomicInteger(503);
    private HttpServer server;
    private URI probe;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(status.getAndSet(200), 2);
            exchange.getResponseBody().write("{}".getBytes());
            exchange.close();
        });
        server.start();
        probe = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/health");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void onlyAnAnswerOf200IsReady() {
        assertThat(Probe.isReady(probe)).isFalse();
        assertThat(Probe.isReady(probe)).isTrue();
    }

    @Test
    void itAsksAgainUntilReady() throws Exception {
        assertThat(Probe.untilReady(probe, Duration.ofSeconds(20), () -> true).get(20, TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void whereNobodyListensNothingIsReady() {
        // Given
        server.stop(0);

        // When
        boolean ready = Probe.isReady(probe);

        // Then
        assertThat(ready).isFalse();
    }

    @Test
    void waitingEndsWithTheProcess() throws Exception {
        assertThat(Probe.untilReady(probe, Duration.ofSeconds(20), () -> false).get(20, TimeUnit.SECONDS))
                .isFalse();
    }

    @Test
    void whatCannotBeAskedIsNotWaitedForForEver() {
        // When
        CompletableFuture<Boolean> ready = Probe.untilReady(URI.create("tcp:none"), Duration.ofSeconds(20), () -> true);

        // Then
        assertThat(ready)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thoseThatAcceptAndDoNotAnswerHoldUpNobody() throws IOException {
        // Given
        status.set(200);
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI unanswered = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/health");
            IntStream.range(0, 8)
                    .forEach(i -> Probe.untilReady(unanswered, Duration.ofSeconds(20), () -> !silent.isClosed()));

            // When
            CompletableFuture<Boolean> ready = Probe.untilReady(probe, Duration.ofSeconds(20), () -> true);

            // Then
            assertThat(ready).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(true);
        }
    }

    @Test
    void whatFollowsKeepsNobodyFromBeingAsked() throws Exception {
        // When
        String follower = Probe.untilReady(probe, Duration.ofSeconds(20), () -> true)
                .thenApply(ready -> Thread.currentThread().getName())
                .get(20, TimeUnit.SECONDS);

        // Then
        assertThat(follower).isNotEqualTo("probe");
    }
}
