package io.langyan.grading.backtest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.EventJson;
import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Backtests of uploaded files by REST, against a real database. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class BacktestsResourceTest {

    private static final String OBSERVATIONS =
            """
            {"platform":"weibo","externalId":"1","text":"岚山酸奶喝完拉肚子","observedAt":"2026-03-02T09:00:00+08:00","counters":{"likes":"1,000"}}
            {"platform":"weibo","externalId":"1","text":"岚山酸奶喝完拉肚子","observedAt":"2026-03-02T09:40:00+08:00","counters":{"likes":"2.5万"}}
            no json
            """;

    @Test
    void anUploadedFileIsGradedAsTheCommandGradesIt() throws IOException {
        // Given
        String id =
                upload("analyst", OBSERVATIONS, null).statusCode(202).extract().path("id");

        // When
        JsonNode answer = finished(id);

        // Then
        assertThat(answer.get("state").asText()).isEqualTo("done");
        assertThat(answer.at("/stories/0/levels/0/level").asText()).isEqualTo("L3");
        assertThat(answer.at("/stories/0/peak/PT8H").asLong()).isEqualTo(24_000);
        assertThat(answer.at("/rejected/count").asLong()).isEqualTo(1);
        assertThat(answer.at("/rejected/lines/0/line").asLong()).isEqualTo(3);
        assertThat(answer.get("digest")).isEqualTo(offline().get("digest"));
    }

    @Test
    void aPlanThatDoesNotHoldTogetherIsRefusedWithTheReasons() {
        upload(
                        "analyst",
                        OBSERVATIONS,
                        "grading: {levels: [{level: L1, spread: {over: 1, within: PT2H}, anyOf: [nobody]}]}")
                .statusCode(422)
                .body("type", equalTo("https://langyan.io/problems/plan-invalid"))
                .body("findings.path", hasItem("/grading/levels/0/anyOf/0"));
    }

    @Test
    void twoPlansAreComparedOverOneFile() throws IOException {
        // Given
        String id = compare("analyst", "warn: {spread: {over: 90000, within: PT8H}}")
                .statusCode(202)
                .extract()
                .path("id");

        // When
        JsonNode answer = finished(id);

        // Then
        assertThat(answer.at("/summary/stories").asLong()).isEqualTo(2);
        assertThat(answer.at("/summary/lower").asLong()).isEqualTo(2);
        assertThat(answer.at("/rejected/count").asLong()).isEqualTo(1);
        assertThat(answer.get("digest").asText()).hasSize(64);
        JsonNode first = page(id, "?limit=1");
        assertThat(first.at("/items/0/key").asText()).isEqualTo("1");
        assertThat(first.at("/items/0/plan/level").asText()).isEqualTo("L3");
        assertThat(first.at("/items/0/against/level").asText()).isEqualTo("none");
        assertThat(first.at("/items/0/moves/0/move").asText()).isEqualTo("disappears");
        JsonNode second = page(id, "?limit=1&cursor=" + first.get("next").asText());
        assertThat(second.at("/items/0/key").asText()).isEqualTo("2");
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void aComparisonThatMakesNoSenseIsRefusedInWords() {
        compare("viewer", "warn: {spread: {over: 90000, within: PT8H}}").statusCode(403);
        compare("analyst", "levels: 3")
                .statusCode(422)
                .body("type", equalTo("https://langyan.io/problems/plan-invalid"))
                .body("part", equalTo("against"));
        given().auth()
                .oauth2(Tokens.of("analyst"))
                .multiPart("observations", "o.ndjson", OBSERVATIONS.getBytes(StandardCharsets.UTF_8))
                .multiPart("against", "grading: {story: externalId}")
                .queryParam("members", true)
                .queryParam("story", "externalId")
                .post("/api/backtests")
                .then()
                .statusCode(400)
                .body("type", equalTo("https://langyan.io/problems/bad-backtest"));
    }

    @Test
    void differencesAreSeenByWhoMaySeeTheBacktest() throws IOException {
        // Given
        String id = compare("app", "warn: {spread: {over: 90000, within: PT8H}}")
                .statusCode(202)
                .extract()
                .path("id");
        String alone =
                upload("app", OBSERVATIONS, null).statusCode(202).extract().path("id");

        // Then
        differences("viewer", id, "somebody").statusCode(404);
        given().get("/api/backtests/" + id + "/differences").then().statusCode(401);
        differences("analyst", alone)
                .statusCode(404)
                .body("type", equalTo("https://langyan.io/problems/nothing-compared"));
        differences("analyst", "no-id").statusCode(404);
    }

    @Test
    void onlyAnalystsAndAppsMayAskAndOnlyTheAskerSees() {
        upload("viewer", OBSERVATIONS, null).statusCode(403);
        String id = upload("app", OBSERVATIONS, null).statusCode(202).extract().path("id");
        given().auth()
                .oauth2(Tokens.of("viewer", "somebody"))
                .get("/api/backtests/" + id)
                .then()
                .statusCode(404);
        given().get("/api/backtests/" + id).then().statusCode(401);
    }

    @Test
    void aRequestWithoutObservationsIsRefused() {
        given().auth()
                .oauth2(Tokens.of("analyst"))
                .multiPart("plan", "grading: {}")
                .post("/api/backtests")
                .then()
                .statusCode(400)
                .body("type", equalTo("https://langyan.io/problems/observations-missing"));
    }

    private static ValidatableResponse upload(String role, String observations, String plan) {
        var request = given().auth()
                .oauth2(Tokens.of(role))
                .multiPart("observations", "o.ndjson", observations.getBytes(StandardCharsets.UTF_8));
        if (plan != null) {
            request.multiPart("plan", "plan.yaml", plan.getBytes(StandardCharsets.UTF_8));
        }
        return request.queryParam("story", "externalId").post("/api/backtests").then();
    }

    /** Two stories, whose level L3 the plan that ships proves and one that only warns does not. */
    private static ValidatableResponse compare(String role, String grading) {
        String observations =
                OBSERVATIONS + OBSERVATIONS.replace("no json\n", "").replace("\"1\"", "\"2\"");
        return given().auth()
                .oauth2(Tokens.of(role))
                .multiPart("observations", "o.ndjson", observations.getBytes(StandardCharsets.UTF_8))
                .multiPart("against", "against.yaml", ("grading: {" + grading + "}").getBytes(StandardCharsets.UTF_8))
                .queryParam("story", "externalId")
                .post("/api/backtests")
                .then();
    }

    private static ValidatableResponse differences(String role, String id, String... brands) {
        return given().auth()
                .oauth2(Tokens.of(role, brands))
                .get("/api/backtests/" + id + "/differences")
                .then();
    }

    private static JsonNode page(String id, String query) throws IOException {
        return EventJson.mapper()
                .readTree(given().auth()
                        .oauth2(Tokens.of("analyst"))
                        .get("/api/backtests/" + id + "/differences" + query)
                        .asString());
    }

    private static JsonNode finished(String id) throws IOException {
        await().atMost(Duration.ofSeconds(20)).until(() -> given().auth()
                .oauth2(Tokens.of("analyst"))
                .get("/api/backtests/" + id)
                .path("state")
                .equals("done"));
        return EventJson.mapper()
                .readTree(given().auth()
                        .oauth2(Tokens.of("analyst"))
                        .get("/api/backtests/" + id)
                        .asString());
    }

    private static JsonNode offline() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = BacktestCommand.run(
                new String[] {"-", "--story", "externalId"},
                new ByteArrayInputStream(OBSERVATIONS.getBytes(StandardCharsets.UTF_8)),
                out,
                new PrintStream(new ByteArrayOutputStream()));
        assertThat(exit).isZero();
        return EventJson.mapper().readTree(out.toByteArray());
    }
}
