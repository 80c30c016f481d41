package io.langyan.events.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class UnknownParameterTest {

    @Test
    void aSlipInAFilterIsRefusedWithTheNamesThatThereAre() {
        get("/api/things?brnad=tea")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://langyan.io/problems/unknown-parameter"))
                .body("detail", equalTo("There is no query parameter brnad; there are brand"))
                .body("parameter", equalTo("brnad"))
                .body("known", contains("brand"));
        get("/api/things/as/viewer?x=1").statusCode(400);
    }

    @Test
    void whatAListTakesIsKnownByWhicheverWayItIsWritten() {
        get("/api/things/listed?brand=a&since=b&sort=c&limit=1&cursor=x")
                .statusCode(200)
                .body("items", contains("abc"));
        get("/api/things/listed?limits=1")
                .statusCode(400)
                .body("known", contains("brand", "cursor", "limit", "since", "sort"));
    }

    @ParameterizedTest
    @CsvSource({"id, abc", "id, 1-1-1-1-1", "limit, abc", "limit, 1.5", "limit, 99999999999"})
    void whatCannotBeReadIsABadRequestThatNamesIt(String parameter, String value) {
        get("/api/things/counted?" + parameter + "=" + value)
                .statusCode(400)
                .body("type", equalTo("https://langyan.io/problems/bad-parameter"))
                .body("parameter", equalTo(parameter));
    }

    @Test
    void whatCanBeReadPasses() {
        get("/api/things/counted?limit=7&id=0193C0DE-0000-7000-8000-00000000000a")
                .statusCode(200)
                .body("items", contains("0193c0de-0000-7000-8000-00000000000a 7"));
    }

    @Test
    void writesKnowTheirParametersToo() {
        given().header("Authorization", "Bearer " + Tokens.of("publisher"))
                .contentType("application/json")
                .body("{\"brand\":\"tea\",\"size\":1}")
                .post("/api/things?dryRun=true")
                .then()
                .statusCode(400);
    }

    @Test
    void aPageForPeopleTakesWhatItsLinkGathered() {
        given().get("/p/things?from=singlemessage&isappinstalled=0").then().statusCode(200);
    }

    @Test
    void whoMayNotAskIsToldSoFirst() {
        given().get("/api/things?brnad=tea").then().statusCode(401);
        given().header("Authorization", "Bearer " + Tokens.of("ingest"))
                .get("/api/things?brnad=tea")
                .then()
                .statusCode(403);
    }

    @Test
    void aHostileNameIsToldBackHarmlessly() {
        given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + Tokens.of("viewer"))
                .header("Accept-Language", "en")
                .get("/api/things?%00%3Cscript%3E" + "x".repeat(500) + "=1")
                .then()
                .statusCode(400)
                .body("parameter", equalTo("??script?" + "x".repeat(31) + "…"));
    }

    /** No client library sends such a line, so it is written by hand. */
    @ParameterizedTest
    @ValueSource(strings = {"?%", "?brand=%zz", "?%zz=a", "?=", "?&&", "?brand", "?%FF%FE=1", "?brand=a;b=c"})
    void whatIsNotWellWrittenIsNoFaultOfOurs(String query) throws IOException {
        String asked = "GET /api/things" + query
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                + Tokens.of("viewer", "*") + "\r\n\r\n";
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).matches("(?s)HTTP/1.1 (200|400) .*");
        }
    }

    private static ValidatableResponse get(String path) {
        return given().header("Authorization", "Bearer " + Tokens.of("viewer", "*"))
                .header("Accept-Language", "en")
                .get(path)
                .then();
    }
}
