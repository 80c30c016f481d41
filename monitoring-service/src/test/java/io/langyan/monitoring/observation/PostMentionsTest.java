package io.langyan.monitoring.observation;

import static io.langyan.monitoring.Setup.awaitSamples;
import static io.langyan.monitoring.Setup.observation;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class PostMentionsTest {

    private static final String NDJSON = "application/x-ndjson";
    private static final String JSON = "application/json";

    @jakarta.inject.Inject
    io.vertx.mutiny.sqlclient.Pool pool;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final String id = unique("p");

    @Test
    void badLinesAreNamedWithTheirNumberAndTheRestIsAccepted() {
        // Given
        String good = observation("weibo", id, "好的一行", now, "{}");
        String body = String.join(
                "\n",
                good,
                "{not json",
                "",
                good.replace("weibo", "myspace"),
                good.replace("\"externalId\":\"" + id + "\",", ""),
                observation("weibo", id + "f", "未来", now.plusSeconds(900), "{}"),
                observation("weibo", id + "n", "负数", now, "{\"likes\":-5}"),
                observation("weibo", id + "a", "荒谬", now, "{\"reposts\":5000000000000}"),
                observation("weibo", id + "2", "好的第二行", now, "{\"likes\":\"--\",\"reposts\":\"999+\"}"),
                good);

        // When
        ValidatableResponse answer = post(NDJSON, body.getBytes(StandardCharsets.UTF_8), "ingest");

        // Then
        answer.statusCode(202)
                .body("accepted", equalTo(2))
                .body("merged", equalTo(1))
                .body("rejectedTotal", equalTo(6))
                .body("rejected.line", contains(2, 4, 5, 6, 7, 8))
                .body(
                        "rejected.code",
                        contains(
                                "not-json",
                                "unknown-platform",
                                "missing-externalId",
                                "invalid-observedAt",
                                "invalid-counters.likes",
                                "invalid-counters.reposts"))
                .body("rejected[0].reason", equalTo("不是合法的 JSON"));
    }

    @Test
    void oneObjectAnArrayAndCloudEventsAreAllTaken() {
        String one = observation("zhihu", id, "一条", now, "{}");
        post(JSON, one.getBytes(StandardCharsets.UTF_8), "analyst")
                .statusCode(202)
                .body("accepted", equalTo(1));
        post(JSON, ("[" + one + ",3]").getBytes(StandardCharsets.UTF_8), "ingest")
                .statusCode(202)
                .body("accepted", equalTo(1))
                .body("rejected.line", contains(2));
        String event = "[{\"specversion\":\"1.0\",\"id\":\"1\",\"type\":\"mention.observed\",\"source\":\"x\",\"data\":"
                + one + "}]";
        post("application/cloudevents-batch+json", event.getBytes(StandardCharsets.UTF_8), "ingest")
                .statusCode(202)
                .body("accepted", equalTo(1))
                .body("rejected", empty());
    }

    @Test
    void aPersonEntersAMentionByHandAndIsRemembered() {
        // Given
        String brand = unique("h");
        protect(brand, brand);
        String entry = "{\"platform\":\"wechat-mp\",\"url\":\"https://mp.weixin.qq.com/s/" + brand + "\",\"text\":\""
                + brand + "被曝光\",\"counters\":{\"views\":\"10w+\"}}";

        // When
        post(JSON, entry.getBytes(StandardCharsets.UTF_8), "analyst")
                .statusCode(202)
                .body("accepted", equalTo(1));
        post(JSON, entry.getBytes(StandardCharsets.UTF_8), "ingest")
                .statusCode(202)
                .body("rejected.code", contains("missing-externalId"));

        // Then
        awaitSamples(brand, 1);
        request("viewer").get("/api/mentions?brand=" + brand).then().body("items", hasSize(1));
        org.assertj.core.api.Assertions.assertThat(enteredBy(brand)).isNotBlank();
    }

    private String enteredBy(String brand) {
        String id =
                request("viewer").get("/api/mentions?brand=" + brand).jsonPath().getString("items[0].externalId");
        return pool.preparedQuery("select entered_by from manual_entry where external_id = $1")
                .execute(io.vertx.mutiny.sqlclient.Tuple.of(id))
                .await()
                .atMost(java.time.Duration.ofSeconds(5))
                .iterator()
                .next()
                .getString(0);
    }

    @Test
    void hostileLinesAreCleanedParsedOrRefusedEachForItself() {
        // Given
        String brand = unique("e");
        protect(brand, brand);
        String body = "\uFEFF"
                + String.join(
                        "\n",
                        observation("weibo", id + "1", brand + "\\u0000空\\ud800孤", now, "{}"),
                        observation("weibo", id + "2", brand + "长".repeat(350_000), now, "{}"),
                        observation(
                                "weibo",
                                id + "3",
                                brand,
                                now,
                                "{\"likes\":\"1.2万\",\"reposts\":\"10w+\",\"comments\":\"999+\",\"views\":\"--\"}"),
                        observation("weibo", id + "4", brand, now, "{\"likes\":" + "9".repeat(2_000) + "}"),
                        observation("weibo", id + "5", brand, now, "{\"likes\":1e999999999}"),
                        "{\"a\":".repeat(2_000),
                        observation("\\u0000", id + "7", brand, now, "{}"));

        // When
        ValidatableResponse answer = post(NDJSON, body.getBytes(StandardCharsets.UTF_8), "ingest");

        // Then
        answer.statusCode(202)
                .body("accepted", equalTo(3))
                .body("rejected.line", contains(4, 5, 6, 7))
                .body(
                        "rejected.code",
                        contains("too-intricate", "invalid-counters.likes", "too-intricate", "unknown-platform"));
        awaitSamples(brand, 3);
        request("viewer")
                .get("/api/mentions?brand=" + brand)
                .then()
                .body("items.counters.likes", hasItems(12000))
                .body("items.counters.reposts", hasItems(100000));
        String shown = request("viewer").get("/api/mentions?brand=" + brand).asString();
        org.assertj.core.api.Assertions.assertThat(shown).contains("…【已截断】").doesNotContain("\\u0000", "\\ud800");
    }

    @Test
    void gzipIsUndoneWithinLimits() throws IOException {
        // Given
        String brand = unique("z");
        protect(brand, brand);
        byte[] body =
                zipped(observation("weibo", id, brand + "压缩的一条", now, "{}").getBytes(StandardCharsets.UTF_8));

        // When
        request("ingest")
                .contentType(NDJSON)
                .header("Content-Encoding", "gzip")
                .body(body)
                .post("/api/mentions")
                .then()
                .statusCode(202);

        // Then
        awaitSamples(brand, 1);
    }

    @Test
    void aGzipBombIsRefused() throws IOException {
        byte[] bomb = zipped(new byte[70 * 1024 * 1024]);
        request("ingest")
                .contentType(NDJSON)
                .header("Content-Encoding", "gzip")
                .body(bomb)
                .post("/api/mentions")
                .then()
                .statusCode(413)
                .contentType(startsWith("application/problem+json"));
    }

    @Test
    void aBodyOverTheLimitIs413() {
        post(NDJSON, new byte[11 * 1024 * 1024], "ingest")
                .statusCode(413)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("https://langyan.io/problems/body-too-large"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "3", "\"x\"", "[{}", "{}{}", "null"})
    void aDocumentThatIsNoneIs400(String body) {
        post(JSON, body.getBytes(StandardCharsets.UTF_8), "ingest")
                .statusCode(400)
                .contentType(startsWith("application/problem+json"));
    }

    @Test
    void deepNestingIsRefusedAndBreaksNothing() {
        byte[] deep = ("[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        post(JSON, deep, "ingest").statusCode(400);
        post(NDJSON, deep, "ingest").statusCode(202).body("rejected.code", contains("too-intricate"));
    }

    @Test
    void withoutATokenItIs401AndWithTheWrongRole403() {
        given().contentType(JSON)
                .body("{}")
                .post("/api/mentions")
                .then()
                .statusCode(401)
                .contentType(startsWith("application/problem+json"));
        for (String role : new String[] {"viewer", "app", "admin"}) {
            post(JSON, "{}".getBytes(StandardCharsets.UTF_8), role)
                    .statusCode(403)
                    .contentType(startsWith("application/problem+json"));
        }
        request("ingest").get("/api/mentions").then().statusCode(403);
        given().get("/api/mentions").then().statusCode(401);
    }

    @Test
    void oneSeesOnlyOnesBrands() {
        // Given
        String mine = unique("mine");
        String other = unique("other");
        protect(mine, mine);
        protect(other, other);
        post(JSON, observation("weibo", id, mine + "与" + other, now, "{}").getBytes(StandardCharsets.UTF_8), "ingest");
        post(JSON, observation("weibo", id + "o", other, now, "{}").getBytes(StandardCharsets.UTF_8), "ingest");
        awaitSamples(mine, 1);
        awaitSamples(other, 2);

        // When
        RequestSpecification viewer = given().auth().oauth2(token("viewer", mine));

        // Then
        viewer.get("/api/mentions")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].brands.brand", contains(mine));
        given().auth()
                .oauth2(token("viewer", mine))
                .get("/api/mentions?brand=" + other)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(token("viewer", mine))
                .get("/api/mentions?brand=unmatched")
                .then()
                .statusCode(403);
        String foreign = given().auth()
                .oauth2(token("viewer"))
                .get("/api/mentions?brand=" + other + "&q=" + other)
                .jsonPath()
                .getString("items[0].id");
        given().auth()
                .oauth2(token("viewer", mine))
                .get("/api/mentions/" + foreign)
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(token("analyst", mine))
                .contentType(JSON)
                .body("{\"brand\":\"" + other + "\",\"terms\":[\"某词\"]}")
                .post("/api/watch-rules")
                .then()
                .statusCode(403);
    }

    @Test
    void aBadQuestionIs400AndAnUnknownThing404() {
        for (String question :
                new String[] {"limit=0", "limit=501", "cursor=%21%21", "since=yesterday", "q=" + "x".repeat(101)}) {
            request("viewer").get("/api/mentions?" + question).then().statusCode(400);
        }
        request("viewer").get("/api/mentions/none").then().statusCode(404);
        request("viewer")
                .get("/api/mentions/00000000-0000-0000-0000-000000000000")
                .then()
                .statusCode(404);
    }

    @Test
    void analysesAnswerInTheOrderOfTheTexts() {
        request("app")
                .contentType(JSON)
                .body("{\"texts\":[\"电池自燃，要求退款\",\"很好，推荐\"]}".getBytes(StandardCharsets.UTF_8))
                .post("/api/analyses")
                .then()
                .statusCode(200)
                .body("results.sentiment.label", contains("negative", "positive"))
                .body("results[0].appeals", hasItems("refund"))
                .body("results[0].categories", hasItems("product-safety"))
                .body("results[0].evidence.why", hasItems("negative", "appeal:refund", "category:product-safety"));
        request("app").contentType(JSON).body("{}").post("/api/analyses").then().statusCode(400);
        request("app")
                .contentType(JSON)
                .body("{\"texts\":[" + "\"x\",".repeat(1000) + "\"x\"]}")
                .post("/api/analyses")
                .then()
                .statusCode(422);
        request("ingest")
                .contentType(JSON)
                .body("{\"texts\":[]}")
                .post("/api/analyses")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse post(String type, byte[] body, String role) {
        return request(role).contentType(type).body(body).post("/api/mentions").then();
    }

    private static RequestSpecification request(String role) {
        return given().config(RestAssuredConfig.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders())
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(NDJSON, io.restassured.http.ContentType.BINARY)
                                .encodeContentTypeAs(
                                        "application/cloudevents-batch+json", io.restassured.http.ContentType.BINARY)))
                .auth()
                .oauth2(token(role));
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(plain);
        }
        return zipped.toByteArray();
    }
}
