package io.langyan.monitoring.mention;

import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.told;
import static io.restassured.RestAssured.given;

import io.langyan.events.v1.MentionMatched;
import io.langyan.events.v1.Topic;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What those at the listening desk see of a brand, and say. */
final class Desk {

    private final String brand;

    Desk(String brand) {
        this.brand = brand;
    }

    static JsonPath get(String path) {
        return given().auth()
                .oauth2(token("viewer"))
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    JsonPath mention(String externalId) {
        String ours = get("/api/mentions?limit=500&brand=" + brand)
                .getString("items.find { it.externalId == '" + externalId + "' }.id");
        return get("/api/mentions/" + ours);
    }

    /** An analyst corrects the reading of a mention that was told once. */
    void correct(String externalId, String said) {
        given().auth()
                .oauth2(token("analyst"))
                .contentType("application/json")
                .header("If-Match", "\"1\"")
                .body(said.getBytes(StandardCharsets.UTF_8))
                .put("/api/mentions/" + mention(externalId).getString("id") + "/reading")
                .then()
                .statusCode(200);
    }

    long trend(String sentiment) {
        return get("/api/trends?by=hour&brand=" + brand).getLong("series[0].total." + sentiment);
    }

    /** As grading was told. */
    List<MentionMatched> matched() {
        return told(Topic.MENTIONS, brand).stream()
                .map(one -> (MentionMatched) one.event())
                .toList();
    }
}
