package io.langyan.incident.suite;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.events.v1.IncidentEvent.IncidentClosed;
import io.langyan.events.v1.Topic;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ServiceTest {

    @Test
    void itsInterfaceIsDescribed() {
        // When
        var paths = given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        // Then
        assertThat(paths.<String, Object>getMap("paths"))
                .containsKeys(
                        "/api/plan", "/api/brands", "/api/incidents", "/api/incidents/{incident}/timeline/export");
    }

    @Test
    void moreMayLookAtOnceThanTheDatabaseTakesConnections() {
        // Given
        String brand = Rest.newBrand();
        Rest.declared(brand, "L3");
        var many = Executors.newFixedThreadPool(40);
        // When
        var answers = IntStream.range(0, 400)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> Rest.incidentsOf(brand), many))
                .toList();
        // Then
        assertThat(answers.stream().map(CompletableFuture::join).toList())
                .allSatisfy(items -> assertThat(items).hasSize(1));
        many.shutdown();
    }

    @Test
    void ofManyWhoCloseAtOnceOneCloses() {
        // Given
        String id = Rest.declared(Rest.newBrand(), "L3");
        String path = "/api/incidents/" + id;
        Rest.post("commander", path + "/fact-sheet", Map.of("waiver", "公开检验已有结论"))
                .then()
                .statusCode(200);
        var draft = Rest.post("publisher", path + "/statements", Map.of("kind", "statement", "text", "致歉声明"));
        String statement = path + "/statements/" + draft.jsonPath().getString("id");
        List.of("publisher:pr", "legal:legal", "commander:head").forEach(step -> Rest.post(
                        step.split(":")[0],
                        statement + "/approvals",
                        Map.of(
                                "as",
                                step.split(":")[1],
                                "textHash",
                                draft.jsonPath().getString("textHash")))
                .then()
                .statusCode(200));
        Rest.post("publisher", statement + "/publications", Map.of("urls", List.of("https://weibo.com/1")))
                .then()
                .statusCode(200);
        var closing = Map.of("cause", "误传", "followUp", "已回访", "quietWaiver", "已无传播");
        // When
        var answers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> Rest.post("commander", path + "/closing", closing).statusCode()))
                .toList();
        // Then
        assertThat(answers.stream().map(CompletableFuture::join).toList())
                .containsOnlyOnce(200)
                .containsOnly(200, 409);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Bus.on(Topic.INCIDENTS, id, IncidentClosed.class))
                        .hasSize(1));
    }
}
