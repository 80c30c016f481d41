package io.langyan.monitoring.watch;

import static io.langyan.monitoring.Setup.PATIENCE;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class WatchRulesTest {

    @Inject
    CurrentWatchList current;

    @Inject
    Pool pool;

    private final String brand = unique("w");

    @Test
    void aRuleIsInForceWhenTheAnswerComesAndGoneWhenItIsTakenAway() {
        // Given
        protect(brand, brand);
        String term = "新词" + brand.hashCode();

        // When
        String id = post("analyst", "{\"brand\":\"%s\",\"terms\":[\"%s\"],\"negative\":true}".formatted(brand, term))
                .statusCode(201)
                .body("createdBy", equalTo("analyst"))
                .extract()
                .path("id");

        // Then
        assertThat(matches(term)).isTrue();
        given().auth()
                .oauth2(token("viewer", brand))
                .get("/api/watch-rules?brand=" + brand)
                .then()
                .body("items.id", contains(id));
        given().auth()
                .oauth2(token("analyst", "other"))
                .delete("/api/watch-rules/" + id)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(token("viewer"))
                .delete("/api/watch-rules/" + id)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(token("analyst"))
                .delete("/api/watch-rules/" + id)
                .then()
                .statusCode(204);
        given().auth()
                .oauth2(token("analyst"))
                .delete("/api/watch-rules/" + id)
                .then()
                .statusCode(404);
        assertThat(matches(term)).isFalse();
    }

    @Test
    void whatAnotherReplicaChangesIsLearntHereToo() {
        // Given
        protect(brand, brand);
        String term = "别处" + brand.hashCode();

        // When
        pool.query("insert into watch_rule values (gen_random_uuid(), '%s', array['%s'], false, 'other', now())"
                        .formatted(brand, term))
                .execute()
                .await()
                .atMost(PATIENCE);

        // Then
        await().atMost(PATIENCE).until(() -> matches(term));
    }

    @Test
    void anOlderVersionOfAPlanChangesNothing() {
        // Given
        protect(brand, brand + "新", 5, null);

        // When
        io.langyan.monitoring.Setup.send(
                "plan-" + brand,
                new io.langyan.events.v1.PlanPublished(
                        "plan-" + brand,
                        4,
                        io.langyan.events.v1.plan.PlanFile.parse(
                                "{name: plan-%s, brands: [{id: %s, name: x, names: [%s旧]}]}"
                                        .formatted(brand, brand, brand)),
                        "late",
                        java.time.Instant.now()));
        protect(unique("after"), unique("后来"));

        // Then
        assertThat(matches(brand + "新")).isTrue();
        assertThat(matches(brand + "旧")).isFalse();
    }

    @Test
    void whatCannotBeARuleIsRefusedWithTheReason() {
        protect(brand, brand);
        post("analyst", "{\"brand\":\"%s\",\"terms\":[]}".formatted(brand)).statusCode(422);
        post("analyst", "{\"brand\":\"%s\",\"terms\":[\"的\"]}".formatted(brand))
                .statusCode(422)
                .body("type", equalTo("https://langyan.io/problems/term-too-wide"));
        post("analyst", "{\"terms\":[\"某词\"]}").statusCode(400);
        post("analyst", "{\"brand\":\"nobody-knows\",\"terms\":[\"某词\"]}").statusCode(422);
        post("viewer", "{\"brand\":\"%s\",\"terms\":[\"某词\"]}".formatted(brand)).statusCode(403);
    }

    private boolean matches(String text) {
        return current.get().await().atMost(PATIENCE).terms().find(null, text).stream()
                .anyMatch(match -> match.brand().equals(brand));
    }

    private static ValidatableResponse post(String role, String rule) {
        return given().auth()
                .oauth2(token(role))
                .contentType("application/json")
                .body(rule.getBytes(StandardCharsets.UTF_8))
                .post("/api/watch-rules")
                .then();
    }
}
