package io.langyan.events.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

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

    private static ValidatableResponse get(String path) {
        return given().header("Authorization", "Bearer " + Tokens.of("viewer", "*"))
                .header("Accept-Language", "en")
                .get(path)
                .then();
    }
}
