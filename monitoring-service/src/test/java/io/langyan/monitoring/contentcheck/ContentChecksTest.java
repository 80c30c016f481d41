package io.langyan.monitoring.contentcheck;

import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.langyan.monitoring.Setup;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ContentChecksTest {

    private final String brand = unique("k");

    @Test
    void aTextIsAnsweredWithPlaceReasonLawAndSuggestionAndNothingIsStored() {
        post("app", "/api/content-checks", "{\"title\":\"新品\",\"text\":\"国家级的品质\"}")
                .statusCode(200)
                .body("verdict", equalTo("block"))
                .body("industry", equalTo("general"))
                .body("findings[0].field", equalTo("text"))
                .body("findings[0].start", equalTo(0))
                .body("findings[0].end", equalTo(3))
                .body("findings[0].phrase", equalTo("国家级"))
                .body("findings[0].law.zh", containsString("广告法"))
                .body("findings[0].reason.en", containsString("absolute"))
                .body("id", nullValue());
        String hash = post("publisher", "/api/content-checks", "{\"text\":\"" + brand + "没有风险\"}")
                .statusCode(200)
                .body("verdict", equalTo("pass"))
                .extract()
                .path("sha256");
        as("viewer").get("/api/content-checks?sha256=" + hash).then().body("items", empty());
    }

    @Test
    void aKeptCheckSaysWhoAndWhenAndNeverTheText() {
        // Given
        protect(brand, brand);

        // When
        ValidatableResponse checked = post(
                "analyst",
                "/api/content-checks",
                "{\"text\":\"%s天下第一，欢迎投诉\",\"brand\":\"%s\",\"keep\":true}".formatted(brand, brand));

        // Then
        checked.statusCode(200)
                .body("findings.rule", contains("absolute", "brand-risk"))
                .body("findings[1].severity", equalTo("hint"));
        String kept = as("viewer", brand)
                .get("/api/content-checks?brand=" + brand)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(checked.extract().path("id")))
                .body("items[0].sha256", equalTo(checked.extract().path("sha256")))
                .body("items[0].verdict", equalTo("block"))
                .body("items[0].checkedBy", equalTo("analyst"))
                .extract()
                .asString();
        assertThat(kept).doesNotContain("天下第一");
        as("viewer", "other").get("/api/content-checks?brand=" + brand).then().statusCode(403);
        as("viewer", "other").get("/api/content-checks").then().body("items", empty());
    }

    @Test
    void theSameKeyIsKeptOnce() {
        // Given
        String body = "{\"text\":\"最好\",\"brand\":\"%s\",\"keep\":true}".formatted(brand);

        // When
        for (int i = 0; i < 2; i++) {
            as("analyst")
                    .header("Idempotency-Key", brand)
                    .body(body.getBytes(StandardCharsets.UTF_8))
                    .post("/api/content-checks")
                    .then()
                    .statusCode(200);
        }

        // Then
        as("viewer").get("/api/content-checks?brand=" + brand).then().body("items", hasSize(1));
    }

    @Test
    void aWordOfTheBrandCountsFromItsAdditionToItsRemovalAndEveryVersionStays() {
        // Given
        String word = "{\"brand\":\"%s\",\"phrase\":\"旧%s\",\"severity\":\"block\",\"reason\":\"已停产\"}"
                .formatted(brand, brand);
        String text = "{\"text\":\"买旧%s吧\",\"brand\":\"%s\"}".formatted(brand, brand);

        // When
        String id = post("analyst", "/api/content-checks/words", word)
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract()
                .path("id");

        // Then
        post("app", "/api/content-checks", text).body("verdict", equalTo("block"));
        post("app", "/api/content-checks", "{\"text\":\"买旧" + brand + "吧\"}").body("verdict", equalTo("pass"));
        post("analyst", "/api/content-checks/words", word)
                .statusCode(409)
                .body("type", equalTo("https://langyan.io/problems/already-there"));
        put(id, null, word).statusCode(428);
        put(id, "\"7\"", word).statusCode(412);
        put(id, "\"1\"", word.replace("block", "hint")).statusCode(200).header("ETag", "\"2\"");
        post("app", "/api/content-checks", text).body("verdict", equalTo("hint"));
        as("analyst", "other")
                .header("If-Match", "\"2\"")
                .delete("/api/content-checks/words/" + id)
                .then()
                .statusCode(404);
        as("analyst")
                .header("If-Match", "\"2\"")
                .delete("/api/content-checks/words/" + id)
                .then()
                .statusCode(204);
        post("app", "/api/content-checks", text).body("verdict", equalTo("pass"));
        as("viewer")
                .get("/api/content-checks/words/" + id + "/versions")
                .then()
                .body("items.version", contains(1, 2, 3))
                .body("items.severity", contains("block", "hint", "hint"))
                .body("items.removed", contains(false, false, true));
        as("viewer").get("/api/content-checks/words/" + id).then().statusCode(404);
        as("viewer").get("/api/content-checks/words?brand=" + brand).then().body("items", empty());
    }

    @Test
    void aBatchIsAnsweredInItsOrder() {
        post(
                        "app",
                        "/api/content-checks/batch",
                        "{\"texts\":[{\"text\":\"最好\"},{\"text\":\"好\"},{\"text\":\"保过\",\"industry\":\"education\"}]}")
                .statusCode(200)
                .body("results.verdict", contains("block", "pass", "block"));
        post("app", "/api/content-checks/batch", "{\"texts\":[]}").statusCode(400);
        post("app", "/api/content-checks/batch", "{\"texts\":[null]}").statusCode(400);
        String many = Setup.json(Map.of("texts", java.util.Collections.nCopies(101, Map.of("text", "好"))));
        post("app", "/api/content-checks/batch", many).statusCode(422);
        String long10 =
                Setup.json(Map.of("texts", java.util.Collections.nCopies(11, Map.of("text", "好".repeat(99_999)))));
        post("app", "/api/content-checks/batch", long10).statusCode(422);
    }

    @Test
    void whatCannotBeCheckedIsRefusedWithTheReason() {
        post("app", "/api/content-checks", "{}").statusCode(400);
        post("app", "/api/content-checks", "[]").statusCode(400);
        post("app", "/api/content-checks", "null").statusCode(400);
        post("app", "/api/content-checks", "{\"text\":5,\"industry\":[]}").statusCode(400);
        post("app", "/api/content-checks", "{\"text\":\"好\",\"industry\":\"magic\"}")
                .statusCode(400)
                .body("type", equalTo("https://langyan.io/problems/bad-industry"));
        post("app", "/api/content-checks", Setup.json(Map.of("text", "好".repeat(100_001))))
                .statusCode(422);
        post("app", "/api/content-checks", Setup.json(Map.of("text", "好".repeat(100_000))))
                .statusCode(200);
        post(
                        "app",
                        "/api/content-checks",
                        "{\"text\":\"\\u0000\\ud800最\\udfff好\",\"keep\":true,\"brand\":\"a\\u0000b\"}")
                .statusCode(400);
        post("app", "/api/content-checks", "{\"text\":\"\\u0000\\ud800最好\\udfff\",\"keep\":true}")
                .statusCode(200)
                .body("findings.phrase", hasItem("最好"));
        post("viewer", "/api/content-checks", "{\"text\":\"好\"}").statusCode(403);
        post("ingest", "/api/content-checks", "{\"text\":\"好\"}").statusCode(403);
        as("analyst", "mine")
                .body("{\"text\":\"好\",\"brand\":\"other\"}")
                .post("/api/content-checks")
                .then()
                .statusCode(403);
        as("viewer").get("/api/content-checks?sha256=x").then().statusCode(400);
        as("viewer").get("/api/content-checks/words/x").then().statusCode(404);
        post("viewer", "/api/content-checks/words", "{}").statusCode(403);
        post(
                        "analyst",
                        "/api/content-checks/words",
                        "{\"brand\":\"b\",\"phrase\":\"p\",\"reason\":\"r\",\"severity\":\"pass\"}")
                .statusCode(400);
        post("analyst", "/api/content-checks/words", "{\"brand\":\"b\",\"phrase\":\"p\\u0000\",\"reason\":\"r\"}")
                .statusCode(400);
    }

    private static ValidatableResponse put(String id, String ifMatch, String body) {
        RequestSpecification request = as("analyst").body(body.getBytes(StandardCharsets.UTF_8));
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/api/content-checks/words/" + id)
                .then();
    }

    private static ValidatableResponse post(String role, String path, String body) {
        return as(role).body(body.getBytes(StandardCharsets.UTF_8)).post(path).then();
    }

    private static RequestSpecification as(String role, String... brands) {
        return given().auth().oauth2(token(role, brands)).contentType("application/json");
    }
}
