package io.langyan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A file as the crawler wrote it becomes rows of the ledger, and sending it again changes nothing. */
class CrawlerFilesFillTheLedgerTest {

    private static final int LINES = 1079;

    @Test
    void aWeiboSearchFileFillsTheLedger() {
        // Given
        RunningSuite suite = RunningSuite.orSkip();
        Path file = RunningSuite.sharedOrSkip("ingest_fixtures/weibo_search_contents_2024-05-27.jsonl");

        // When
        String job = suite.as("ingest")
                .multiPart("file", file.toFile())
                .post("/api/imports?format=mediacrawler&platform=weibo")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        // Then
        JsonPath told = await().atMost(Duration.ofMinutes(2))
                .until(() -> suite.as("ingest").get("/api/imports/" + job).jsonPath(), one -> "done"
                        .equals(one.getString("state")));
        assertThat(told.getInt("lines")).isEqualTo(LINES);
        assertThat(told.getInt("rejected")).isZero();
        assertThat(told.getInt("accepted") + told.getInt("merged")).isEqualTo(LINES);
        // A suite that was given the file before has its mentions already.
        await().atMost(Duration.ofMinutes(1)).until(() -> onWeibo(suite) >= LINES);
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> suite.as("viewer")
                .get("/api/mentions?platform=weibo&q=中山大学&limit=1")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1)));
    }

    private static int onWeibo(RunningSuite suite) {
        Integer mentions = suite.as("viewer")
                .get("/api/mentions/stats")
                .then()
                .statusCode(200)
                .extract()
                .path("platforms.weibo.mentions");
        return mentions == null ? 0 : mentions;
    }
}
