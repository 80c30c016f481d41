package io.langyan.incident.suite;

import static io.langyan.incident.suite.Rest.as;
import static io.langyan.incident.suite.Rest.putPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.Topic;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.events.v1.plan.Route;
import io.langyan.incident.TestPlans;
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
class PlanTest {

    private static String unique() {
        return "p" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static Response edited(String yaml, Object version) {
        return Rest.yaml(as("admin"), yaml)
                .header("If-Match", "\"" + version + "\"")
                .put("/api/plan");
    }

    @Test
    void thePlanThatShipsIsPublishedAtFirstStart() {
        // When
        var plan = as("viewer").get("/api/plan");
        // Then
        plan.then().statusCode(200);
        assertThat(plan.header("ETag")).isEqualTo("\"1\"");
        assertThat(plan.jsonPath().getString("plan.response.squads[0].name")).isEqualTo("应急小组");
        assertThat(as("viewer").get("/api/plan/names").jsonPath().<String>getList("items.name"))
                .contains("default");
        assertThat(as("viewer").get("/api/brands").jsonPath().<String>getList("items.id"))
                .contains("langyan");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Bus.on(Topic.PLANS, "default", PlanPublished.class))
                        .singleElement()
                        .satisfies(published -> assertThat(published.plan()).isEqualTo(PlanFile.defaultPlan())));
    }

    @Test
    void anEditIsTheNextVersionAndEverybodyIsTold() {
        // Given
        String name = unique();
        putPlan(TestPlans.text(name, name)).then().statusCode(200);
        // When
        var edit = edited(TestPlans.text(name, name).replace("within: PT30M", "within: PT20M"), 1);
        // Then
        edit.then().statusCode(200);
        assertThat(edit.header("ETag")).isEqualTo("\"2\"");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Bus.on(Topic.PLANS, name, PlanPublished.class))
                        .extracting(PlanPublished::version)
                        .containsExactly(1, 2));
        assertThat(as("viewer")
                        .get("/api/plan?name=" + name + "&version=1")
                        .jsonPath()
                        .getInt("version"))
                .isEqualTo(1);
    }

    @Test
    void anEditThatDoesNotSayWhatItEditsOrIsTooLateIsRefused() {
        // Given
        String name = unique();
        String yaml = TestPlans.text(name, name);
        putPlan(yaml).then().statusCode(200);
        // When
        var blind = putPlan(yaml);
        var stale = edited(yaml, 7);
        var unreadable = edited(yaml, "x");
        // Then
        blind.then().statusCode(428);
        stale.then().statusCode(412);
        unreadable.then().statusCode(412);
    }

    @Test
    void aBrandBelongsToOnePlanAndTheOtherIsNamed() {
        // Given
        String name = unique();
        putPlan(TestPlans.text(name, name)).then().statusCode(200);
        // When
        var second = putPlan(TestPlans.text(unique(), name));
        // Then
        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.jsonPath().getString("plan")).isEqualTo(name);
        assertThat(second.jsonPath().getString("brand")).isEqualTo(name);
    }

    @Test
    void aPlanThatMakesNoSenseIsNotPublished() {
        // Given
        String name = unique();
        // When
        var fast = putPlan(TestPlans.text(name, name).replace("timeScale: 1", "timeScale: 60"));
        var misspelt = putPlan(TestPlans.text(name, name).replace("atRiskAfter", "atRiskAftr"));
        var squadless = putPlan(TestPlans.text(name, name).replace("levels: [L2, L3]", "levels: [L3]"));
        var brandless = putPlan(TestPlans.text(name, name).replaceAll("brands:\\n.*\\n", "brands: []\n"));
        var noPlan = putPlan("{");
        // Then
        for (Response refused : new Response[] {fast, misspelt, squadless, brandless, noPlan}) {
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.contentType()).startsWith("application/problem+json");
            assertThat(refused.jsonPath().getList("problems")).isNotEmpty();
        }
        as("viewer").get("/api/plan?name=" + name).then().statusCode(404);
    }

    @Test
    void aRouteThatLeadsNowhereOrTakesAGravePageAWeakerWayIsRefusedInBothLanguages() {
        // Given
        String name = unique();
        String plan = TestPlans.text(name, name);
        String routes = "onUnknownOutcome: resend\n  routes: [{name: 夜间, %s}]";
        // When
        var nowhere = putPlan(plan.replace("onUnknownOutcome: resend", routes.formatted("policy: night")));
        var weaker =
                putPlan(plan.replace("onUnknownOutcome: resend", routes.formatted("levels: [L1], policy: listener")));
        var empty =
                putPlan(plan.replace("onUnknownOutcome: resend", routes.formatted("platforms: [], policy: listener")));
        // Then
        assertThat(problem(nowhere))
                .isEqualTo(Map.of(
                        "path", "/escalation/routes/0/policy",
                        "zh", "升级策略“night”不存在（路由“夜间”）",
                        "en", "escalation \"night\" of route \"夜间\" does not exist"));
        assertThat(problem(weaker))
                .isEqualTo(Map.of(
                        "path", "/escalation/routes/0/levels/0",
                        "zh", "路由“夜间”不能接 L1 级呼叫：升级策略“listener”没有列出该级别",
                        "en", "route \"夜间\" cannot take L1: escalation \"listener\" does not list it"));
        assertThat(problem(empty))
                .isEqualTo(Map.of(
                        "path", "/escalation/routes/0/platforms", "zh", "至少写 1 项", "en", "at least 1 is needed"));
        as("viewer").get("/api/plan?name=" + name).then().statusCode(404);
    }

    private static Map<String, String> problem(Response refused) {
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getList("problems")).hasSize(1);
        return refused.jsonPath().getMap("problems[0]");
    }

    @Test
    void routesArePublishedWithThePlan() {
        // Given
        String name = unique();
        String route =
                "{name: 夜间抖音, platforms: [douyin], hours: {from: \"22:00\", to: \"07:30\"}, days: rest, policy: listener}";
        // When
        var put = putPlan(TestPlans.text(name, name)
                .replace("onUnknownOutcome: resend", "onUnknownOutcome: resend\n  routes: [" + route + "]"));
        // Then
        put.then().statusCode(200);
        assertThat(as("viewer")
                        .get("/api/plan?name=" + name)
                        .jsonPath()
                        .getString("plan.escalation.routes[0].hours.from"))
                .isEqualTo("22:00");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        Bus.on(Topic.PLANS, name, PlanPublished.class))
                .singleElement()
                .satisfies(published -> assertThat(published.plan().escalation().routes())
                        .extracting(Route::name, Route::days, Route::platforms)
                        .containsExactly(tuple("夜间抖音", Route.Days.rest, List.of("douyin")))));
    }

    @Test
    void theNameInTheAddressIsTheNameInTheText() {
        // Given
        String name = unique();
        // When
        var put = Rest.yaml(as("admin"), TestPlans.text(name, name)).put("/api/plan?name=" + unique());
        // Then
        put.then().statusCode(422);
    }

    @Test
    void aPlanCanBeWrittenAsJson() {
        // Given
        String name = unique();
        var plan = TestPlans.of(name, name);
        // When
        var put = as("admin").body(io.langyan.incident.JsonText.of(plan)).put("/api/plan?name=" + name);
        // Then
        put.then().statusCode(200);
        assertThat(put.jsonPath().getInt("version")).isEqualTo(1);
    }
}
