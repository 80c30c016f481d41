package io.langyan.monitoring.imports;

import static io.langyan.monitoring.Setup.PATIENCE;
import static io.langyan.monitoring.Setup.awaitSamples;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.stats;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.langyan.monitoring.Fixtures;
import io.langyan.monitoring.observation.Submission;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ImportTest {

    @Inject
    ImportJobs jobs;

    @Inject
    StartImport start;

    @Inject
    Pool pool;

    private final String brand = unique("i");

    @Test
    void filesOfACrawlerFillTheLedgerWithAVerdictForEachLine() throws IOException {
        // Given
        protect(brand, brand);
        byte[] contents = named(sample("weibo_search_contents.jsonl"));
        byte[] notes = named(sample("xhs_search_contents.json"));

        // When
        String id = given().auth()
                .oauth2(token("ingest"))
                .multiPart("file", "weibo_search_contents_2025-11-20.jsonl", contents)
                .multiPart("file", "search_contents_2025-11-20.json", notes)
                .post("/api/imports?format=mediacrawler")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        // Then
        JsonPath job = done(id);
        assertThat(job.getLong("lines")).isEqualTo(7);
        assertThat(job.getLong("accepted")).isEqualTo(4);
        assertThat(job.getLong("merged")).isZero();
        assertThat(job.getLong("rejected")).isEqualTo(3);
        assertThat(job.getList("rejections.line", Integer.class)).containsExactly(4, 5, 2);
        assertThat(job.getList("rejections.code")).containsExactly("not-json", "missing-observedAt", "missing-text");
        awaitSamples(brand, 4);
        assertThat(stats(brand, "mentions")).isEqualTo(3);
    }

    @Test
    void theSameFileTwiceChangesNothingInTheLedger() throws IOException {
        // Given
        protect(brand, brand);
        byte[] file = named(sample("weibo_search_comments.jsonl"));
        String first = upload(file);
        done(first);
        given().auth()
                .oauth2(token("analyst"))
                .get("/api/imports?limit=500")
                .then()
                .body("items.find { it.id == '" + first + "' }.files.name", equalTo(List.of("file.jsonl")))
                .body("items.find { it.id == '" + first + "' }", not(hasKey("rejections")));
        awaitSamples(brand, 2);

        // When
        JsonPath again = done(upload(file));

        // Then
        assertThat(again.getString("files[0].sameAs")).isEqualTo(first);
        assertThat(again.getLong("merged")).isEqualTo(2);
        assertThat(again.getLong("accepted")).isZero();
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(10)).until(() -> stats(brand, "samples") == 2);
        assertThat(stats(brand, "mentions")).isEqualTo(2);
    }

    @Test
    void aJobWhoseWorkerDiedIsFinishedByAnotherAndCountsOnce() throws Exception {
        // Given
        protect(brand, brand);
        Path file = Files.createTempFile("import", ".jsonl");
        Files.write(file, lines(4_000));
        UUID id = start.of(
                List.of(ImportFile.whole("many.jsonl", file)),
                ImportOrder.of("observations", null, null, "test"),
                java.time.Instant.now());
        Files.delete(file);
        await().atMost(PATIENCE).until(() -> job(id.toString()).getLong("accepted") > 0);

        // When: a worker that went silent half-way still holds the lease of a job that is not finished
        pool.query(
                        "update import_job set worker = 'dead', leased_until = now() + interval '3 seconds', state = 'running' where id = '"
                                + id + "'")
                .execute()
                .await()
                .atMost(Duration.ofSeconds(5));
        boolean deadOnesLateAnswerCounts = jobs.settle(
                        id,
                        "another",
                        new ImportJobs.Chunk(0, 0, 1, new byte[0]),
                        new Submission(),
                        Duration.ofSeconds(1))
                .await()
                .atMost(Duration.ofSeconds(5));

        // Then
        assertThat(deadOnesLateAnswerCounts).isFalse();
        JsonPath job = done(id.toString());
        assertThat(job.getLong("accepted")).isEqualTo(4_000);
        assertThat(job.getLong("rejected")).isZero();
        awaitSamples(brand, 4_000);
        assertThat(stats(brand, "samples")).isEqualTo(4_000);
    }

    @Test
    void realPostsFillTheLedger() throws IOException {
        // Given
        Path real = Fixtures.orSkip("weibo_search_contents_2024-05-27.jsonl");
        protect(brand, "中山大学");

        // When
        JsonPath job = done(upload(Files.readAllBytes(real)));

        // Then
        assertThat(job.getLong("lines")).isEqualTo(1_079);
        assertThat(job.getLong("accepted")).isEqualTo(1_079);
        long naming = Files.readAllLines(real).stream()
                .filter(line ->
                        line.substring(0, line.indexOf("\"create_time\"")).contains("中山大学"))
                .count();
        awaitSamples(brand, (int) naming);
        assertThat(stats(brand, "mentions")).isBetween(naming, 1_079L);
    }

    @Test
    void aFormatWeDoNotKnowOrNoFileIsRefused() {
        given().auth()
                .oauth2(token("ingest"))
                .multiPart("file", "x.csv", new byte[] {1})
                .post("/api/imports?format=fax")
                .then()
                .statusCode(422);
        given().auth()
                .oauth2(token("ingest"))
                .multiPart("platform", "weibo")
                .post("/api/imports?format=mediacrawler")
                .then()
                .statusCode(400);
        given().auth()
                .oauth2(token("viewer"))
                .multiPart("file", "x.jsonl", new byte[] {1})
                .post("/api/imports?format=mediacrawler")
                .then()
                .statusCode(403);
        given().auth().oauth2(token("analyst")).get("/api/imports/none").then().statusCode(404);
    }

    private String upload(byte[] file) {
        return given().auth()
                .oauth2(token("analyst"))
                .multiPart("file", "file.jsonl", file)
                .post("/api/imports?format=mediacrawler")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static JsonPath job(String id) {
        return given().auth().oauth2(token("analyst")).get("/api/imports/" + id).jsonPath();
    }

    private static JsonPath done(String id) {
        await().atMost(PATIENCE).until(() -> "done".equals(job(id).getString("state")));
        return job(id);
    }

    private byte[] lines(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append(io.langyan.monitoring.Setup.observation(
                            "forum", brand + i, brand + " " + "x".repeat(200), java.time.Instant.now(), "{}"))
                    .append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The sample with ids of its own, about the brand of this test. */
    private byte[] named(String sample) {
        String ids = String.valueOf(1_000_000 + Math.abs(brand.hashCode()) % 9_000_000);
        return sample.replace("狼烟", brand)
                .replace("，", "，" + brand)
                .replaceAll("(\"(?:note|comment)_id\": \")", "$1" + ids)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String sample(String file) throws IOException {
        try (InputStream in = ImportTest.class.getResourceAsStream("/samples/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
