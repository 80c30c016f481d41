package io.langyan.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.rest.outbound.AdmitTarget;
import io.langyan.events.rest.outbound.Names;
import io.langyan.events.rest.outbound.OutboundGuard;
import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.Outcome.Result;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.mutiny.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A provider that answers with too much, or not at all, does no more than that. */
class WireTest {

    private static final Vertx VERTX = Vertx.vertx();
    /** Those that wait for an answer. */
    private static final Queue<HttpServerResponse> WAITING = new ConcurrentLinkedQueue<>();

    private static HttpServer server;

    @BeforeAll
    static void serve() throws Exception {
        server = VERTX.getDelegate()
                .createHttpServer()
                .requestHandler(request -> {
                    if (request.path().equals("/silent")) {
                        WAITING.add(request.response());
                    } else {
                        request.response().end(Buffer.buffer("x".repeat(10_000_000)));
                    }
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterAll
    static void close() {
        VERTX.closeAndAwait();
    }

    @Test
    void ofALongAnswerTheBeginningIsKept() {
        AtomicInteger kept = new AtomicInteger();

        Outcome outcome = wire("5s")
                .post(url("/long"), Map.of(), new byte[0], response -> {
                    kept.set(response.body().length());
                    return Answers.unreadable(response);
                })
                .await()
                .indefinitely();

        assertThat(kept.get()).isEqualTo(ShortAnswer.MOST);
        assertThat(outcome.code()).isEqualTo("HTTP_200");
    }

    @Test
    void ofAReceiversAnswerNothingIsKept() {
        Outcome outcome = wire("5s")
                .postGuarded(url("/long"), Map.of(), new byte[0], response -> {
                    assertThat((Object) response.body()).isNull();
                    return Outcome.ok("HTTP_" + response.statusCode(), null);
                })
                .await()
                .indefinitely();

        assertThat(outcome.code()).isEqualTo("HTTP_200");
    }

    @Test
    void asManyAsAChannelSendsAtOnceLeaveThoughNoneIsAnsweredAndWhatDidNotLeaveIsTriedAgain() {
        // Given
        Wire wire = wire("2s");
        Queue<Outcome> came = new ConcurrentLinkedQueue<>();

        // When
        IntStream.range(0, Wire.MOST_AT_ONCE + 1)
                .forEach(i -> wire.post(url("/silent"), Map.of(), new byte[0], response -> Outcome.ok("0", null))
                        .subscribe()
                        .with(came::add));

        // Then
        Awaitility.await().until(() -> came.size() == Wire.MOST_AT_ONCE + 1);
        assertThat(WAITING).hasSize(Wire.MOST_AT_ONCE);
        assertThat(came.stream().filter(outcome -> outcome.result() == Result.MAYBE))
                .hasSize(Wire.MOST_AT_ONCE);
        assertThat(came.stream().filter(outcome -> outcome.result() == Result.RETRY))
                .singleElement()
                .extracting(Outcome::code)
                .isEqualTo("UNREACHABLE");
    }

    private static String url(String path) {
        return "http://127.0.0.1:" + server.actualPort() + path;
    }

    private static Wire wire(String timeout) {
        NotificationConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withDefaultValue("langyan.notification.contact-key", "any")
                .withDefaultValue("langyan.notification.send-timeout", timeout)
                .withMapping(NotificationConfig.class)
                .build()
                .getConfigMapping(NotificationConfig.class);
        String allowed = "127.0.0.1:" + server.actualPort();
        return new Wire(
                VERTX, config, new AdmitTarget(new OutboundGuard("test", List.of(allowed), Set.of(443)), Names.SYSTEM));
    }
}
