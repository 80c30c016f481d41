package io.langyan.incident.suite;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.langyan.incident.TestPlans;
import io.langyan.standalone.embedded.test.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The callers' side of REST. */
final class Rest {

    private Rest() {}

    static RequestSpecification as(String role, String... brands) {
        return given().auth().oauth2(Tokens.of(role, brands)).contentType(ContentType.JSON);
    }

    /** A brand of its own, under a plan of its own. */
    static String newBrand() {
        String brand = "b" + UUID.randomUUID().toString().substring(0, 8);
        putPlan(TestPlans.text("plan-" + brand, brand)).then().statusCode(200);
        return brand;
    }

    static String newDrill() {
        String brand = "d" + UUID.randomUUID().toString().substring(0, 8);
        putPlan(TestPlans.drill("plan-" + brand, brand, 60)).then().statusCode(200);
        return brand;
    }

    /** Four minutes for meeting and first word, 120 times as fast: two seconds. */
    static String newFastDrill() {
        String brand = "f" + UUID.randomUUID().toString().substring(0, 8);
        String plan = TestPlans.drill("plan-" + brand, brand, 120).replace("within: PT30M", "within: PT4M");
        putPlan(plan).then().statusCode(200);
        return brand;
    }

    static Response putPlan(String yaml) {
        return yaml(as("admin"), yaml).put("/api/plan");
    }

    /** As bytes: REST-assured knows no text in YAML. */
    static RequestSpecification yaml(RequestSpecification request, String yaml) {
        return request.contentType("application/yaml").body(yaml.getBytes(StandardCharsets.UTF_8));
    }

    static List<Map<String, Object>> incidentsOf(String brand) {
        return as("viewer")
                .queryParam("brand", brand)
                .get("/api/incidents")
                .jsonPath()
                .getList("items");
    }

    /** The id of the brand's only incident, once it is there. */
    static String onlyIncidentOf(String brand) {
        await().atMost(Duration.ofSeconds(20)).until(() -> incidentsOf(brand).size() == 1);
        return (String) incidentsOf(brand).get(0).get("id");
    }

    static JsonPath incident(String id) {
        return as("viewer")
                .get("/api/incidents/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static String declared(String brand, String level) {
        return as("commander")
                .body(Map.of("brand", brand, "title", "门店食品安全", "level", level, "type", "pr"))
                .post("/api/incidents")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static Response post(String role, String path, Object body) {
        return as(role).body(body).post(path);
    }

    static List<String> timelineTypes(String id) {
        return as("viewer")
                .queryParam("limit", 500)
                .get("/api/incidents/" + id + "/timeline")
                .then()
                .statusCode(200)
                .extract()
                .path("items.type");
    }
}
