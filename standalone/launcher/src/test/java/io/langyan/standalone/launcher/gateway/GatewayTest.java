package io.langyan.standalone.launcher.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.langyan.standalone.embedded.Ports;
import io.langyan.standalone.launcher.home.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayTest {

    private static final int SIXTEEN_MIB = 16 * 1024 * 1024;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CountDownLatch firstEventSeen = new CountDownLatch(1);
    private HttpServer grading;
    private Gateway gateway;
    private int port;

    @BeforeEach
    void start() throws IOException {
        grading = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        grading.setExecutor(Executors.newCachedThreadPool());
        grading.createContext("/api/crises/stream", this::stream);
        grading.createContext("/api/crises", GatewayTest::tellHeaders);
        grading.createContext("/api/backtests", GatewayTest::tellLength);
        grading.start();
        port = Ports.free();
        gateway = Gateway.start(
                "127.0.0.1",
                port,
                URI.create("https://crisis.example.com"),
                Map.of("grading", grading.getAddress().getPort(), "review", Ports.free()));
    }

    @AfterEach
    void stop() {
        gateway.close();
        grading.stop(0);
    }

    @Test
    void aServiceLearnsTheOriginAndNoCallerCanForgeIt() throws Exception {
        // When
        HttpResponse<String> answer = send(request("/api/crises")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-For", "6.6.6.6")
                .header("Forwarded", "host=evil.example")
                .GET());

        // Then
        assertThat(answer.body().lines())
                .contains(
                        "X-forwarded-host: [crisis.example.com]",
                        "X-forwarded-proto: [https]",
                        "X-forwarded-port: [443]",
                        "X-forwarded-for: [127.0.0.1]")
                .noneMatch(line -> line.contains("evil") || line.contains("6.6.6.6"));
    }

    @Test
    void aLiveStreamIsNotHeldBack() throws Exception {
        // When
        HttpResponse<InputStream> answer =
                client.send(request("/api/crises/stream").GET().build(), HttpResponse.BodyHandlers.ofInputStream());

        // Then: the service sends its second event only when the first has arrived here
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: first");
            firstEventSeen.countDown();
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).isEqualTo("data: second");
        }
    }

    @Test
    void aLargeBodyPassesWhole() throws Exception {
        // When
        HttpResponse<String> answer = send(request("/api/backtests")
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[SIXTEEN_MIB])));

        // Then
        assertThat(answer.body()).isEqualTo(String.valueOf(SIXTEEN_MIB));
    }

    @Test
    void forAServiceThatIsDownTheGatewayAnswers503() throws Exception {
        // When
        HttpResponse<String> answer = send(request("/api/reviews").GET());

        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"type\":\"https://langyan.io/problems/unavailable\"");
    }

    @Test
    void aPathNobodyServesIs404() throws Exception {
        // When
        HttpResponse<String> answer = send(request("/api/unknown").GET());

        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void aTakenPortIsSaidInOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() ->
                            Gateway.start("127.0.0.1", taken.getLocalPort(), URI.create("http://localhost"), Map.of()))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()))
                    .hasMessageContaining("--port");
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write("data: first\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        try {
            if (firstEventSeen.await(10, TimeUnit.SECONDS)) {
                out.write("data: second\n\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private static void tellHeaders(HttpExchange exchange) throws IOException {
        StringBuilder text = new StringBuilder();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        text.append(name).append(": ").append(values).append('\n'));
        answer(exchange, text.toString());
    }

    private static void tellLength(HttpExchange exchange) throws IOException {
        answer(exchange, String.valueOf(exchange.getRequestBody().transferTo(OutputStream.nullOutputStream())));
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
