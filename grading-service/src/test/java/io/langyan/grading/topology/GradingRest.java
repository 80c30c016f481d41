package io.langyan.grading.topology;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.EventJson;
import io.langyan.standalone.embedded.test.Tokens;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Asks the service as its users do. */
final class GradingRest {

    private GradingRest() {}

    /** Levels and the times that proved them, by crisis. */
    static Map<String, Map<String, String>> live(String brand) throws IOException {
        String body = given().auth()
                .oauth2(Tokens.of("viewer"))
                .queryParam("brand", brand)
                .get("/api/crises")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Map<String, Map<String, String>> stories = new TreeMap<>();
        for (JsonNode crisis : EventJson.mapper().readTree(body).get("items")) {
            stories.put(crisis.get("id").asText(), levels(crisis));
        }
        return stories;
    }

    static void command(String role, UUID story, String body, int status) {
        given().auth()
                .oauth2(Tokens.of(role))
                .contentType("application/json")
                .body(body)
                .post("/api/crises/" + story + "/commands")
                .then()
                .statusCode(status);
    }

    /** A backtest over what was recorded of the brand, waited for. */
    static JsonNode again(String brand, String more) throws IOException {
        return read("/api/backtests/" + done(brand, more));
    }

    /** What a comparison over what was recorded of the brand finds. */
    static JsonNode differences(String brand, String more) throws IOException {
        return read("/api/backtests/" + done(brand, more) + "/differences").get("items");
    }

    private static String done(String brand, String more) {
        String id = given().auth()
                .oauth2(Tokens.of("analyst"))
                .contentType("application/json")
                .body("{\"brand\":\"" + brand
                        + "\",\"from\":\"2026-03-01T00:00:00+08:00\",\"to\":\"2026-03-09T00:00:00+08:00\"" + more + "}")
                .post("/api/backtests")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().atMost(Duration.ofSeconds(20)).until(() -> given().auth()
                .oauth2(Tokens.of("analyst"))
                .get("/api/backtests/" + id)
                .path("state")
                .equals("done"));
        return id;
    }

    private static JsonNode read(String path) throws IOException {
        return EventJson.mapper()
                .readTree(given().auth().oauth2(Tokens.of("analyst")).get(path).asString());
    }

    static long samples(JsonNode answer) {
        long samples = 0;
        for (JsonNode story : answer.get("stories")) {
            samples += story.get("samples").asLong();
        }
        return samples;
    }

    static Map<String, String> levels(JsonNode story) {
        Map<String, String> levels = new TreeMap<>();
        story.get("levels")
                .forEach(level -> levels.put(
                        level.get("level").asText(), level.get("provedAt").asText()));
        return levels;
    }
}
