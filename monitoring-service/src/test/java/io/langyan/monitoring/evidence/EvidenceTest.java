package io.langyan.monitoring.evidence;

import static io.langyan.monitoring.Setup.PATIENCE;
import static io.langyan.monitoring.Setup.awaitSamples;
import static io.langyan.monitoring.Setup.observation;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.langyan.monitoring.Pictures;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class EvidenceTest {

    @Inject
    Pool pool;

    @Inject
    ExpireEvidence expire;

    private final String brand = unique("e");
    private String mention;

    @BeforeEach
    void aMention() {
        protect(brand, brand);
        given().auth()
                .oauth2(token("ingest"))
                .contentType("application/json")
                .body(observation("weibo", brand, brand + " 电池自燃", Instant.now(), "{\"reposts\":1200,\"likes\":7}")
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/mentions")
                .then()
                .statusCode(202);
        awaitSamples(brand, 1);
        mention = given().auth()
                .oauth2(token("viewer"))
                .get("/api/mentions?brand=" + brand)
                .jsonPath()
                .getString("items[0].id");
    }

    @Test
    void aMentionIsFixedWithItsCountersAndScreenshots() throws Exception {
        // When
        JsonPath captured = capture(form().multiPart("note", "首发截图", "text/plain; charset=utf-8")
                        .multiPart(Pictures.part("file", "../../shot 1.png", Pictures.png(), "image/png"))
                        .multiPart(Pictures.part("file", "b.jpg", Pictures.jpeg(), "image/jpeg")))
                .statusCode(201)
                .extract()
                .jsonPath();

        // Then
        String id = captured.getString("id");
        var one = given().auth().oauth2(token("viewer", brand)).get("/api/evidence/" + id);
        String record = one.jsonPath().getString("record") == null ? "" : recordIn(one.asString());
        assertThat(sha256(record.getBytes(StandardCharsets.UTF_8))).isEqualTo(captured.getString("recordSha256"));
        JsonPath said = JsonPath.from(record);
        assertThat(said.getString("mention.text")).isEqualTo(brand + " 电池自燃");
        assertThat(said.getLong("counters[0].reposts")).isEqualTo(1_200);
        assertThat(said.getString("capturedBy")).isEqualTo("analyst");
        assertThat(said.getString("note")).isEqualTo("首发截图");
        assertThat(said.getString("files[0].name")).isEqualTo("shot 1.png");
        assertThat(said.getString("files[0].sha256")).isEqualTo(sha256(Pictures.png()));
        byte[] downloaded = given().auth()
                .oauth2(token("viewer", brand))
                .get("/api/evidence/" + id + "/files/2")
                .then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", containsString("attachment"))
                .extract()
                .asByteArray();
        assertThat(downloaded).isEqualTo(Pictures.jpeg());
        chain(id)
                .body("items.action", contains("captured", "viewed", "downloaded"))
                .body("items.actor", contains("analyst", "viewer", "viewer"))
                .body("items.seq", contains(1, 2, 3));
        verified(id).body("intact", equalTo(true)).body("changed", empty()).body("entries", equalTo(3));
    }

    @Test
    void whateverSomebodyChangesInTheDatabaseIsNamed() {
        String id = captured();
        given().auth().oauth2(token("viewer")).get("/api/evidence/" + id);
        tamper("update evidence set record = replace(record, '自燃', '鼓包') where id = '%s'", id);
        verified(id).body("intact", equalTo(false)).body("changed.what", contains("record"));

        String second = captured();
        tamper("update evidence_chunk set bytes = bytes || '\\x00' where evidence_id = '%s'", second);
        verified(second).body("changed.what", contains("file 1"));

        String third = captured();
        given().auth().oauth2(token("viewer")).get("/api/evidence/" + third);
        given().auth().oauth2(token("viewer")).get("/api/evidence/" + third);
        tamper("update evidence_custody set actor = 'nobody' where evidence_id = '%s' and seq = 2", third);
        verified(third).body("changed.what", contains("custody 2")).body("changed.why", contains("hash"));

        String fourth = captured();
        given().auth().oauth2(token("viewer")).get("/api/evidence/" + fourth);
        given().auth().oauth2(token("viewer")).get("/api/evidence/" + fourth);
        tamper("delete from evidence_custody where evidence_id = '%s' and seq = 2", fourth);
        verified(fourth).body("changed.what", contains("custody 3")).body("changed.why", contains("link"));
    }

    /** Whoever computes the whole chain anew has the right hashes and the wrong seals. */
    @Test
    void aChainThatIsBegunAnewLacksTheSeal() {
        String id = captured();
        CustodyEntry forged = CustodyEntry.first(
                UUID.fromString(id),
                new CustodyEntry.Act(
                        "somebody-else",
                        "captured",
                        pool.query("select detail from evidence_custody where evidence_id = '" + id + "'")
                                .executeAndAwait()
                                .iterator()
                                .next()
                                .getString(0)),
                Instant.now());
        tamper(
                "update evidence_custody set actor = 'somebody-else', at = '" + forged.at() + "', hash = '"
                        + forged.hash() + "' where evidence_id = '%s'",
                id);

        verified(id).body("changed.what", contains("custody 1")).body("changed.why", contains("seal"));
    }

    @Test
    void theDatabaseRefusesToChangeOrDeleteEvidence() {
        String id = captured();
        for (String attempt : new String[] {
            "update evidence set record = 'x' where id = '%s'",
            "update evidence set brand = 'other' where id = '%s'",
            "update evidence set record = null where id = '%s'",
            "delete from evidence where id = '%s'",
            "update evidence_file set sha256 = 'x' where evidence_id = '%s'",
            "delete from evidence_file where evidence_id = '%s'",
            "update evidence_chunk set bytes = 'x' where evidence_id = '%s'",
            "delete from evidence_chunk where evidence_id = '%s'",
            "update evidence_custody set actor = 'x' where evidence_id = '%s'",
            "delete from evidence_custody where evidence_id = '%s'",
            "truncate evidence_custody"
        }) {
            assertThatThrownBy(() -> pool.query(attempt.formatted(id)).executeAndAwait())
                    .as(attempt)
                    .hasMessageContaining("42501");
        }
        verified(id).body("intact", equalTo(true));
    }

    @Test
    void retentionTakesTheContentUnlessItIsHeldAndTheChainStays() {
        // Given
        String held = captured();
        String free = captured();
        post(held, "hold", "legal", "{\"reason\":\"诉讼 2026-11\"}")
                .statusCode(200)
                .body("hold.by", equalTo("legal"));
        post(held, "hold", "legal", "{\"reason\":\"twice\"}").statusCode(409);
        post(held, "hold", "commander", "{\"reason\":\"x\"}").statusCode(403);

        // When
        Instant sixYears = Instant.now().plus(Duration.ofDays(6 * 365));
        expireOnly(sixYears);

        // Then
        given().auth()
                .oauth2(token("viewer"))
                .get("/api/evidence/" + held + "/files/1")
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(token("viewer"))
                .get("/api/evidence/" + free + "/files/1")
                .then()
                .statusCode(410);
        given().auth()
                .oauth2(token("viewer"))
                .get("/api/evidence/" + free)
                .then()
                .statusCode(200)
                .body("record", equalTo(null));
        chain(free).body("items.action", hasItem("expired"));
        verified(free).body("intact", equalTo(true)).body("expired", equalTo(true));
        post(held, "release", "legal", "{\"reason\":\"结案\"}").statusCode(200);
        post(held, "release", "legal", "{\"reason\":\"twice\"}").statusCode(409);
        expireOnly(sixYears);
        given().auth()
                .oauth2(token("viewer"))
                .get("/api/evidence/" + held + "/files/1")
                .then()
                .statusCode(410);
        chain(held).body("items.action", contains("captured", "held", "downloaded", "released", "expired"));
    }

    @Test
    void retentionTakesAllThatIsOldHoweverMuchItIs() {
        // Given
        String one = captured();
        pool.query(
                        """
                        with copy as (insert into evidence (id, brand, mention_id, captured_by, captured_at, record, record_sha256)
                            select gen_random_uuid(), brand, mention_id, captured_by, captured_at, record, record_sha256
                              from evidence, generate_series(1, 120) where id = '%s' returning id)
                        insert into evidence_custody (evidence_id, seq, at, actor, action, detail, prev, hash, seal)
                        select copy.id, c.seq, c.at, c.actor, c.action, c.detail, c.prev, c.hash, c.seal
                          from copy, evidence_custody c where c.evidence_id = '%s'
                        """
                                .formatted(one, one))
                .executeAndAwait();

        // When
        expireOnly(Instant.now().plus(Duration.ofDays(6 * 365)));

        // Then
        var left = pool.query("select 1 from evidence where brand = '" + brand + "' and expired_at is null")
                .executeAndAwait();
        assertThat(left.size()).isZero();
    }

    @Test
    void anExportCanBeCheckedWithoutUsAndAHandOverIsRecorded() throws Exception {
        // Given
        String id = captured();

        // When
        post(id, "hand-over", "legal", "{\"to\":\"上海某律所\",\"purpose\":\"起诉\"}")
                .statusCode(200)
                .body("action", equalTo("handed-over"))
                .body("detail.to", equalTo("上海某律所"));
        post(id, "hand-over", "legal", "{}").statusCode(400);
        post(id, "hand-over", "analyst", "{\"to\":\"me\"}").statusCode(403);
        byte[] zip = given().auth()
                .oauth2(token("legal"))
                .get("/api/evidence/" + id + "/export")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        // Then
        Map<String, byte[]> files = unzip(zip);
        assertThat(files).containsOnlyKeys("README.txt", "record.json", "files/01.png", "custody.json", "SHA256SUMS");
        String sums = new String(files.get("SHA256SUMS"), StandardCharsets.UTF_8);
        assertThat(sums.lines()).hasSize(3).allSatisfy(line -> {
            String[] parts = line.split(" {2}");
            assertThat(sha256(files.get(parts[1]))).isEqualTo(parts[0]);
        });
        chain(id).body("items.action", contains("captured", "handed-over", "exported"));
        given().auth()
                .oauth2(token("analyst"))
                .get("/api/evidence/" + id + "/export")
                .then()
                .statusCode(403);
    }

    @Test
    void manyWhoLookAtOnceMakeOneUnbrokenChain() {
        String id = captured();
        CompletableFuture<?>[] all = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.runAsync(() -> given().auth()
                        .oauth2(token("viewer"))
                        .get("/api/evidence/" + id)
                        .then()
                        .statusCode(200)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).join();

        verified(id).body("intact", equalTo(true)).body("entries", equalTo(13));
    }

    @Test
    void aRepeatedRequestUnderItsKeyIsOneEvidence() {
        String key = UUID.randomUUID().toString();
        String first = capture(form().header("Idempotency-Key", key))
                .statusCode(201)
                .extract()
                .path("id");
        String second = capture(form().header("Idempotency-Key", key))
                .statusCode(201)
                .extract()
                .path("id");

        assertThat(second).isEqualTo(first);
        given().auth()
                .oauth2(token("viewer"))
                .get("/api/evidence?mention=" + mention)
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void whatIsNoPictureOrTooMuchIsRefused() {
        byte[] zip = "PK\3\4 not a picture at all".getBytes(StandardCharsets.ISO_8859_1);
        capture(form().multiPart(Pictures.part("file", "fake.png", zip, "image/png")))
                .statusCode(422)
                .body("type", equalTo("https://langyan.io/problems/bad-file"))
                .body("file", equalTo("fake.png"));
        capture(form().multiPart(Pictures.part(
                        "file", "x.html", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8), "image/png")))
                .statusCode(422);
        byte[] large = new byte[21 << 20];
        System.arraycopy(Pictures.png(), 0, large, 0, 40);
        capture(form().multiPart(Pictures.part("file", "large.png", large, "image/png")))
                .statusCode(413);
        RequestSpecification many = form();
        for (int i = 0; i < 6; i++) {
            many.multiPart(Pictures.part("file", i + ".png", Pictures.png(), "image/png"));
        }
        capture(many).statusCode(422);
        capture(form().multiPart("note", "长".repeat(2_001), "text/plain; charset=utf-8"))
                .statusCode(422);
        given().auth()
                .oauth2(token("viewer"))
                .get("/api/evidence?mention=" + mention)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void nobodyCapturesOrSeesWhatIsNotHis() {
        String id = captured();
        given().auth()
                .oauth2(token("analyst", "other"))
                .multiPart("mention", mention)
                .post("/api/evidence")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(token("viewer"))
                .multiPart("mention", mention)
                .post("/api/evidence")
                .then()
                .statusCode(403);
        for (String path : new String[] {"", "/files/1", "/custody", "/verify"}) {
            given().auth()
                    .oauth2(token("viewer", "other"))
                    .get("/api/evidence/" + id + path)
                    .then()
                    .statusCode(404);
        }
        given().auth()
                .oauth2(token("viewer", "other"))
                .get("/api/evidence")
                .then()
                .body("items", empty());
        given().auth().oauth2(token("viewer")).get("/api/evidence/none").then().statusCode(404);
        given().auth()
                .oauth2(token("viewer"))
                .get("/api/evidence/" + id + "/files/..%2f1")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(token("viewer"))
                .get("/api/evidence/" + id + "/files/99")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(token("analyst"))
                .multiPart("mention", UUID.randomUUID().toString())
                .post("/api/evidence")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(token("analyst"))
                .multiPart("note", "x")
                .post("/api/evidence")
                .then()
                .statusCode(400);
    }

    private String captured() {
        return capture(form().multiPart(Pictures.part("file", "a.png", Pictures.png(), "image/png")))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private RequestSpecification form() {
        return given().auth().oauth2(token("analyst")).multiPart("mention", mention);
    }

    private static ValidatableResponse capture(RequestSpecification form) {
        return form.post("/api/evidence").then();
    }

    private static ValidatableResponse chain(String id) {
        return given().auth()
                .oauth2(token("viewer"))
                .get("/api/evidence/" + id + "/custody")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse verified(String id) {
        return given().auth()
                .oauth2(token("viewer"))
                .get("/api/evidence/" + id + "/verify")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse post(String id, String what, String role, String body) {
        return given().auth()
                .oauth2(token(role))
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/evidence/" + id + "/" + what)
                .then();
    }

    /** As somebody who owns the tables can: without their guards. */
    private void tamper(String sql, String id) {
        String[] tables = {"evidence", "evidence_chunk", "evidence_custody"};
        pool.withTransaction(connection -> connection
                        .query(guards("disable", tables) + sql.formatted(id) + ";" + guards("enable", tables))
                        .execute())
                .await()
                .atMost(PATIENCE);
    }

    private static String guards(String what, String... tables) {
        return java.util.Arrays.stream(tables)
                .map(table -> "alter table " + table + " " + what + " trigger user;")
                .collect(java.util.stream.Collectors.joining());
    }

    private void expireOnly(Instant now) {
        expire.at(now).await().atMost(PATIENCE);
    }

    private static String recordIn(String body) {
        int from = body.indexOf("\"record\":") + "\"record\":".length();
        return body.substring(from, body.length() - 1);
    }

    private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Hashes.digest().digest(bytes));
    }
}
