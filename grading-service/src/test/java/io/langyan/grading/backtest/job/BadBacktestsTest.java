package io.langyan.grading.backtest.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.langyan.events.rest.Problem;
import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked wrongly, twice or too often, by REST against a real database. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class BadBacktestsTest {

    private static final String OBSERVATION =
            """
            {"platform":"weibo","externalId":"1","text":"岚山酸奶喝完拉肚子","observedAt":"2026-03-02T09:00:00+08:00","counters":{"likes":%d}}
            """;

    @TestHTTPResource
    URL service;

    @Inject
    BacktestQueue queue;

    private final String key = UUID.randomUUID().toString();

    @ParameterizedTest
    @ValueSource(strings = {"/api/backtests", "/api/crises/01900000-0000-7000-8000-000000000000/commands"})
    void aJsonBodyJustOverTheLimitIsRefusedBeforeItIsRead(String path) throws IOException {
        // When
        String answer = announced(path, "application/json", (8 << 20) + 1);

        // Then
        assertThat(answer)
                .startsWith("HTTP/1.1 413 ")
                .contains("application/problem+json")
                .contains("\"limit\":" + (8 << 20));
    }

    @Test
    void aFileMayBeLargerThanThat() throws IOException {
        assertThat(announced("/api/backtests", "multipart/form-data; boundary=b", (1040L << 20) + 1))
                .startsWith("HTTP/1.1 413 ")
                .contains("\"limit\":" + (1040L << 20));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-09T00:00:00+08:00, 2026-03-01T00:00:00+08:00",
        "2026-03-01T00:00:00+08:00, 2026-03-01T00:00:00+08:00",
        "2026-03-01T00:00:00+08:00, 2026-02-28T16:00:00Z",
        "-999999999-01-01T00:00:00Z, 2026-03-01T00:00:00Z",
        "2026-03-01T00:00:00Z, +999999999-12-31T23:59:59Z"
    })
    void aPeriodThatEndsBeforeItBeginsOrLiesBeyondTimeIsRefused(String from, String to) {
        asked(from, to).statusCode(400).body("type", equalTo("https://langyan.io/problems/bad-period"));
    }

    @Test
    void aPeriodLongerThanWhatIsKeptIsGradedAndSaysSo() {
        // Given: the stream has begun, which knows the plan in force
        await().atMost(Duration.ofSeconds(30))
                .until(() -> asked("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z")
                                .extract()
                                .statusCode()
                        == 202);
        String old = asked("2020-01-01T00:00:00Z", "2026-03-01T00:00:00Z")
                .statusCode(202)
                .extract()
                .path("id");
        String young = asked(OffsetDateTime.now().minusDays(3).toString(), "2126-03-01T00:00:00Z")
                .statusCode(202)
                .extract()
                .path("id");

        // Then
        assertThat(keptSince(old)).startsWith("20");
        assertThat(keptSince(young)).isNull();
    }

    @Test
    void anUploadSentAgainUnderItsKeyIsOneBacktest() {
        // Given
        String first = upload(1).statusCode(202).extract().path("id");

        // Then
        upload(1).statusCode(202).header("Idempotent-Replayed", "true").body("id", equalTo(first));
        upload(2).statusCode(422).body("type", equalTo("https://langyan.io/problems/idempotency-key-reused"));
    }

    @Test
    void whenTooManyWaitOneIsToldToComeAgainAndMay() {
        // Given
        CompletableFuture<Void> gate = new CompletableFuture<>();
        queue.takePlace();
        queue.run(gate::join);
        int taken = takeAll();

        // When
        ValidatableResponse refused;
        try {
            refused = upload(1);
        } finally {
            for (int place = 0; place < taken; place++) {
                queue.leavePlace();
            }
            gate.complete(null);
        }

        // Then
        refused.statusCode(429)
                .header("Retry-After", "60")
                .body("type", equalTo("https://langyan.io/problems/too-many-backtests"))
                .body("limit", equalTo(10));
        upload(1).statusCode(202);
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 400})
    void aFormOfVeryManyFieldsIsNoFaultOfTheService(int fields) {
        // Given
        var request = given().auth().oauth2(Tokens.of("analyst"));
        for (int field = 0; field < fields; field++) {
            request.multiPart("f" + field, "x");
        }

        // Then
        request.post("/api/backtests")
                .then()
                .statusCode(400)
                .body("type", startsWith("https://langyan.io/problems/too-many-fields"));
    }

    private int takeAll() {
        for (int taken = 0; ; taken++) {
            try {
                queue.takePlace();
            } catch (Problem full) {
                return taken;
            }
        }
    }

    private static ValidatableResponse asked(String from, String to) {
        return given().auth()
                .oauth2(Tokens.of("analyst"))
                .contentType("application/json")
                .body("{\"brand\":\"nobody\",\"from\":\"" + from + "\",\"to\":\"" + to + "\"}")
                .post("/api/backtests")
                .then();
    }

    private static String keptSince(String id) {
        return given().auth()
                .oauth2(Tokens.of("analyst"))
                .queryParam("limit", 200)
                .get("/api/backtests")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id))
                .extract()
                .path("items.find { it.id == '" + id + "' }.asked.keptSince");
    }

    private ValidatableResponse upload(int likes) {
        return given().auth()
                .oauth2(Tokens.of("analyst"))
                .header("Idempotency-Key", key)
                .multiPart(
                        "observations", "o.ndjson", OBSERVATION.formatted(likes).getBytes(StandardCharsets.UTF_8))
                .queryParam("story", "externalId")
                .post("/api/backtests")
                .then();
    }

    /** What is answered to the head alone. */
    private String announced(String path, String type, long length) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nContent-Length: "
                + length + "\r\nAuthorization: Bearer " + Tokens.of("analyst") + "\r\n\r\n{";
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return untilItsEnd(socket.getInputStream());
        }
    }

    private static String untilItsEnd(InputStream in) throws IOException {
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
