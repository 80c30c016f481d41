package io.langyan.monitoring.webhook;

import static io.langyan.monitoring.Setup.awaitSamples;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.stats;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class WebhookTest {

    private static final String MAPPING =
            """
            {"items":"$.data.list","fields":{"externalId":"$.docId","platform":"$.media","title":"$.title","text":"$.paragraphs[*].t",
             "url":"$.url","author.name":"$.user.nick","author.followers":"$.user.fans","publishedAt":"$.pubTime",
             "counters.likes":"$.stat.like","counters.reposts":"$['stat']['fwd']"},
             "constants":{"kind":"post"},"platforms":{"SINA":"weibo"},"zone":"Asia/Shanghai","timeFormat":null}""";

    @Inject
    Pool pool;

    private final String brand = unique("w");

    @Test
    void aSignedMessageOfAVendorFillsTheLedgerOnce() {
        // Given
        protect(brand, brand);
        String id = add("standard");
        String secret = renew(id, "{}");
        byte[] body = payload("1").getBytes(StandardCharsets.UTF_8);

        // When
        standard(id, secret, "msg_" + brand, Instant.now(), body)
                .statusCode(202)
                .body("accepted", equalTo(1));
        standard(id, secret, "msg_" + brand, Instant.now().plusSeconds(1), body)
                .statusCode(202)
                .body("accepted", equalTo(0));

        // Then
        awaitSamples(brand, 1);
        given().auth()
                .oauth2(token("viewer"))
                .get("/api/mentions?brand=" + brand)
                .then()
                .body("items[0].platform", equalTo("weibo"))
                .body("items[0].text", equalTo(brand + "第一段\n第二段"))
                .body("items[0].counters.likes", equalTo(12000))
                .body("items[0].publishedAt", equalTo("2025-11-20T01:00:00Z"));
        analyst()
                .get("/api/imports/webhooks/" + id)
                .then()
                .body("accepted", equalTo(1))
                .body("lastAt", notNullValue());
        assertThat(stats(brand, "samples")).isEqualTo(1);
    }

    @Test
    void whoDoesNotHoldTheSecretGetsOneAnswerForEverything() {
        // Given
        String id = add("standard");
        byte[] body = payload("1").getBytes(StandardCharsets.UTF_8);
        String never = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

        // Then: no secret yet, a wrong one, none, a body changed, an old message, a hook that is none
        refused(standard(id, never, "m", Instant.now(), body), "bad-signature");
        String secret = renew(id, "{}");
        refused(standard(id, never, "m", Instant.now(), body), "bad-signature");
        refused(given().body(body).post("/p/hook/" + id).then(), "bad-signature");
        String time = String.valueOf(Instant.now().getEpochSecond());
        refused(
                signed(
                        id,
                        "m",
                        time,
                        sign(secret, "m", time, body),
                        payload("2").getBytes(StandardCharsets.UTF_8)),
                "bad-signature");
        refused(standard(id, secret, "m", Instant.now().minusSeconds(600), body), "stale-timestamp");
        refused(standard(UUID.randomUUID().toString(), secret, "m", Instant.now(), body), "bad-signature");
        refused(standard("none", secret, "m", Instant.now(), body), "bad-signature");
        standard(id, secret, "m", Instant.now(), body).statusCode(202);
    }

    @Test
    void aRotatedSecretOverlapsAndALeakedOneDoesNot() {
        // Given
        String id = add("standard");
        String first = renew(id, "{}");
        byte[] body = payload("1").getBytes(StandardCharsets.UTF_8);

        // When
        String second = renew(id, "{}");

        // Then
        standard(id, first, "a", Instant.now(), body).statusCode(202);
        standard(id, second, "b", Instant.now(), body).statusCode(202);
        String third = renew(id, "{\"overlap\":\"PT0S\"}");
        refused(standard(id, second, "c", Instant.now(), body), "bad-signature");
        standard(id, third, "d", Instant.now(), body).statusCode(202);
    }

    @Test
    void aSecretIsNeverShownAgainAndDoesNotLieInTheClear() {
        String id = add("hmac");
        String secret = renew(id, "{}");
        String own = "vendors-own-secret-0123";
        analyst()
                .body("{\"secret\":\"" + own + "\"}")
                .post("/api/imports/webhooks/" + id + "/secret")
                .then()
                .statusCode(200)
                .body("secret", nullValue());
        assertThat(analyst().get("/api/imports/webhooks/" + id).asString()).doesNotContain(secret, own);
        assertThat(analyst().get("/api/imports/webhooks").asString()).doesNotContain(secret, own);
        pool.query("select secret, previous from webhook where id = '" + id + "'")
                .execute()
                .await()
                .atMost(Duration.ofSeconds(5))
                .forEach(row -> {
                    assertThat(new String(row.getBuffer("secret").getBytes(), StandardCharsets.ISO_8859_1))
                            .doesNotContain(own);
                    assertThat(new String(row.getBuffer("previous").getBytes(), StandardCharsets.ISO_8859_1))
                            .doesNotContain(secret);
                });
    }

    @Test
    void aBodySignedInHexAndABareTokenAreTakenToo() {
        // Given
        byte[] body = payload("1").getBytes(StandardCharsets.UTF_8);
        String hmac = add("hmac");
        String key = renew(hmac, "{}");
        String hex = HexFormat.of().formatHex(Signatures.mac(key.getBytes(StandardCharsets.UTF_8), body));
        String bare = add("token");
        String bearer = renew(bare, "{}");

        // Then
        given().header("X-Signature", "sha256=" + hex)
                .body(body)
                .post("/p/hook/" + hmac)
                .then()
                .statusCode(202);
        refused(
                given().header("X-Signature", hex.replace(hex.charAt(0), hex.charAt(0) == '0' ? '1' : '0'))
                        .body(body)
                        .post("/p/hook/" + hmac)
                        .then(),
                "bad-signature");
        refused(
                given().header("X-Signature", "zz")
                        .body(body)
                        .post("/p/hook/" + hmac)
                        .then(),
                "bad-signature");
        given().header("X-Webhook-Token", bearer)
                .body(body)
                .post("/p/hook/" + bare)
                .then()
                .statusCode(202);
        refused(
                given().header("X-Webhook-Token", bearer + "x")
                        .body(body)
                        .post("/p/hook/" + bare)
                        .then(),
                "bad-signature");
    }

    @Test
    void aPayloadThatIsNoneIsNamedAndNeverAFault() {
        String id = add("token");
        String bearer = renew(id, "{}");
        for (String body : new String[] {"", "{", "3", "[".repeat(5_000)}) {
            given().header("X-Webhook-Token", bearer)
                    .body(body)
                    .post("/p/hook/" + id)
                    .then()
                    .statusCode(400);
        }
        given().header("X-Webhook-Token", bearer)
                .body("{\"data\":{\"list\":[{},{\"media\":\"\\u0000\",\"title\":\"\\ud800\"},null]}}")
                .post("/p/hook/" + id)
                .then()
                .statusCode(202)
                .body("accepted", equalTo(0))
                .body("rejected.line", contains(1, 2, 3));
        given().header("X-Webhook-Token", bearer)
                .body(new byte[2 * 1024 * 1024])
                .post("/p/hook/" + id)
                .then()
                .statusCode(413);
    }

    @Test
    void aPayloadOfAnotherShapeIsRefusedWithThePathThatFoundNothing() {
        String id = add("token");
        String other = "{\"events\":[{\"docId\":\"1\",\"media\":\"SINA\"}]}";
        given().header("X-Webhook-Token", renew(id, "{}"))
                .header("Accept-Language", "en")
                .body(other)
                .post("/p/hook/" + id)
                .then()
                .statusCode(202)
                .body("accepted", equalTo(0))
                .body("rejectedTotal", equalTo(1))
                .body("rejected[0].code", equalTo("nothing-matched"))
                .body("rejected[0].reason", containsString("$.data.list"));
        analyst().get("/api/imports/webhooks/" + id).then().body("rejected", equalTo(1));
        analyst()
                .body("{\"mapping\":" + MAPPING + ",\"payload\":" + other + "}")
                .post("/api/imports/webhooks/dry-run")
                .then()
                .statusCode(200)
                .body("verdicts.rejected[0].code", equalTo("nothing-matched"));
    }

    @Test
    void aMessageWithAnEmptyListHasNothingToSayAndIsNoMistake() {
        analyst()
                .body("{\"mapping\":" + MAPPING + ",\"payload\":{\"data\":{\"list\":[]}}}")
                .post("/api/imports/webhooks/dry-run")
                .then()
                .statusCode(200)
                .body("verdicts.rejectedTotal", equalTo(0));
    }

    @Test
    void aDryRunShowsWhatASampleBecomes() {
        analyst()
                .body("{\"mapping\":" + MAPPING + ",\"payload\":" + payload("1") + "}")
                .post("/api/imports/webhooks/dry-run")
                .then()
                .statusCode(200)
                .body("observations[0].platform", equalTo("weibo"))
                .body("observations[0].counters.likes", equalTo(12000))
                .body("verdicts.accepted", equalTo(1));
        assertThat(stats("unmatched", "samples")).isNotNegative();
    }

    @Test
    void aPayloadOfTooManyItemsIsRefused() {
        String payload = "{\"data\":{\"list\":[" + "{},".repeat(5_000) + "{}]}}";
        String id = add("token");
        given().header("X-Webhook-Token", renew(id, "{}"))
                .body(payload)
                .post("/p/hook/" + id)
                .then()
                .statusCode(422)
                .body("type", equalTo("https://langyan.io/problems/too-many-items"));
        analyst()
                .body("{\"mapping\":" + MAPPING + ",\"payload\":" + payload + "}")
                .post("/api/imports/webhooks/dry-run")
                .then()
                .statusCode(422)
                .body("type", equalTo("https://langyan.io/problems/too-many-items"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$..text", "$.a[?(@.b =~ /(a+)+$/)]", "$.length()", "text", "$[", "$.a['b\\\\']", ""})
    void aPathThatCouldDoMoreThanPointIsRefused(String path) {
        analyst()
                .body("{\"name\":\"x\",\"scheme\":\"token\",\"mapping\":{\"fields\":{\"text\":\""
                        + path.replace("\\", "\\\\") + "\"}}}")
                .post("/api/imports/webhooks")
                .then()
                .statusCode(422)
                .body("type", equalTo("https://langyan.io/problems/bad-path"));
    }

    @Test
    void anEditNeedsTheVersionAndOthersMayNot() {
        // Given
        String id = add("standard");
        String path = "/api/imports/webhooks/" + id;
        String tag = analyst().get(path).header("ETag");

        // Then
        analyst().body(body("standard")).put(path).then().statusCode(428);
        analyst().header("If-Match", tag).body(body("token")).put(path).then().statusCode(422);
        analyst()
                .header("If-Match", tag)
                .body(body("standard"))
                .put(path)
                .then()
                .statusCode(200);
        analyst()
                .header("If-Match", tag)
                .body(body("standard"))
                .put(path)
                .then()
                .statusCode(412);
        given().auth().oauth2(token("viewer")).get(path).then().statusCode(403);
        given().auth()
                .oauth2(token("ingest"))
                .get("/api/imports/webhooks")
                .then()
                .statusCode(403);
        given().get(path).then().statusCode(401);
        analyst().delete(path).then().statusCode(204);
        analyst().get(path).then().statusCode(404);
    }

    @Test
    void tooManyRequestsAreTurnedAway() {
        Pace pace = new Pace(2);
        Instant now = Instant.parse("2026-11-21T02:00:00Z");
        assertThat(pace.allows("a", now)).isTrue();
        assertThat(pace.allows("a", now)).isTrue();
        assertThat(pace.allows("a", now)).isFalse();
        assertThat(pace.allows("b", now)).isTrue();
        assertThat(pace.allows("a", now.plusSeconds(60))).isTrue();
    }

    private String payload(String id) {
        return """
                {"code":0,"data":{"list":[{"docId":"%s%s","media":"SINA","title":null,"paragraphs":[{"t":"%s第一段"},{"t":"第二段"}],
                 "url":"https://weibo.com/1/2","user":{"nick":"路人","fans":"1.2万"},"pubTime":"2025-11-20 09:00:00",
                 "stat":{"like":"1.2万","fwd":3}}]}}"""
                .formatted(brand, id, brand);
    }

    private static String body(String scheme) {
        return "{\"name\":\"某舆情厂商\",\"scheme\":\"" + scheme + "\",\"mapping\":" + MAPPING + "}";
    }

    private static String add(String scheme) {
        return analyst()
                .body(body(scheme))
                .post("/api/imports/webhooks")
                .then()
                .statusCode(201)
                .body("secretAt", nullValue())
                .extract()
                .path("id");
    }

    private static String renew(String id, String wish) {
        return analyst()
                .body(wish)
                .post("/api/imports/webhooks/" + id + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
    }

    private static ValidatableResponse standard(String id, String secret, String message, Instant at, byte[] body) {
        String time = String.valueOf(at.getEpochSecond());
        return signed(id, message, time, sign(secret, message, time, body), body);
    }

    private static ValidatableResponse signed(String id, String message, String time, String signature, byte[] body) {
        return given().header("webhook-id", message)
                .header("webhook-timestamp", time)
                .header("webhook-signature", "v1,AAAA " + signature)
                .body(body)
                .post("/p/hook/" + id)
                .then();
    }

    private static String sign(String secret, String message, String time, byte[] body) {
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        byte[] text = (message + "." + time + "." + new String(body, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(Signatures.mac(key, text));
    }

    private static void refused(ValidatableResponse answer, String kind) {
        answer.statusCode(401).body("type", equalTo("https://langyan.io/problems/" + kind));
    }

    private static RequestSpecification analyst() {
        return given().auth().oauth2(token("analyst")).contentType("application/json");
    }
}
