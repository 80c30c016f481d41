package io.langyan.acceptance;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.oneOf;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A file as the crawler wrote it becomes rows of the ledger, and sending it again changes nothing. */
class CrawlerFilesFillTheLedgerTest {

    @Test
    void aWeiboSearchFileFillsTheLedger() {
        // Given
        RunningSuite suite = RunningSuite.orSkip();
        Path file = RunningSuite.sharedOrSkip("ingest_fixtures/weibo_search_contents_2024-05-27.jsonl");
        int before = total(suite);

        // When
        String job = suite.as("ingest")
                .multiPart("file", file.toFile())
                .post("/api/imports?format=mediacrawler&platform=weibo")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        // Then
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> suite.as("viewer")
                .get("/api/imports/" + job)
                .then()
                .statusCode(200)
                .body("state", oneOf("done", "finished", "succeeded"))
                .body("accepted", greaterThan(900)));
        await().atMost(Duration.ofMinutes(1)).until(() -> total(suite) > before || before > 900);
        suite.as("viewer")
                .get("/api/mentions?platform=weibo&q=中山大学&limit=1")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
    }

    private static int total(RunningSuite suite) {
        return suite.as("viewer")
                .get("/api/mentions/stats")
                .then()
                .statusCode(200)
                .extract()
                .path("mentions");
    }
}
