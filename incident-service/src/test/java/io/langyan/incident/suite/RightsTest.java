package io.langyan.incident.suite;

import static io.langyan.incident.suite.Rest.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.incident.TestPlans;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what, endpoint by endpoint; a refusal is problem+json. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class RightsTest {

    private static final List<String> ROLES =
            List.of("viewer", "analyst", "publisher", "legal", "commander", "admin", "ingest", "app");

    private String brand;
    private String incident;

    @BeforeEach
    void anIncident() {
        brand = Rest.newBrand();
        incident = Rest.declared(brand, "L1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GET  | /api/plan                              | viewer analyst publisher legal commander admin app
                    PUT  | /api/plan                              | admin
                    GET  | /api/plan/names                        | viewer analyst publisher legal commander admin app
                    GET  | /api/brands                            | viewer analyst publisher legal commander admin app
                    GET  | /api/incidents                         | viewer analyst publisher legal commander admin app
                    GET  | /api/incidents/keys                    | viewer analyst publisher legal commander admin app
                    GET  | /api/incidents/{id}                    | viewer analyst publisher legal commander admin app
                    GET  | /api/incidents/{id}/timeline           | viewer analyst publisher legal commander admin app
                    GET  | /api/incidents/{id}/timeline/export    | viewer analyst publisher legal commander admin app
                    POST | /api/incidents/{id}/timeline/1/erasure | admin
                    POST | /api/incidents                         | commander
                    POST | /api/incidents/{id}/clocks/meeting     | commander
                    POST | /api/incidents/{id}/fact-sheet         | commander
                    POST | /api/incidents/{id}/statements         | publisher legal commander
                    POST | /api/incidents/{id}/statements/{sid}/approvals    | publisher legal commander
                    POST | /api/incidents/{id}/statements/{sid}/publications | publisher legal commander
                    POST | /api/incidents/{id}/closing            | commander
                    POST | /api/incidents/{id}/reopening          | commander
                    """)
    void exactlyTheseRolesMay(String method, String path, String roles) {
        // Given
        Set<String> allowed = Set.of(roles.split(" "));
        String address = path.replace("{id}", incident).replace("{sid}", "01936f00-0000-7000-8000-000000000001");
        // When
        var anonymous = sent(method, address, null);
        // Then
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.contentType()).startsWith("application/problem+json");
        for (String role : ROLES) {
            var answer = sent(method, address, role);
            assertThat(answer.statusCode() == 403)
                    .as("%s %s as %s: %s", method, path, role, answer.asString())
                    .isEqualTo(!allowed.contains(role));
            assertThat(answer.statusCode())
                    .as("%s %s as %s", method, path, role)
                    .isLessThan(500);
        }
    }

    private static Response sent(String method, String path, String role) {
        var request = role == null ? given().contentType(ContentType.JSON) : as(role);
        return (method.equals("GET") ? request : request.body("{}")).request(method, path);
    }

    @Test
    void anotherBrandsIncidentIsNeitherSeenNorTouched() {
        // Given
        var elsewhere = as("commander", "another");
        String path = "/api/incidents/" + incident;
        // Then
        elsewhere.get(path).then().statusCode(403);
        as("viewer", "another").get(path + "/timeline").then().statusCode(403);
        as("viewer", "another").get(path + "/timeline/export").then().statusCode(403);
        as("viewer", "another").get("/api/incidents?brand=" + brand).then().statusCode(403);
        assertThat(as("viewer", "another").get("/api/incidents").jsonPath().getList("items"))
                .isEmpty();
        as("commander", "another")
                .body(Map.of("action", "met"))
                .post(path + "/clocks/meeting")
                .then()
                .statusCode(403);
        as("commander", "another")
                .body(Map.of("cause", "x"))
                .post(path + "/closing")
                .then()
                .statusCode(403);
        as("commander", "another")
                .body(Map.of("reason", "x"))
                .post(path + "/reopening")
                .then()
                .statusCode(403);
        as("publisher", "another")
                .body(Map.of("kind", "holding", "text", "x"))
                .post(path + "/statements")
                .then()
                .statusCode(403);
        as("commander", "another")
                .body(Map.of("waiver", "x"))
                .post(path + "/fact-sheet")
                .then()
                .statusCode(403);
        as("commander", "another")
                .body(Map.of("brand", brand, "title", "x", "level", "L1"))
                .post("/api/incidents")
                .then()
                .statusCode(403);
        as("admin", "another")
                .body(Map.of("reason", "x"))
                .post(path + "/timeline/1/erasure")
                .then()
                .statusCode(404);
        as("viewer", "another").get("/api/plan?name=plan-" + brand).then().statusCode(404);
        Rest.yaml(as("admin", "another"), TestPlans.text("p" + brand, brand))
                .put("/api/plan")
                .then()
                .statusCode(403);
    }
}
