package io.langyan.incident.suite;

import static io.langyan.incident.suite.Rest.incident;
import static io.langyan.incident.suite.Rest.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.events.v1.IncidentEvent.IncidentClosed;
import io.langyan.events.v1.IncidentEvent.PageRequested;
import io.langyan.events.v1.IncidentEvent.StatementPublished;
import io.langyan.events.v1.Topic;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class WorkTest {

    private static final Map<String, Object> URLS = Map.of("urls", List.of("https://weibo.com/langyan/1"));
    private static final Map<String, Object> FACTS =
            Map.of("claims", List.of(Map.of("claim", "奶粉结块", "evidence", "第三方检验报告 2026-118", "verdict", "部分属实")));

    private static Response drafted(String incident, String kind) {
        return post(
                "publisher",
                "/api/incidents/" + incident + "/statements",
                Map.of("kind", kind, "text", "我们已关注到相关情况，正在核实。"));
    }

    private static String statement(Response draft) {
        draft.then().statusCode(201);
        return "/statements/" + draft.jsonPath().getString("id");
    }

    private static Response approve(String as, String role, String statement, String hash) {
        return post(role, statement + "/approvals", Map.of("as", as, "textHash", hash));
    }

    private static String kind(Response refused) {
        return refused.jsonPath().getString("type").replace("https://langyan.io/problems/", "");
    }

    @Test
    void aStatementGoesThroughEveryHandBeforeItIsOut() {
        // Given
        String id = Rest.declared(Rest.newBrand(), "L1");
        String path = "/api/incidents/" + id;
        var draft = drafted(id, "statement");
        String statement = path + statement(draft);
        String hash = draft.jsonPath().getString("textHash");
        // When
        assertThat(kind(approve("legal", "publisher", statement, hash))).isEqualTo("approval-role");
        assertThat(kind(approve("legal", "legal", statement, hash))).isEqualTo("approval-out-of-turn");
        assertThat(kind(approve("pr", "publisher", statement, "0".repeat(64)))).isEqualTo("text-differs");
        approve("pr", "publisher", statement, hash).then().statusCode(200);
        approve("legal", "legal", statement, hash).then().statusCode(200);
        assertThat(kind(post("publisher", statement + "/publications", URLS))).isEqualTo("fact-sheet-missing");
        post("commander", path + "/fact-sheet", FACTS).then().statusCode(200);
        assertThat(kind(post("publisher", statement + "/publications", URLS))).isEqualTo("approvals-missing");
        approve("head", "commander", statement, hash).then().statusCode(200);
        post("publisher", statement + "/publications", URLS).then().statusCode(200);
        // Then
        var worked = incident(id);
        assertThat(worked.getString("statements[0].state")).isEqualTo("published");
        assertThat(worked.getString("clocks.find { it.clock == 'statement' }.state"))
                .isEqualTo("met");
        assertThat(worked.getString("clocks.find { it.clock == 'fact-check' }.state"))
                .isEqualTo("met");
        assertThat(worked.getString("clocks.find { it.clock == 'first-word' }.state"))
                .isEqualTo("met");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Bus.on(Topic.INCIDENTS, id, StatementPublished.class))
                        .hasSize(1));
        assertThat(kind(post("publisher", statement + "/publications", URLS))).isEqualTo("statement-published");
    }

    @Test
    void closingNamesWhatIsMissingThenClosesAndReopens() {
        // Given
        String id = Rest.declared(Rest.newBrand(), "L2");
        String path = "/api/incidents/" + id;
        // When
        var early = post("commander", path + "/closing", Map.of("cause", "运输受潮"));
        post("commander", path + "/fact-sheet", FACTS).then().statusCode(200);
        var draft = drafted(id, "statement");
        String statement = path + statement(draft);
        String hash = draft.jsonPath().getString("textHash");
        approve("pr", "publisher", statement, hash).then().statusCode(200);
        approve("legal", "legal", statement, hash).then().statusCode(200);
        approve("head", "commander", statement, hash).then().statusCode(200);
        post("publisher", statement + "/publications", URLS).then().statusCode(200);
        var closing = post(
                "commander",
                path + "/closing",
                Map.of("cause", "运输受潮", "followUp", "逐一回访投诉用户", "quietWaiver", "手工开启，无传播数据"));
        // Then
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.jsonPath().<String>getList("missing"))
                .containsExactly("quiet", "fact-sheet", "statement", "follow-up");
        closing.then().statusCode(200);
        assertThat(incident(id).getString("state")).isEqualTo("closed");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Bus.on(Topic.INCIDENTS, id, IncidentClosed.class))
                        .singleElement()
                        .satisfies(closed ->
                                assertThat(closed.clocks()).extracting("clock").contains("review")));
        assertThat(kind(drafted(id, "update"))).isEqualTo("incident-closed");
        post("commander", path + "/reopening", Map.of("reason", "出现新投诉")).then().statusCode(200);
        assertThat(incident(id).getString("state")).isEqualTo("open");
        assertThat(incident(id).getString("closure")).isNull();
        post("commander", path + "/reopening", Map.of("reason", "再次")).then().statusCode(409);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Bus.on(Topic.INCIDENTS, id, PageRequested.class))
                        .filteredOn(page -> page.why().equals("reopened"))
                        .singleElement()
                        .satisfies(page -> assertThat(page.facts()).containsEntry("reopenReason", "出现新投诉")));
        assertThat(incident(id).<String>getList("pages.why")).contains("reopened");
    }

    @Test
    void badInputIsRefusedWithAReasonInTheCallersLanguage() {
        // Given
        String id = Rest.declared(Rest.newBrand(), "L3");
        String path = "/api/incidents/" + id;
        // Then
        post("publisher", path + "/statements", Map.of("kind", "poem", "text", "x"))
                .then()
                .statusCode(400);
        post("publisher", path + "/statements", Map.of("kind", "holding", "text", " "))
                .then()
                .statusCode(400);
        post("commander", path + "/fact-sheet", Map.of()).then().statusCode(400);
        post(
                        "commander",
                        path + "/fact-sheet",
                        Map.of("claims", List.of(Map.of("claim", "x", "evidence", "y", "verdict", "maybe"))))
                .then()
                .statusCode(400);
        post("commander", path + "/clocks/nap", Map.of("action", "met")).then().statusCode(404);
        post("commander", path + "/clocks/closing", Map.of("action", "stop"))
                .then()
                .statusCode(400);
        Rest.as("commander").body("{").post(path + "/closing").then().statusCode(400);
        var english = Rest.as("commander")
                .header("Accept-Language", "en")
                .body(Map.of())
                .post(path + "/closing");
        assertThat(english.contentType()).startsWith("application/problem+json");
        assertThat(english.jsonPath().getString("detail")).isEqualTo("The criteria for closing do not hold yet.");
        var unknown = UUID.randomUUID();
        Rest.as("viewer").get("/api/incidents/" + unknown).then().statusCode(404);
        post("commander", "/api/incidents/" + unknown + "/closing", Map.of())
                .then()
                .statusCode(404);
        Rest.as("viewer").get("/api/incidents/not-a-uuid").then().statusCode(404);
        Rest.as("viewer").get("/api/incidents?limit=0").then().statusCode(400);
        Rest.as("viewer").get("/api/incidents?cursor=x").then().statusCode(400);
        Rest.as("viewer").get("/api/incidents?state=asleep").then().statusCode(400);
    }

    @Test
    void theSameDeclarationUnderItsKeyOpensOneIncident() {
        // Given
        String brand = Rest.newBrand();
        var body = Map.of("brand", brand, "title", "门店食品安全", "level", "L2");
        String key = UUID.randomUUID().toString();
        // When
        var first =
                Rest.as("commander").header("Idempotency-Key", key).body(body).post("/api/incidents");
        var again =
                Rest.as("commander").header("Idempotency-Key", key).body(body).post("/api/incidents");
        // Then
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
        assertThat(Rest.incidentsOf(brand)).hasSize(1);
    }

    @Test
    void oneCrisisIsNotOpenedTwiceByHand() {
        // Given
        String brand = Rest.newBrand();
        var body = Map.of("crisisId", UUID.randomUUID(), "brand", brand, "title", "门店食品安全", "level", "L2");
        // When
        var first = post("commander", "/api/incidents", body);
        var again = post("commander", "/api/incidents", body);
        // Then
        first.then().statusCode(201);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.jsonPath().getString("incidentId"))
                .isEqualTo(first.jsonPath().getString("id"));
    }

    @Test
    void theIncidentOfACrisisIsAskedForByIt() {
        // Given
        String brand = Rest.newBrand();
        UUID crisis = UUID.randomUUID();
        Rest.declared(brand, "L3");
        String id = post(
                        "commander",
                        "/api/incidents",
                        Map.of("crisisId", crisis, "brand", brand, "title", "门店食品安全", "level", "L2"))
                .jsonPath()
                .getString("id");
        // When
        var found = Rest.as("viewer").get("/api/incidents?crisis=" + crisis).jsonPath();
        var none = Rest.as("viewer")
                .get("/api/incidents?crisis=" + UUID.randomUUID())
                .jsonPath();
        // Then
        assertThat(found.<String>getList("items.id")).containsExactly(id);
        assertThat(none.getList("items")).isEmpty();
    }

    @Test
    void aListIsReadPageByPage() {
        // Given
        String brand = Rest.newBrand();
        for (int i = 0; i < 5; i++) {
            Rest.declared(brand, "L3");
        }
        // When
        var first =
                Rest.as("viewer").get("/api/incidents?limit=3&brand=" + brand).jsonPath();
        var second = Rest.as("viewer")
                .get("/api/incidents?limit=3&brand=" + brand + "&cursor=" + first.getString("next"))
                .jsonPath();
        // Then
        assertThat(first.getList("items")).hasSize(3);
        assertThat(second.getList("items")).hasSize(2);
        assertThat(second.getString("next")).isNull();
        assertThat(first.<String>getList("items.id")).doesNotContainAnyElementsOf(second.getList("items.id"));
    }
}
