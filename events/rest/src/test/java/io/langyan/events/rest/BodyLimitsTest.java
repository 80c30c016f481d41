package io.langyan.events.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class BodyLimitsTest {

    private static final int LIMIT = 32 * 1024;

    @TestHTTPResource("/api/things")
    URL things;

    /** What may be larger than is held in memory. */
    @ApplicationScoped
    static class MadeOnce implements LargeBodies {

        @Override
        public OptionalLong largest(HttpServerRequest request, String path) {
            return path.equals("/api/things/once") ? AS_THE_SERVER : OptionalLong.empty();
        }
    }

    @Test
    void aBodyAnnouncedJustOverTheLimitIsRefusedBeforeAByteOfItWasSent() throws IOException {
        // When
        String answer = answer(announced("/api/things", LIMIT + 1), "");

        // Then
        assertThat(answer)
                .startsWith("HTTP/1.1 413 ")
                .contains("application/problem+json")
                .contains("problems/body-too-large")
                .contains("\"limit\":" + LIMIT);
    }

    @Test
    void aBodyThatIsJustSmallEnoughIsRead() throws IOException {
        assertThat(answer(announced("/api/things", LIMIT), thing(LIMIT))).startsWith("HTTP/1.1 201 ");
        assertThat(answer(chunked("/api/things"), chunk(thing(LIMIT)) + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 201 ");
    }

    @Test
    void aBodyOfUnknownLengthIsReadUntilTheLimitAndNoFurther() throws IOException {
        // When
        String answer = answer(chunked("/api/things"), chunk(thing(LIMIT + 1)));

        // Then
        assertThat(answer).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void whatGoesElsewhereThanIntoMemoryMayBeAsLargeAsTheServerTakes() throws IOException {
        assertThat(answer(announced("/api/things/once", 60_000), thing(60_000))).startsWith("HTTP/1.1 201 ");
        assertThat(answer(announced("/api/things/once", 64 * 1024 + 1), ""))
                .startsWith("HTTP/1.1 413 ")
                .contains("\"limit\":" + 64 * 1024);
    }

    private static String thing(int bytes) {
        String rest = "\",\"size\":1}";
        return "{\"brand\":\"" + "t".repeat(bytes - 10 - rest.length()) + rest;
    }

    private static String chunk(String body) {
        return Integer.toHexString(body.length()) + "\r\n" + body + "\r\n";
    }

    private static String announced(String path, long length) {
        return head(path) + "Content-Length: " + length + "\r\n\r\n";
    }

    private static String chunked(String path) {
        return head(path) + "Transfer-Encoding: chunked\r\n\r\n";
    }

    private static String head(String path) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nAuthorization: Bearer " + Tokens.of("publisher") + "\r\n";
    }

    private String answer(String head, String body) throws IOException {
        try (Socket socket = new Socket(things.getHost(), things.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
            return firstObject(socket.getInputStream());
        }
    }

    /** The server waits for what was announced; the answer is there before. */
    private static String firstObject(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        for (int read = in.read(); read >= 0; read = in.read()) {
            answer.append((char) read);
            if (read == '}') {
                break;
            }
        }
        return answer.toString();
    }
}
