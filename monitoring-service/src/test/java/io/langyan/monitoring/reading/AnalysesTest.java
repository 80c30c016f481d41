package io.langyan.monitoring.reading;

import static io.langyan.monitoring.Setup.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class AnalysesTest {

    @Test
    void aThousandTextsAreReadAtOnceAndAlikeEachTime() {
        // Given
        String body = "{\"texts\":[" + "\"电池冒烟，要求召回\",".repeat(999) + "\"很好，推荐\"]}";

        // When
        Response first = post("app", body);
        Response second = post("app", body);

        // Then
        first.then().statusCode(200).body("results", hasSize(1000));
        first.then().body("results[998].appeals[0]", equalTo("recall"));
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|400|no-texts",
                "{\"texts\":null}|400|no-texts",
                "{\"texts\":[null]}|400|null-text",
            })
    void aRequestWithoutTextsIsRefusedByName(String body, int status, String kind) {
        post("app", body).then().statusCode(status).body("type", endsWith(kind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{\"texts\":\"x\"}", "{\"texts\":[{}]}", "{\"texts\":[[]]}", "{", "\\u0000"})
    void brokenBodiesAreTheCallersFault(String body) {
        assertThat(post("app", body).statusCode()).isBetween(400, 499);
    }

    @Test
    void hugeAndOddTextsAreRead() {
        String odd = "\\u0000\\ud83d".repeat(10);
        post("viewer", "{\"texts\":[\"\",\"" + odd + "\",\"" + "退款".repeat(500_000) + "\"]}")
                .then()
                .statusCode(200)
                .body("results", hasSize(3))
                .body("results[0].sentiment.label", equalTo("neutral"));
    }

    @Test
    void thoseWhoMayNotReadTextsAreTurnedAway() {
        post("ingest", "{\"texts\":[]}").then().statusCode(403);
    }

    private static Response post(String role, String body) {
        return given().auth()
                .oauth2(token(role))
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/analyses");
    }
}
