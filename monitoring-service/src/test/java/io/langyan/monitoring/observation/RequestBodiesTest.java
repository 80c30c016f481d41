package io.langyan.monitoring.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.langyan.events.rest.Problem;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class RequestBodiesTest {

    private static final int SENT = 1_000;
    private static final int UNPACKED = 1_500;

    private final RequestBodies bodies = new RequestBodies(SENT, UNPACKED);

    @Test
    void allThatIsWorkedOnAtOnceHasALimit() throws IOException {
        // Given
        CompletableFuture<Integer> first = new CompletableFuture<>();
        CompletableFuture<Integer> second = new CompletableFuture<>();
        AtomicInteger ended = new AtomicInteger();
        take(SENT, first, ended);
        take(SENT, second, ended);

        // When, Then
        assertRefused(SENT, 503, "intake-busy");
        assertThat(length(500)).isEqualTo(500);

        // When
        first.complete(1);
        second.completeExceptionally(new IllegalStateException("the broker is away"));

        // Then
        assertThat(ended).hasValue(2);
        assertThat(length(SENT)).isEqualTo(SENT);
        assertAllRoomIsFree();
    }

    @Test
    void aRefusedBodyTakesNoRoom() throws IOException {
        assertRefused(SENT + 1, 413, "body-too-large");
        assertThatThrownBy(() -> bodies.with(new ByteArrayInputStream(new byte[900]), true, RequestBodiesTest::size))
                .isInstanceOfSatisfying(
                        Problem.class, bad -> assertThat(bad.kind()).isEqualTo("bad-gzip"));
        assertThatThrownBy(() -> bodies.with(gzip(UNPACKED + 1), true, RequestBodiesTest::size))
                .isInstanceOfSatisfying(
                        Problem.class, bad -> assertThat(bad.status()).isEqualTo(413));
        assertThatThrownBy(() -> bodies.with(new ByteArrayInputStream(new byte[900]), false, body -> {
                    throw new IllegalArgumentException("not to be read");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertAllRoomIsFree();
    }

    @Test
    void gzipIsUndone() throws IOException {
        assertThat(bodies.with(gzip(UNPACKED), true, RequestBodiesTest::size)
                        .await()
                        .indefinitely())
                .isEqualTo(UNPACKED);
    }

    private void assertAllRoomIsFree() throws IOException {
        AtomicInteger ended = new AtomicInteger();
        CompletableFuture<Integer> first = new CompletableFuture<>();
        take(SENT, first, ended);
        take(SENT, first, ended);
        take(SENT + UNPACKED - 2 * SENT, first, ended);
        assertRefused(1, 503, "intake-busy");
        first.complete(1);
        assertThat(ended).hasValue(3);
    }

    private void take(int length, CompletableFuture<Integer> work, AtomicInteger ended) throws IOException {
        bodies.with(new ByteArrayInputStream(new byte[length]), false, body -> Uni.createFrom()
                        .completionStage(work))
                .subscribe()
                .with(good -> ended.incrementAndGet(), bad -> ended.incrementAndGet());
    }

    private int length(int length) throws IOException {
        return bodies.with(new ByteArrayInputStream(new byte[length]), false, RequestBodiesTest::size)
                .await()
                .indefinitely();
    }

    private void assertRefused(int length, int status, String kind) {
        assertThatThrownBy(() -> length(length)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.kind()).isEqualTo(kind);
        });
    }

    private static Uni<Integer> size(byte[] body) {
        return Uni.createFrom().item(body.length);
    }

    private static ByteArrayInputStream gzip(int length) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(new byte[length]);
        }
        return new ByteArrayInputStream(packed.toByteArray());
    }
}
