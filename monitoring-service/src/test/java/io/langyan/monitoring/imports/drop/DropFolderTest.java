package io.langyan.monitoring.imports.drop;

import static io.langyan.monitoring.Setup.PATIENCE;
import static io.langyan.monitoring.Setup.awaitSamples;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.stats;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.imports.StartImport;
import io.langyan.monitoring.outbound.Trouble;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class DropFolderTest {

    private static final Duration SETTLE = Duration.ofSeconds(10);

    @Inject
    DropFiles files;

    @Inject
    StartImport start;

    @Inject
    Pool pool;

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private final String brand = unique("d");
    private Instant now = Instant.now();
    private DropFolder drop;

    @BeforeEach
    void watch() {
        protect(brand, brand);
        drop = folder(Optional.empty());
    }

    @Test
    void aCrawlersFileIsTakenOnceSettledAndGoesOnWhereItWasLeft() throws IOException {
        // Given
        Path file = crawlers("weibo/jsonl/search_contents_" + brand + ".jsonl");
        Files.writeString(file, note(1) + note(2));

        // When it is still being written, nothing is taken
        drop.look(now);
        Files.writeString(file, note(3), StandardOpenOption.APPEND);
        look();
        assertThat(seen(file).jobId()).isNull();

        // Then: settled, it is taken; grown, only what is new is
        look();
        JsonPath first = over(seen(file).jobId());
        assertThat(first.getLong("lines")).isEqualTo(3);
        Files.writeString(file, note(4), StandardOpenOption.APPEND);
        look();
        look();
        JsonPath second = over(seen(file).jobId());
        assertThat(second.getString("id")).isNotEqualTo(first.getString("id"));
        assertThat(second.getLong("lines")).isEqualTo(1);
        assertThat(second.getLong("accepted")).isEqualTo(1);
        awaitSamples(brand, 4);
        assertThat(stats(brand, "mentions")).isEqualTo(4);
        assertThat(seen(file).linesRead()).isEqualTo(4);
    }

    @Test
    void anotherProcessAfterAKillGoesOnFromTheDatabase() throws IOException {
        // Given
        Path file = crawlers("xhs/jsonl/search_contents_" + brand + ".jsonl");
        Files.writeString(file, note(1));
        look();
        look();
        over(seen(file).jobId());

        // When
        DropFolder another = folder(Optional.empty());
        drop = another;
        Files.writeString(file, note(2), StandardOpenOption.APPEND);
        releaseLease();
        look();
        look();

        // Then
        assertThat(over(seen(file).jobId()).getLong("lines")).isEqualTo(1);
    }

    @Test
    void aFileWrittenAnewIsReadAsAWholeAndChangesNothingThatWasThere() throws IOException {
        // Given
        Path file = crawlers("weibo/json/search_contents_" + brand + ".json");
        Files.writeString(file, "[" + note(1).strip() + "]");
        look();
        look();
        over(seen(file).jobId());
        awaitSamples(brand, 1);

        // When
        Files.writeString(file, "[" + note(1).strip() + "," + note(2).strip() + "]");
        look();
        look();

        // Then
        assertThat(over(seen(file).jobId()).getLong("lines")).isEqualTo(2);
        awaitSamples(brand, 2);
        assertThat(stats(brand, "samples")).isEqualTo(2);
    }

    @Test
    void aLineCutInHalfIsReadWholeOnceItsRestIsThere() throws IOException {
        // Given
        Path file = crawlers("weibo/jsonl/search_contents_" + brand + ".jsonl");
        String second = note(2);
        Files.writeString(file, note(1) + second.substring(0, 40));
        look();
        look();
        assertThat(over(seen(file).jobId()).getLong("rejected")).isEqualTo(1);

        // When
        Files.writeString(file, second.substring(40), StandardOpenOption.APPEND);
        look();
        look();

        // Then
        assertThat(over(seen(file).jobId()).getLong("accepted")).isEqualTo(1);
        awaitSamples(brand, 2);
    }

    @Test
    void aCrawlersCsvFileThatGrewKeepsItsHeader() throws IOException {
        // Given
        Path file = crawlers("weibo/csv/search_contents_" + brand + ".csv");
        Files.writeString(
                file, "\uFEFFnote_id,content,liked_count,comments_count,shared_count,last_modify_ts\n" + csv(1));
        look();
        look();
        over(seen(file).jobId());

        // When
        Files.writeString(file, csv(2) + csv(3), StandardOpenOption.APPEND);
        look();
        look();

        // Then
        JsonPath grown = over(seen(file).jobId());
        assertThat(grown.getLong("accepted")).isEqualTo(2);
        assertThat(grown.getLong("rejected")).isZero();
        awaitSamples(brand, 3);
    }

    @Test
    void linksPartsAndStrangersAreLeftAlone() throws IOException {
        // Given
        Path outside = Files.writeString(elsewhere.resolve("search_contents_x.jsonl"), note(1));
        crawlers("weibo/jsonl/x");
        Files.createSymbolicLink(folder.resolve("weibo/jsonl/search_contents_link.jsonl"), outside);
        Files.createSymbolicLink(folder.resolve("linked"), elsewhere);
        Files.writeString(folder.resolve("weibo/jsonl/search_contents_1.jsonl.part"), note(1));
        Files.writeString(folder.resolve("weibo/jsonl/search_creators_1.jsonl"), note(1));
        Files.writeString(folder.resolve("notes.txt"), note(1));

        // When
        look();
        look();

        // Then
        assertThat(files.find("weibo/jsonl/search_contents_link.jsonl").await().atMost(PATIENCE))
                .isEmpty();
        assertThat(files.find("linked/search_contents_x.jsonl").await().atMost(PATIENCE))
                .isEmpty();
        assertThat(files.find("weibo/jsonl/search_contents_1.jsonl.part")
                        .await()
                        .atMost(PATIENCE))
                .isEmpty();
        assertThat(files.find("weibo/jsonl/search_creators_1.jsonl").await().atMost(PATIENCE))
                .isEmpty();
        assertThat(files.find("notes.txt").await().atMost(PATIENCE)).isEmpty();
    }

    @Test
    void aTableThatIsNotUnderstoodIsSetAsideWithTheReasonUntilItChanges() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve(brand + ".csv"), "天气,心情\n晴,好\n");
        look();
        look();
        assertThat(seen(file).refused()).isEqualTo("mapping-incomplete");

        // When
        Files.writeString(file, "平台,内容\n微博," + brand + "\n");
        look();
        look();

        // Then
        assertThat(over(seen(file).jobId()).getLong("accepted")).isEqualTo(1);
        given().auth()
                .oauth2(token("analyst"))
                .get("/api/imports/drop-folder?limit=500")
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(token("viewer"))
                .get("/api/imports/drop-folder")
                .then()
                .statusCode(403);
    }

    @Test
    void whyATableIsNotUnderstoodIsToldAsWhoUploadsItIsTold() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve(brand + ".csv"), "平台,心情\n微博,好\n");

        // When
        look();
        look();

        // Then
        given().auth()
                .oauth2(token("analyst"))
                .get("/api/imports/drop-folder?limit=500")
                .then()
                .body("items.find { it.path == '" + folder.relativize(file) + "' }.why.en", containsString("text"))
                .body("items.find { it.path == '" + folder.relativize(file) + "' }.why.zh", containsString("text"));
    }

    @Test
    void theLinesOfAWorkbookAreItsRows() throws IOException {
        // Given
        Path file = folder.resolve(brand + ".xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Sheet1");
            for (int row = 0; row < 3; row++) {
                sheet.value(row, 0, row == 0 ? "平台" : "微博");
                sheet.value(row, 1, row == 0 ? "内容" : brand + row);
            }
        }

        // When
        look();
        look();

        // Then
        over(seen(file).jobId());
        assertThat(seen(file).linesRead()).isEqualTo(2);
    }

    @Test
    void anImportedFileMovesToTheArchiveAfterADay() throws IOException {
        // Given
        drop = folder(Optional.of(elsewhere.toString()));
        Path file = crawlers("weibo/jsonl/search_contents_" + brand + ".jsonl");
        Files.writeString(file, note(1));
        look();
        look();
        over(seen(file).jobId());

        // When
        now = now.plus(Duration.ofHours(25));
        look();

        // Then
        assertThat(file).doesNotExist();
        assertThat(elsewhere.resolve("weibo/jsonl/" + file.getFileName())).exists();
    }

    @Test
    void aFileOfANameThatTheArchiveHasIsArchivedBesideIt() throws IOException {
        // Given
        drop = folder(Optional.of(elsewhere.toString()));
        Path archived = Files.writeString(elsewhere.resolve(brand + ".ndjson"), "last week's");
        Path file = Files.writeString(folder.resolve(brand + ".ndjson"), observation(1));
        look();
        look();
        over(seen(file).jobId());

        // When
        now = now.plus(Duration.ofHours(25));
        look();

        // Then
        assertThat(file).doesNotExist();
        assertThat(archived).hasContent("last week's");
        assertThat(elsewhere.resolve(brand + "-2.ndjson")).hasContent(observation(1));
    }

    @Test
    void aFileThatCannotBeReadKeepsNoOtherWaiting() throws IOException {
        // Given
        List<Path> both = List.of(folder.resolve("1.ndjson"), folder.resolve("2.ndjson"));
        for (Path file : both) {
            Files.writeString(file, observation(both.indexOf(file)));
        }
        look();
        List<String> vanishing = new ArrayList<>();
        DropFiles firstVanishes = new DropFiles(pool) {
            @Override
            Uni<Optional<Seen>> find(String path) {
                if (vanishing.isEmpty()) {
                    vanishing.add(path);
                    assertThat(folder.resolve(path).toFile().delete()).isTrue();
                }
                return super.find(path);
            }
        };
        releaseLease();
        drop = new DropFolder(firstVanishes, start, new Setting(folder.toString(), Optional.empty()), 1024 * 1024);

        // When
        look();

        // Then
        Path other = both.stream().filter(Files::exists).findFirst().orElseThrow();
        assertThat(seen(other).jobId()).isNotNull();
        assertThat(drop.trouble()).map(Trouble::code).contains("drop-file-waits");
        look();
        assertThat(drop.trouble()).isEmpty();
    }

    @Test
    void withoutAFolderTheListSaysSo() {
        given().auth()
                .oauth2(token("analyst"))
                .get("/api/imports/drop-folder")
                .then()
                .statusCode(200)
                .body("trouble.code", equalTo("no-drop-folder"))
                .body("trouble.en", containsString("LANGYAN_MONITORING_DROP_FOLDER_PATH"));
    }

    @Test
    void theSameFileUnderTwoNamesIsReadOnce() throws IOException {
        // Given
        Path one = crawlers("weibo/jsonl/search_contents_" + brand + ".jsonl");
        Path other = crawlers("weibo/jsonl/detail_contents_" + brand + ".jsonl");
        Files.writeString(one, note(1));
        Files.writeString(other, note(1));

        // When
        look();
        look();

        // Then
        List<JsonPath> jobs = List.of(over(seen(one).jobId()), over(seen(other).jobId()));
        assertThat(jobs.stream().mapToLong(job -> job.getLong("accepted")).sum())
                .isEqualTo(1);
        assertThat(jobs.stream().mapToLong(job -> job.getLong("merged")).sum()).isEqualTo(1);
    }

    private void look() throws IOException {
        now = now.plus(SETTLE).plusSeconds(1);
        drop.look(now);
    }

    private DropFolder folder(Optional<String> archive) {
        releaseLease();
        return new DropFolder(files, start, new Setting(folder.toString(), archive), 1024 * 1024);
    }

    private void releaseLease() {
        pool.query("update drop_folder_watch set leased_until = '-infinity'")
                .execute()
                .await()
                .atMost(PATIENCE);
    }

    private DropFiles.Seen seen(Path file) {
        String relative = folder.relativize(file).toString();
        return files.find(relative).await().atMost(PATIENCE).orElseThrow();
    }

    private Path crawlers(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    private String note(int number) {
        return "{\"note_id\":\"%s%d\",\"content\":\"%s 第%d条\",\"shared_count\":\"1\",\"comments_count\":\"2\",\"liked_count\":\"3\",\"last_modify_ts\":1763610000000}\n"
                .formatted(brand, number, brand, number);
    }

    private String observation(int number) {
        return "{\"platform\":\"forum\",\"externalId\":\"%s%d\",\"text\":\"%s\",\"observedAt\":\"2026-11-21T09:00:00Z\"}\n"
                .formatted(brand, number, brand);
    }

    private String csv(int number) {
        return "%s%d,\"%s,第%d条\",1,2,3,1763610000000\n".formatted(brand, number, brand, number);
    }

    private static JsonPath over(UUID job) {
        assertThat(job).isNotNull();
        await().atMost(PATIENCE).until(() -> "done"
                .equals(given().auth()
                        .oauth2(token("analyst"))
                        .get("/api/imports/" + job)
                        .jsonPath()
                        .getString("state")));
        return given().auth()
                .oauth2(token("analyst"))
                .get("/api/imports/" + job)
                .jsonPath();
    }

    private record Setting(String folder, Optional<String> archive) implements MonitoringConfig.DropFolder {
        @Override
        public Optional<String> path() {
            return Optional.of(folder);
        }

        @Override
        public Duration poll() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration settle() {
            return SETTLE;
        }
    }
}
