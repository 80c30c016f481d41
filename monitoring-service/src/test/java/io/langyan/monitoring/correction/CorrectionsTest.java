package io.langyan.monitoring.correction;

import static io.langyan.monitoring.Setup.PATIENCE;
import static io.langyan.monitoring.Setup.awaitSamples;
import static io.langyan.monitoring.Setup.observation;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.stats;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.told;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.events.v1.MentionMatched;
import io.langyan.events.v1.Topic;
import io.langyan.monitoring.topics.TopicWriter;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** M4: a person's correction is kept as a label and wins. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class CorrectionsTest {

    @Inject
    AnnounceAmended announce;

    @Inject
    TopicWriter topics;

    @Inject
    Pool pool;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final String brand = unique("b");
    private final String name = unique("狼烟汽车");
    private final String id = unique("m");
    private String mention;

    @BeforeEach
    void aNegativeMention() {
        protect(brand, name);
        post(observation("weibo", id, name + "的电池自燃了，要求召回", now, "{\"reposts\":7}"));
        awaitSamples(brand, 1);
        mention = ledger().getString("items[0].id");
    }

    @Test
    void aPersonsReadingWinsForEverAndIsTold() {
        // Given
        long negativeBefore = stats(brand, "negative");

        // When
        Response answer = correct("\"1\"", "{\"sentiment\":\"neutral\",\"categories\":[],\"note\":\"转述新闻\"}");
        post(observation("weibo", id, name + "的电池自燃了，要求召回", now.plusSeconds(60), "{\"reposts\":9}"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"2\"");
        awaitSamples(brand, 2);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told())
                .filteredOn(one -> one.revision() == 2)
                .extracting(MentionMatched::observedAt)
                .contains(now.plusSeconds(60)));
        assertThat(told()).filteredOn(one -> one.revision() == 2).allSatisfy(one -> {
            assertThat(one.reading().sentiment().label()).isEqualTo("neutral");
            assertThat(one.reading().sentiment().probability()).isEqualTo(1);
            assertThat(one.reading().categories()).isEmpty();
            assertThat(one.reading().appeals()).contains("recall");
        });
        assertThat(ledger().getString("items[0].reading.sentiment.label")).isEqualTo("neutral");
        assertThat(ledger().getInt("items[0].revision")).isEqualTo(2);
        assertThat(negativeBefore).isEqualTo(1);
        assertThat(stats(brand, "negative")).isZero();
        assertThat(stats(brand, "mentions")).isEqualTo(1);
    }

    @Test
    void allBrandsOfAMentionHearOfIt() {
        // Given
        String other = unique("b");
        String otherName = unique("灯塔电池");
        protect(other, otherName);
        post(observation("weibo", id + "x", name + "用的是" + otherName, now, "{}"));
        awaitSamples(other, 1);
        String both = ledgerOf(other).getString("items[0].id");

        // When
        put(both, "reading", "\"1\"", "{\"sentiment\":\"negative\"}", token("analyst", brand))
                .then()
                .statusCode(200);

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(io.langyan.monitoring.Setup.told(Topic.MENTIONS, other))
                .anySatisfy(one ->
                        assertThat(((MentionMatched) one.event()).revision()).isEqualTo(2)));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told())
                .anySatisfy(one -> assertThat(one.externalId() + one.revision()).isEqualTo(id + "x2")));
    }

    @Test
    void whoCorrectsWhatSomebodyElseCorrectedIsToldSo() {
        // Given
        correct("\"1\"", "{\"sentiment\":\"neutral\"}").then().statusCode(200);

        // When
        Response late = correct("\"1\"", "{\"sentiment\":\"positive\"}");

        // Then
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.contentType()).startsWith("application/problem+json");
        assertThat(late.jsonPath().getInt("revision")).isEqualTo(2);
        assertThat(ledger().getString("items[0].reading.sentiment.label")).isEqualTo("neutral");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ";{\"sentiment\":\"neutral\"};428",
                "abc;{\"sentiment\":\"neutral\"};400",
                "99999999999;{\"sentiment\":\"neutral\"};400",
                "1;{};400",
                "1;{\"sentiment\":\"angry\"};422",
                "1;{\"appeals\":[\"refund\",null]};422",
                "1;{\"categories\":[\"weather\"]};422",
                "1;{\"crisisType\":\"\\u0000\"};422",
                "1;[];400",
                "1;{\"sentiment\":;400"
            })
    void badCorrectionsAreRefused(String ifMatch, String body, int status) {
        // When
        Response answer = correct(ifMatch, body);

        // Then
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(ledger().getInt("items[0].revision")).isEqualTo(1);
    }

    @Test
    void onlyAnalystsOfTheBrandCorrect() {
        // When, Then
        put(mention, "reading", "1", "{\"sentiment\":\"neutral\"}", token("viewer", brand))
                .then()
                .statusCode(403);
        put(mention, "reading", "1", "{\"sentiment\":\"neutral\"}", token("analyst", unique("b")))
                .then()
                .statusCode(404);
        put(mention, "marks", "1", "{\"brand\":\"" + brand + "\",\"notCrisis\":true}", token("analyst", unique("b")))
                .then()
                .statusCode(403);
        put(UUID.randomUUID().toString(), "reading", "1", "{\"sentiment\":\"neutral\"}", token("analyst"))
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(token("analyst", unique("b")))
                .get("/api/mentions/" + mention + "/readings")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(token("viewer", brand))
                .get("/api/analyses/corrections/export")
                .then()
                .statusCode(403);
    }

    @Test
    void marksAreToldAndKept() {
        // When
        put(
                        mention,
                        "marks",
                        "\"1\"",
                        "{\"brand\":\"" + brand + "\",\"notCrisis\":true,\"ownAccount\":true,\"note\":\"同名\"}",
                        token("analyst", brand))
                .then()
                .statusCode(200);
        post(observation("weibo", id, name + "的电池自燃了，要求召回", now.plusSeconds(60), "{\"reposts\":9}"));

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told())
                .filteredOn(one -> one.revision() == 2)
                .extracting(MentionMatched::observedAt)
                .contains(now.plusSeconds(60)));
        assertThat(told()).filteredOn(one -> one.revision() == 2).allSatisfy(one -> {
            assertThat(one.notCrisis()).isTrue();
            assertThat(one.ownAccount()).isTrue();
        });
        assertThat(ledger().getBoolean("items[0].brands[0].notCrisis")).isTrue();
    }

    @Test
    void theHistorySaysWhoAndWhatBefore() {
        // Given
        correct("\"1\"", "{\"sentiment\":\"neutral\",\"note\":\"一\"}").then().statusCode(200);
        put(mention, "marks", "\"2\"", "{\"brand\":\"" + brand + "\",\"notCrisis\":true}", token("analyst", brand))
                .then()
                .statusCode(200);

        // When
        JsonPath first = history("?limit=1");
        JsonPath second = history("?limit=1&cursor=" + first.getString("next"));

        // Then
        assertThat(first.getString("items[0].what")).isEqualTo("marks");
        assertThat(first.getBoolean("items[0].after.notCrisis")).isTrue();
        assertThat(first.getBoolean("items[0].before.notCrisis")).isFalse();
        assertThat(second.getString("items[0].what")).isEqualTo("reading");
        assertThat(second.getString("items[0].before.sentiment.label")).isEqualTo("negative");
        assertThat(second.getString("items[0].after.sentiment.label")).isEqualTo("neutral");
        assertThat(second.getString("items[0].by")).isNotBlank();
        assertThat(second.getString("items[0].note")).isEqualTo("一");
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void correctionsAreRowsToTrainWith() {
        // Given
        post(observation("weibo", id + "q", name + "他说\\\"=1+1\\\"，\\n骗人", now, "{}"));
        awaitSamples(brand, 2);
        String quoted = ledger().getString("items.find { it.externalId == '" + id + "q' }.id");
        correct(
                        "\"1\"",
                        "{\"sentiment\":\"negative\",\"appeals\":[\"recall\",\"refund\"],\"categories\":[\"product-safety\"],\"crisisType\":\"pr\"}")
                .then()
                .statusCode(200);
        put(
                        quoted,
                        "reading",
                        "1",
                        "{\"sentiment\":\"positive\",\"appeals\":[],\"categories\":[],\"crisisType\":\"none\"}",
                        token("analyst"))
                .then()
                .statusCode(200);

        // When
        Response export = given().auth()
                .oauth2(token("analyst", brand))
                .get("/api/analyses/corrections/export?format=csv&brand=" + brand);

        // Then
        assertThat(export.statusCode()).isEqualTo(200);
        assertThat(export.contentType()).startsWith("text/csv");
        assertThat(export.asString())
                .startsWith("sentiment,appeals,categories,crisisType,text\r\n")
                .contains("negative,recall|refund,product-safety,pr,\"" + name + "的电池自燃了，要求召回\"\r\n")
                .contains("positive,,,,\"" + name + "他说\"\"=1+1\"\"，\n骗人\"\r\n");
        assertThat(given().auth()
                        .oauth2(token("analyst", unique("b")))
                        .get("/api/analyses/corrections/export")
                        .asString())
                .isEqualTo("sentiment,appeals,categories,crisisType,text\r\n");
    }

    /** Killed after Kafka has the record and before the row is gone: told again, under the same id. Killed before: still due. */
    @Test
    void aRevisionIsNeverLostWhereverTheProcessDies() {
        // Given
        pool.preparedQuery("update mention set revision = 7 where id = $1")
                .execute(Tuple.of(UUID.fromString(mention)))
                .await()
                .atMost(PATIENCE);

        // When
        die(events -> Uni.createFrom().failure(new IllegalStateException("killed before")));
        die(events ->
                topics.write(events).chain(() -> Uni.createFrom().failure(new IllegalStateException("killed after"))));

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told())
                .filteredOn(one -> one.revision() == 7)
                .hasSizeGreaterThan(1));
        assertThat(io.langyan.monitoring.Setup.told(Topic.MENTIONS, brand).stream()
                        .filter(one -> ((MentionMatched) one.event()).revision() == 7)
                        .map(one -> one.id())
                        .distinct())
                .hasSize(1);
        await().atMost(PATIENCE).until(() -> due() == 0);
    }

    /** Makes the mention due until a round of telling dies with it; the scheduler may have been quicker. */
    private void die(java.util.function.Function<List<TopicWriter.Outgoing>, Uni<Void>> write) {
        await().atMost(PATIENCE).until(() -> {
            pool.preparedQuery("insert into amendment_due (mention_id, brand) values ($1, $2) on conflict do nothing")
                    .execute(Tuple.of(UUID.fromString(mention), brand))
                    .await()
                    .atMost(PATIENCE);
            try {
                announce.round(write).await().atMost(PATIENCE);
                return false;
            } catch (IllegalStateException killed) {
                return killed.getMessage().startsWith("killed");
            }
        });
    }

    private int due() {
        return pool.preparedQuery("select from amendment_due where mention_id = $1")
                .execute(Tuple.of(UUID.fromString(mention)))
                .await()
                .atMost(PATIENCE)
                .size();
    }

    private List<MentionMatched> told() {
        return io.langyan.monitoring.Setup.told(Topic.MENTIONS, brand).stream()
                .map(one -> (MentionMatched) one.event())
                .toList();
    }

    private Response correct(String ifMatch, String body) {
        return put(mention, "reading", ifMatch, body, token("analyst", brand));
    }

    private static Response put(String mention, String what, String ifMatch, String body, String token) {
        var request = given().auth().oauth2(token).contentType("application/json");
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .body(body.getBytes(StandardCharsets.UTF_8))
                .put("/api/mentions/" + mention + "/" + what);
    }

    private JsonPath history(String query) {
        return given().auth()
                .oauth2(token("viewer", brand))
                .get("/api/mentions/" + mention + "/readings" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private JsonPath ledger() {
        return ledgerOf(brand);
    }

    private static JsonPath ledgerOf(String brand) {
        return given().auth()
                .oauth2(token("viewer"))
                .get("/api/mentions?brand=" + brand)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void post(String body) {
        given().auth()
                .oauth2(token("ingest"))
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/mentions")
                .then()
                .statusCode(202);
    }
}
