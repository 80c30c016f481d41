package io.langyan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.not;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A file as the crawler wrote it becomes rows of the ledger, whether it comes first or again. */
class CrawlerFilesFillTheLedgerTest {

    private static final int LINES = 1079;
    private static final Pattern WORDS = Pattern.compile("\\p{IsHan}{4,12}");

    @Test
    void aWeiboSearchFileFillsTheLedger() throws IOException {
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
        // One in a hundred is looked for by its words: how many are new depends on what the suite was given before.
        for (String words : someWords(file)) {
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> suite.as("viewer")
                    .queryParam("platform", "weibo")
                    .queryParam("q", words)
                    .get("/api/mentions")
                    .then()
                    .statusCode(200)
                    .body("items", not(empty())));
        }
    }

    private static List<String> someWords(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> some = new ArrayList<>();
        for (int line = 0; line < lines.size(); line += 100) {
            Matcher words = WORDS.matcher(JsonPath.from(lines.get(line)).getString("content"));
            assertThat(words.find()).isTrue();
            some.add(words.group());
        }
        return some;
    }
}
