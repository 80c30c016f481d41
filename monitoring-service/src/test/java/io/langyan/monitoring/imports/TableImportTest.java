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
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class TableImportTest {

    private static final String HEADER = "发布时间,平台,标题,内容,链接,作者,粉丝数,转发,评论,点赞,天气\r\n";

    @Inject
    Pool pool;

    private final String brand = unique("t");

    @BeforeEach
    void protectBrand() {
        protect(brand, brand);
    }

    @Test
    void aCsvFileInGb18030FillsTheLedgerAndEachBadRowIsNamed() {
        // Given
        String csv = HEADER
                + row("微博", "a", "1.2万")
                + "2025-11-20 09:00,微博,,\"" + brand + "两行\n的一格\",https://weibo.com/" + brand + "/b,乙,,10w+,3,--,\r\n"
                + row("某站", "c", "1")
                + "昨天,微博,," + brand + ",https://weibo.com/" + brand + "/d,丁,,1,1,1,\r\n"
                + row("小红书", "e", "-7");

        // When
        String id = upload("csv", "名单.csv", csv.getBytes(Charset.forName("GB18030")), null);

        // Then
        JsonPath job = over(id);
        assertThat(job.getString("files[0].encoding")).isEqualTo("GB18030");
        assertThat(job.getLong("lines")).isEqualTo(5);
        assertThat(job.getLong("accepted")).isEqualTo(2);
        assertThat(job.getList("rejections.line", Integer.class)).containsExactly(5, 6, 7);
        assertThat(job.getList("rejections.code"))
                .containsExactly("unknown-platform", "invalid-publishedAt", "invalid-counters.likes");
        awaitSamples(brand, 2);
    }

    @Test
    void theSameTableTwiceIsKnownByItsHash() {
        byte[] csv = (HEADER + row("微博", "a", "1")).getBytes(StandardCharsets.UTF_8);
        String first = upload("csv", "a.csv", csv, null);
        over(first);
        awaitSamples(brand, 1);

        // When
        JsonPath again = over(upload("csv", "other-name.csv", csv, null));

        // Then
        assertThat(again.getString("files[0].sameAs")).isEqualTo(first);
        assertThat(again.getLong("merged")).isEqualTo(1);
        assertThat(stats(brand, "samples")).isEqualTo(1);
        JsonPath otherwise = over(
                upload("csv", "a.csv", csv, "{\"columns\":{\"text\":\"内容\"},\"constants\":{\"platform\":\"forum\"}}"));
        assertThat(otherwise.getString("files[0].sameAs")).isNull();
        assertThat(otherwise.getLong("accepted")).isEqualTo(1);
    }

    @Test
    void aWorkbookIsReadWithAMappingOfItsOwn() throws IOException {
        // Given
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("数据");
            sheet.value(0, 0, "哪天");
            sheet.value(0, 1, "说了什么");
            sheet.value(1, 0, LocalDateTime.of(2025, 11, 20, 9, 0));
            sheet.value(1, 1, brand + "漏电");
        }

        // When
        String id = upload(
                "xlsx",
                "a.xlsx",
                file.toByteArray(),
                "{\"columns\":{\"publishedAt\":\"哪天\",\"text\":1},\"constants\":{\"platform\":\"zhihu\",\"kind\":\"answer\"}}");

        // Then
        assertThat(over(id).getLong("accepted")).isEqualTo(1);
        awaitSamples(brand, 1);
        as("viewer")
                .get("/api/mentions?brand=" + brand)
                .then()
                .body("items[0].platform", equalTo("zhihu"))
                .body("items[0].publishedAt", equalTo("2025-11-20T01:00:00Z"));
    }

    @Test
    void aDryRunShowsWhatRowsBecomeAndImportsNothing() {
        byte[] csv = (HEADER + row("微博", "a", "1.2万") + row("某站", "b", "1")).getBytes(StandardCharsets.UTF_8);
        as("analyst")
                .header("Accept-Language", "en")
                .multiPart("file", "a.csv", csv)
                .post("/api/imports?format=csv&dryRun=true")
                .then()
                .statusCode(200)
                .body("files[0].encoding", equalTo("UTF-8"))
                .body("files[0].notUnderstood", contains("天气"))
                .body("files[0].missing.size()", equalTo(0))
                .body("files[0].rows[0].line", equalTo(2))
                .body("files[0].rows[0].observation.platform", equalTo("weibo"))
                .body("files[0].rows[0].observation.counters.likes", equalTo(12000))
                .body("files[0].rows[1].code", equalTo("unknown-platform"))
                .body("files[0].rows[1].reason", equalTo("unknown platform: 某站"));
        as("analyst")
                .multiPart("file", "a.csv", "天气,内容\n晴,好\n".getBytes(StandardCharsets.UTF_8))
                .post("/api/imports?format=csv&dryRun=true")
                .then()
                .statusCode(200)
                .body("files[0].missing", contains("platform"))
                .body("files[0].columns.field", hasItems("text"));
        assertThat(stats(brand, "samples")).isZero();
    }

    @Test
    void aTimeThatCannotBeReadIsToldWithHowToWriteIt() {
        // Given
        byte[] csv = (HEADER + row("微博", "a", "1").replace("2025-11-20 09:00", "昨天")).getBytes(StandardCharsets.UTF_8);
        String byFormat =
                "{\"columns\":{\"text\":\"内容\",\"platform\":\"平台\",\"publishedAt\":\"发布时间\"},\"timeFormat\":\"dd.MM.yyyy\"}";

        // Then
        assertThat(whyRefused(csv, null))
                .isEqualTo("publishedAt holds a time that cannot be read: 昨天 (write 2026-11-25 10:00, 2026年11月25日 9:00,"
                        + " ISO-8601 or seconds since the epoch)");
        assertThat(whyRefused(csv, byFormat)).isEqualTo("publishedAt does not fit the timeFormat given: 昨天");
        JsonPath job = over(upload("csv", "a.csv", csv, null));
        assertThat(job.getString("rejections[0].reason")).contains("publishedAt 认不出这个时间：昨天");
        assertThat(job.getString("rejections[0].code")).isEqualTo("invalid-publishedAt");
    }

    private static String whyRefused(byte[] csv, String mapping) {
        return request(mapping)
                .header("Accept-Language", "en")
                .multiPart("file", "a.csv", csv)
                .post("/api/imports?format=csv&dryRun=true")
                .jsonPath()
                .getString("files[0].rows[0].reason");
    }

    @Test
    void whatADryRunCannotReadIsRefusedAsTheImportWouldRefuseIt() {
        as("analyst")
                .multiPart("file", "a.csv", new byte[] {(byte) 0xFF, 'a', (byte) 0xFF, (byte) 0xFF})
                .post("/api/imports?format=csv&dryRun=true")
                .then()
                .statusCode(422)
                .body("type", equalTo("https://langyan.io/problems/unknown-encoding"));
        as("analyst")
                .multiPart("file", "a.jsonl", new byte[9 << 20])
                .post("/api/imports?format=observations&dryRun=true")
                .then()
                .statusCode(422)
                .body("type", equalTo("https://langyan.io/problems/line-too-long"));
    }

    @Test
    void whatCannotBeReadIsRefusedWithAReasonAndLeavesNoJob() {
        refused("csv", "a.csv", "天气,心情\n晴,好\n".getBytes(StandardCharsets.UTF_8), null, "mapping-incomplete");
        refused("csv", "a.csv", (HEADER).getBytes(StandardCharsets.UTF_8), "{\"columns\":{\"x\":1}}", "bad-mapping");
        refused(
                "csv",
                "a.csv",
                (HEADER).getBytes(StandardCharsets.UTF_8),
                "{\"columns\":{\"text\":\"没有\"}}",
                "bad-mapping");
        refused(
                "csv",
                "a.csv",
                (HEADER).getBytes(StandardCharsets.UTF_8),
                "{\"columns\":{}" + " ".repeat(64 * 1024) + "}",
                "bad-mapping");
        refused("csv", "a.csv", new byte[] {(byte) 0xFF, 'a', (byte) 0xFF, (byte) 0xFF}, null, "unknown-encoding");
        refused("csv", "a.csv", new byte[0], null, "empty-table");
        refused("xlsx", "a.xlsx", "no zip".getBytes(StandardCharsets.UTF_8), null, "not-xlsx");
        refused("fax", "a.fax", new byte[1], null, "unknown-format");
    }

    @Test
    void hostileCellsAreCleanedOrRefusedAndNeverStopTheJob() {
        String csv = "平台,id,内容\n"
                + "微博," + brand + "1,\"" + brand + "\0有空字符\"\n"
                + "\0,x,内容\n"
                + "微博," + "9".repeat(300) + ",内容\n"
                + "微博," + brand + "2," + brand + "长".repeat(1_000_000) + "\n";
        String id = upload("csv", "a.csv", csv.getBytes(StandardCharsets.UTF_8), null);
        JsonPath job = over(id);
        assertThat(job.getLong("accepted")).isEqualTo(2);
        assertThat(job.getList("rejections.line", Integer.class)).containsExactly(3, 4);
        awaitSamples(brand, 2);
    }

    @Test
    void anImportIsCancelledAndItsLinesStayBehind() {
        // Given: a job whose worker is busy elsewhere
        UUID id = UUID.randomUUID();
        insertRunning(id, "somebody");

        // When and then
        given().auth()
                .oauth2(token("ingest"))
                .post("/api/imports/" + id + "/cancel")
                .then()
                .statusCode(403)
                .body("type", equalTo("https://langyan.io/problems/not-your-import"));
        as("analyst")
                .post("/api/imports/" + id + "/cancel")
                .then()
                .statusCode(200)
                .body("state", equalTo("cancelled"));
        as("analyst")
                .delete("/api/imports/" + id)
                .then()
                .statusCode(409)
                .body("type", equalTo("https://langyan.io/problems/import-cancelled"));
        String done = upload("csv", "a.csv", (HEADER + row("微博", "a", "1")).getBytes(StandardCharsets.UTF_8), null);
        over(done);
        as("analyst")
                .delete("/api/imports/" + done)
                .then()
                .statusCode(409)
                .body("type", equalTo("https://langyan.io/problems/import-done"));
        as("analyst").delete("/api/imports/" + UUID.randomUUID()).then().statusCode(404);
        assertThat(pool.query("select 1 from import_chunk where job_id = '" + id + "'")
                        .execute()
                        .await()
                        .atMost(Duration.ofSeconds(5))
                        .size())
                .isZero();
    }

    @Test
    void theProgressOfAnImportIsStreamedToItsEnd() {
        String id = upload("csv", "a.csv", (HEADER + row("微博", "a", "1")).getBytes(StandardCharsets.UTF_8), null);

        // When
        String events = as("analyst")
                .accept("text/event-stream")
                .get("/api/imports/" + id + "/stream")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        // Then
        List<String> told =
                events.lines().filter(line -> line.startsWith("data:")).toList();
        assertThat(told).isNotEmpty();
        assertThat(told.get(told.size() - 1)).contains("\"state\":\"done\"", "\"accepted\":1");
        as("analyst")
                .accept("text/event-stream")
                .get("/api/imports/" + UUID.randomUUID() + "/stream")
                .then()
                .statusCode(404);
        given().get("/api/imports/" + id + "/stream").then().statusCode(401);
    }

    @Test
    void aCrawlersCsvFileIsReadAsItsRowsOfJsonAre() {
        String csv =
                "\uFEFFnote_id,content,create_time,liked_count,comments_count,shared_count,last_modify_ts,note_url,creator_hash,nickname\n"
                        + brand + "1,\"" + brand
                        + ",避雷\",1763600000,1.2万,,3,1763610000000,https://m.weibo.cn/detail/1,0123456789abcdef,小***鱼\n";
        String id =
                upload("mediacrawler", "search_contents_2025-11-20.csv", csv.getBytes(StandardCharsets.UTF_8), null);
        assertThat(over(id).getLong("accepted")).isEqualTo(1);
        awaitSamples(brand, 1);
        as("viewer")
                .get("/api/mentions?brand=" + brand)
                .then()
                .body("items[0].counters.likes", equalTo(12000))
                .body("items[0].counters.comments", nullValue());
    }

    private void insertRunning(UUID id, String by) {
        pool.query(
                        """
                        insert into import_job (id, format, state, created_by, created_at, lines, leased_until)
                        values ('%s', 'csv', 'running', '%s', now(), 10, now() + interval '1 hour');
                        insert into import_file (job_id, file_no, name, sha256, bytes, lines) values ('%s', 0, 'a', 'x', 1, 10);
                        insert into import_chunk (job_id, seq, file_no, first_line, lines) values ('%s', 0, 0, 1, '\\x01')
                        """
                                .formatted(id, by, id, id))
                .execute()
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private String row(String platform, String id, String likes) {
        return "2025-11-20 09:00," + platform + ",标题," + brand + "的内容,https://example.org/" + brand + "/" + id
                + ",路人,100,1,2," + likes + ",晴\r\n";
    }

    private static void refused(String format, String name, byte[] file, String mapping, String kind) {
        request(mapping)
                .multiPart("file", name, file)
                .post("/api/imports?format=" + format)
                .then()
                .statusCode(422)
                .body("type", equalTo("https://langyan.io/problems/" + kind))
                .body("detail", notNullValue());
    }

    private static String upload(String format, String name, byte[] file, String mapping) {
        return request(mapping)
                .multiPart("file", name, file)
                .post("/api/imports?format=" + format)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static RequestSpecification request(String mapping) {
        RequestSpecification request = as("analyst");
        return mapping == null
                ? request
                : request.multiPart(
                        "mapping", "mapping.json", mapping.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(token(role));
    }

    private static JsonPath over(String id) {
        await().atMost(PATIENCE).until(() -> "done"
                .equals(as("analyst").get("/api/imports/" + id).jsonPath().getString("state")));
        return as("analyst").get("/api/imports/" + id).jsonPath();
    }
}
