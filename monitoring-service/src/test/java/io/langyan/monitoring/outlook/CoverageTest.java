package io.langyan.monitoring.outlook;

import static io.langyan.monitoring.Setup.awaitSamples;
import static io.langyan.monitoring.Setup.observation;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.monitoring.outlook.PlatformCoverage.SourceSeen;
import io.langyan.monitoring.outlook.PlatformCoverage.State;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class CoverageTest {

    private final Instant now = Instant.now();

    @Test
    void silenceIsNotCalm() {
        assertThat(stateAfter(Duration.ofMinutes(4))).isEqualTo(State.live);
        assertThat(stateAfter(Duration.ofMinutes(6))).isEqualTo(State.late);
        assertThat(stateAfter(Duration.ofMinutes(16))).isEqualTo(State.silent);
        assertThat(PlatformCoverage.of("weibo", true, Duration.ofMinutes(5), List.of(), now)
                        .state())
                .isEqualTo(State.silent);
    }

    @Test
    void theBoardIsComputedFromWhatArrived() {
        // Given
        String brand = unique("c");
        protect(brand, brand);

        // When
        given().auth()
                .oauth2(token("ingest"))
                .contentType("application/json")
                .body(observation("weibo", brand, brand, now, "{}").getBytes(StandardCharsets.UTF_8))
                .post("/api/mentions");
        awaitSamples(brand, 1);

        // Then
        JsonPath board = given().auth()
                .oauth2(token("viewer", brand))
                .get("/api/coverage?brand=" + brand)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(board.getDouble("coverage")).isEqualTo(0.5);
        assertThat(board.getString("platforms.find { it.platform == 'weibo' }.state"))
                .isEqualTo("live");
        assertThat(board.getString("platforms.find { it.platform == 'wechat-mp' }.state"))
                .isEqualTo("silent");
        given().auth()
                .oauth2(token("viewer", "other"))
                .get("/api/coverage?brand=" + brand)
                .then()
                .statusCode(403);
    }

    @Test
    void theServiceDescribesItselfAndItsHealth() {
        String description = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(description)
                .contains("/api/mentions", "/api/imports", "/api/watch-rules", "/api/analyses", "/api/coverage");
    }

    @Test
    void aBodyThatHidesItsLengthIsForImportsAndMentionsOnly() throws Exception {
        HttpRequest chunked = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + io.restassured.RestAssured.port + "/api/analyses"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + token("app"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream("{\"texts\":[]}".getBytes(StandardCharsets.UTF_8))))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(chunked, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(411);
        given().auth()
                .oauth2(token("app"))
                .contentType("application/json")
                .body(new byte[9 * 1024 * 1024])
                .post("/api/analyses")
                .then()
                .statusCode(413);
    }

    private State stateAfter(Duration silence) {
        return PlatformCoverage.of(
                        "weibo", true, Duration.ofMinutes(5), List.of(new SourceSeen("a", now.minus(silence))), now)
                .state();
    }
}
