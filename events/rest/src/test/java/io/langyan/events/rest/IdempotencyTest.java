package io.langyan.events.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class IdempotencyTest {

    @Inject
    Pool pool;

    @Inject
    IdempotencyKeys keys;

    private final String key = UUID.randomUUID().toString();

    @Test
    void theSameRequestGetsTheSameAnswerAndIsDoneOnce() {
        // Given
        Response first = post("publisher", key, "tea", 1);
        int created = ThingResource.CREATED.get();
        // When
        Response second = post("publisher", key, "tea", 1);
        // Then
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.contentType()).isEqualTo(first.contentType());
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(ThingResource.CREATED.get()).isEqualTo(created);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "no JSON at all"})
    void whereNoBodyIsTakenTheKeyCountsAllTheSame(String body) {
        // Given
        Response first = press(body);
        // When
        Response second = press(body);
        // Then
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    private Response press(String body) {
        RequestSpecification request = given().auth()
                .oauth2(Tokens.of("publisher"))
                .contentType("application/json")
                .header("Idempotency-Key", key);
        return (body.isEmpty() ? request : request.body(body)).post("/api/things/pressed");
    }

    @Test
    void anotherBodyUnderTheSameKeyIs422() {
        // Given
        post("publisher", key, "tea", 1);
        // When
        Response other = post("publisher", key, "tea", 2);
        // Then
        other.then().statusCode(422).body("type", equalTo("https://langyan.io/problems/idempotency-key-reused"));
    }

    @Test
    void keysOfTwoCallersDoNotMeet() {
        // Given
        Response mine = post("publisher", key, "tea", 1);
        // When
        Response theirs = post("commander", key, "tea", 2);
        // Then
        assertThat(theirs.statusCode()).isEqualTo(201);
        assertThat(theirs.asString()).isNotEqualTo(mine.asString());
    }

    @Test
    void withoutAKeyEachRequestIsItsOwn() {
        // Given
        Response first = post("publisher", null, "tea", 1);
        // When
        Response second = post("publisher", null, "tea", 1);
        // Then
        assertThat(second.asString()).isNotEqualTo(first.asString());
    }

    @Test
    void aRequestStillAtWorkIs409() throws Exception {
        // Given
        CompletableFuture<Void> gate = new CompletableFuture<>();
        ThingResource.HELD.put(key, gate);
        CompletableFuture<Response> first = CompletableFuture.supplyAsync(() -> post("publisher", key, key, 1));
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> rows() == 1);
        // When
        Response meanwhile = post("publisher", key, key, 1);
        gate.complete(null);
        // Then
        meanwhile.then().statusCode(409).body("type", equalTo("https://langyan.io/problems/idempotency-key-at-work"));
        assertThat(first.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
        assertThat(post("publisher", key, key, 1).statusCode()).isEqualTo(201);
    }

    @Test
    void aRefusedRequestMayBeTriedAgainUnderItsKey() {
        // Given
        post("publisher", key, "tea", 9)
                .then()
                .statusCode(422)
                .body("type", equalTo("https://langyan.io/problems/nine"));
        // When
        Response corrected = post("publisher", key, "tea", 8);
        // Then
        assertThat(corrected.statusCode()).isEqualTo(201);
    }

    @Test
    void aRequestThatWasNotUnderstoodMayBeTriedAgainToo() {
        // Given
        post("publisher", key, "tea", 99).then().statusCode(400);
        // When
        Response corrected = post("publisher", key, "tea", 1);
        // Then
        assertThat(corrected.statusCode()).isEqualTo(201);
    }

    @Test
    void aKeyCountsFor24Hours() {
        // Given
        Response first = post("publisher", key, "tea", 1);
        pool.preparedQuery("update idempotency_key set created_at = now() - interval '25 hours' where key = $1")
                .executeAndAwait(Tuple.of(key));
        // When
        Response nextDay = post("publisher", key, "tea", 2);
        // Then
        assertThat(nextDay.statusCode()).isEqualTo(201);
        assertThat(nextDay.asString()).isNotEqualTo(first.asString());
    }

    @Test
    void oldAnswersAreForgotten() {
        // Given
        post("publisher", key, "tea", 1);
        pool.preparedQuery("update idempotency_key set created_at = now() - interval '25 hours' where key = $1")
                .executeAndAwait(Tuple.of(key));
        // When
        keys.forgetOld().await().atMost(Duration.ofSeconds(5));
        // Then
        assertThat(rows()).isZero();
    }

    @Test
    void withoutATokenNothingIsRemembered() {
        given().header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{}")
                .post("/api/things/once")
                .then()
                .statusCode(401);
        assertThat(rows()).isZero();
    }

    @Test
    void aFormSentAgainGetsTheSameAnswerThoughItsBoundariesDiffer() {
        // Given
        Response first = send("note", "photo");
        int created = ThingResource.CREATED.get();

        // When
        Response second = send("note", "photo");

        // Then
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(ThingResource.CREATED.get()).isEqualTo(created);
    }

    @Test
    void anotherFormUnderTheSameKeyIs422() {
        // Given
        send("note", "photo").then().statusCode(201);

        // Then
        send("note", "other").then().statusCode(422);
        send("notes", "photo").then().statusCode(422);
        send("note", "photo").then().statusCode(201);
    }

    @Test
    void aFormOfVeryManyFieldsIsRefused() {
        // Given
        var request = given().header("Authorization", "Bearer " + Tokens.of("publisher"));
        for (int field = 0; field < 21; field++) {
            request.multiPart("f" + field, "x");
        }

        // Then
        request.post("/api/things/sent")
                .then()
                .statusCode(400)
                .body("type", equalTo("https://langyan.io/problems/too-many-fields"));
    }

    private Response send(String note, String photo) {
        return given().header("Authorization", "Bearer " + Tokens.of("publisher"))
                .header("Idempotency-Key", key)
                .multiPart("note", note)
                .multiPart("photo", "photo.jpg", photo.getBytes(StandardCharsets.UTF_8))
                .post("/api/things/sent");
    }

    private int rows() {
        return pool.preparedQuery("select 1 from idempotency_key where key = $1")
                .executeAndAwait(Tuple.of(key))
                .size();
    }

    private static Response post(String user, String key, String brand, int size) {
        var request =
                given().header("Authorization", "Bearer " + Tokens.of(user)).contentType("application/json");
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.body("{\"brand\":\"" + brand + "\",\"size\":" + size + "}")
                .post("/api/things/once");
    }
}
