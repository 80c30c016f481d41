package io.langyan.events.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ProblemTest {

    private static final String GOOD =
            "{\"brand\":\"tea\",\"size\":1,\"at\":\"2026-11-21T09:00:00+08:00\",\"age\":\"PT2H\"}";

    @TestHTTPResource("/api/things")
    URL things;

    @Test
    void withoutTokenIs401() {
        problem(given().get("/api/things"), 401, "unauthenticated").header("WWW-Authenticate", startsWith("Bearer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a.b.c", "eyJhbGciOiJub25lIn0.e30."})
    void aBadTokenIs401(String token) {
        problem(given().header("Authorization", "Bearer " + token).get("/api/things"), 401, "unauthenticated");
    }

    @Test
    void anExpiredTokenIs401() {
        problem(
                given().header("Authorization", "Bearer " + Tokens.expired("admin"))
                        .get("/api/things"),
                401,
                "unauthenticated");
    }

    @Test
    void theWrongRoleIs403() {
        problem(as("analyst").contentType("application/json").body(GOOD).post("/api/things"), 403, "forbidden");
    }

    @Test
    void anUnknownPathIs404() {
        problem(as("viewer").get("/api/things/no/such/path"), 404, "not-found");
        problem(given().get("/api/nowhere"), 404, "not-found");
    }

    @Test
    void theWrongMethodIs405() {
        problem(as("viewer").delete("/api/things"), 405, "method-not-allowed");
    }

    @Test
    void theWrongContentTypeIs415() {
        problem(as("publisher").contentType("text/plain").body("x").post("/api/things"), 415, "unsupported-media-type");
    }

    @Test
    void aBodyOverTheLimitIs413() {
        // Given
        String large = GOOD.replace("tea", "t".repeat(100_000));
        // Then
        problem(as("publisher").contentType("application/json").body(large).post("/api/things"), 413, "body-too-large");
    }

    /** The server itself answers this one as soon as it has read too much, without a body. */
    @Test
    void aBodyThatTurnsOutOverTheLimitIs413() throws IOException {
        // Given
        String body = "{\"brand\":\"" + "t".repeat(66_000);
        String request = "POST /api/things HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                + "Content-Type: application/json\r\nAuthorization: Bearer " + Tokens.of("publisher") + "\r\n\r\n"
                + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n";
        try (Socket socket = new Socket(things.getHost(), things.getPort())) {
            // When
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String status = new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
            // Then
            assertThat(status).startsWith("HTTP/1.1 413 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1]", "\"text\"", "{\"size\":\"many\"}", "{\"at\":\"yesterday\"}", "{\"parts\":{}}"})
    void whatIsNoSuchJsonIs400(String body) {
        problem(as("publisher").contentType("application/json").body(body).post("/api/things"), 400, "malformed-json")
                .body(not(containsString("io.langyan")))
                .body(not(containsString("jackson")));
    }

    @Test
    void aWrongFieldIsNamed() {
        problem(
                        as("publisher")
                                .contentType("application/json")
                                .body("{\"brand\":\"tea\",\"size\":\"many\"}")
                                .post("/api/things"),
                        400,
                        "malformed-json")
                .body("field", equalTo("size"));
    }

    @Test
    void violationsAreListedByField() {
        problem(
                        as("publisher")
                                .contentType("application/json")
                                .body("{\"size\":11,\"parts\":[{\"name\":\"a\"},{}]}")
                                .post("/api/things"),
                        400,
                        "invalid-request")
                .body("violations.field", hasItems("brand", "size", "parts[1].name"));
    }

    @Test
    void anEmptyBodyIs400() {
        problem(as("publisher").contentType("application/json").post("/api/things"), 400, "invalid-request");
    }

    @Test
    void theDetailFollowsTheLanguage() {
        given().header("Accept-Language", "en-GB,en;q=0.8")
                .get("/api/things/fail/changed")
                .then()
                .statusCode(409)
                .header("Content-Language", "en")
                .body("detail", equalTo("The clock has been met."));
        given().header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8")
                .get("/api/things/fail/changed")
                .then()
                .header("Content-Language", "zh-CN")
                .body("detail", equalTo("时钟已达成。"))
                .body("type", equalTo("https://langyan.io/problems/clock-met"));
    }

    @Test
    void messagesOfViolationsFollowTheLanguage() {
        RequestSpecification english =
                as("publisher").header("Accept-Language", "en").contentType("application/json");
        RequestSpecification chinese =
                as("publisher").header("Accept-Language", "zh-CN").contentType("application/json");
        english.body("{\"brand\":\"tea\"}")
                .post("/api/things")
                .then()
                .body("violations[0].message", equalTo("must not be null"));
        chinese.body("{\"brand\":\"tea\"}")
                .post("/api/things")
                .then()
                .body("violations[0].message", equalTo("不能为null"));
    }

    @Test
    void anUnexpectedFailureTellsNothingButItsNumber() {
        problem(given().get("/api/things/fail/inside"), 500, "internal")
                .body(not(containsString("secret")))
                .body("instance", startsWith("urn:uuid:"));
    }

    @Test
    void whoComesTooOftenIsToldWhenToComeAgain() {
        problem(given().get("/api/things/fail/often"), 429, "too-often").header("Retry-After", equalTo("60"));
    }

    @Test
    void anUnreachableDatabaseIs503() {
        problem(given().get("/api/things/fail/connect"), 503, "unavailable").header("Retry-After", equalTo("2"));
    }

    @Test
    void anUnreachableProviderIs503() {
        problem(given().get("/api/things/fail/sign-in"), 503, "sign-in-unavailable");
    }

    @Test
    void whatTheDatabaseCannotStoreIs400() {
        problem(given().get("/api/things/fail/nul"), 400, "invalid-data");
    }

    @Test
    void whatIsThereAlreadyIs409() {
        problem(given().get("/api/things/fail/twice"), 409, "already-there");
    }

    @Test
    void jsonIsThatOfTheTopics() {
        as("publisher")
                .contentType("application/json")
                .body(GOOD.replace("\"size\"", "\"colour\":\"blue\",\"size\""))
                .post("/api/things")
                .then()
                .statusCode(201)
                .body("at", equalTo("2026-11-21T01:00:00Z"))
                .body("age", equalTo("PT2H"));
    }

    @Test
    void answersCarrySecurityHeaders() {
        given().get("/api/things/open")
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        given().get("/api/things").then().statusCode(401).header("X-Content-Type-Options", "nosniff");
    }

    private static RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + Tokens.of(role));
    }

    private static ValidatableResponse problem(io.restassured.response.Response response, int status, String kind) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("https://langyan.io/problems/" + kind))
                .body("status", equalTo(status))
                .body("title", not(nullValue()))
                .body("detail", not(nullValue()));
    }
}
