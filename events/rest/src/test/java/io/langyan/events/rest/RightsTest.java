package io.langyan.events.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class RightsTest {

    private static final List<String> ALL =
            List.of("viewer", "analyst", "publisher", "legal", "commander", "admin", "ingest", "app");

    @ParameterizedTest
    @CsvSource({
        "viewer, viewer",
        "analyst, analyst viewer",
        "publisher, publisher analyst viewer",
        "legal, legal publisher analyst viewer",
        "commander, commander publisher analyst viewer",
        "admin, admin viewer",
        "ingest, ingest",
        "app, app viewer"
    })
    void aRoleBringsThoseItContainsAndNoOther(String role, String contained) {
        for (String asked : ALL) {
            boolean expected = Arrays.asList(contained.split(" ")).contains(asked);
            with(Tokens.of(role))
                    .get("/api/things/as/" + asked)
                    .then()
                    .statusCode(200)
                    .body(equalTo("" + expected));
        }
    }

    @Test
    void aCallerSeesItsBrands() {
        with(Tokens.of("viewer", "tea", "milk"))
                .get("/api/things")
                .then()
                .statusCode(200)
                .body("$", containsInAnyOrder("tea", "milk"));
        with(Tokens.of("viewer", "tea,milk"))
                .get("/api/things")
                .then()
                .statusCode(200)
                .body("$", containsInAnyOrder("tea", "milk"));
    }

    @Test
    void theStarIsAllBrands() {
        with(Tokens.of("viewer", "*")).get("/api/things").then().body("$", containsInAnyOrder("*"));
        with(Tokens.of("viewer", "*")).get("/api/things?brand=any").then().body("$", containsInAnyOrder("any"));
    }

    @Test
    void anotherBrandIs403() {
        with(Tokens.of("viewer", "tea"))
                .get("/api/things?brand=milk")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("https://langyan.io/problems/brand-forbidden"));
        with(Tokens.of("publisher", "tea"))
                .contentType("application/json")
                .body("{\"brand\":\"milk\",\"size\":1}")
                .post("/api/things")
                .then()
                .statusCode(403);
    }

    @Test
    void aTokenWithoutBrandsSeesNone() {
        with(Tokens.of("viewer", "")).get("/api/things").then().statusCode(200).body("size()", equalTo(0));
    }

    private static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
