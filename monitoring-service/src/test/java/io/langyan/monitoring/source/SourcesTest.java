package io.langyan.monitoring.source;

import static io.langyan.monitoring.Setup.awaitSamples;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.langyan.monitoring.Setup;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class SourcesTest {

    @Inject
    Sources sources;

    private final String id = unique("crawler-");

    @Test
    void aSourceIsRegisteredReadEditedAndForgotten() {
        // Given
        push(id, "\"expectedInterval\":\"PT30M\",\"name\":\"微博爬虫\"")
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", notNullValue())
                .body("state", equalTo("new"))
                .body("registered", equalTo(true))
                .body("expectedInterval", equalTo("PT30M"));

        // When
        edit("\"1\"", "{\"name\":\"微博爬虫\",\"enabled\":false}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("paused"))
                .body("createdBy", equalTo("analyst"));

        // Then
        edit("\"1\"", "{\"enabled\":true}").statusCode(412);
        edit(null, "{\"enabled\":true}").statusCode(428);
        edit("rubbish", "{\"enabled\":true}").statusCode(412);
        as("analyst")
                .header("If-Match", "\"1\"")
                .delete("/api/sources/" + id)
                .then()
                .statusCode(412);
        as("viewer").delete("/api/sources/" + id).then().statusCode(403);
        as("analyst")
                .header("If-Match", "\"2\"")
                .delete("/api/sources/" + id)
                .then()
                .statusCode(204);
        as("viewer").get("/api/sources/" + id).then().statusCode(404);
        as("analyst").delete("/api/sources/" + id).then().statusCode(404);
    }

    @Test
    void whatIsSentBackAsItWasShownChangesNothing() {
        // Given
        String url = "https://a.invalid/rss?key=s3cret";
        as("analyst")
                .body("{\"id\":\"%s\",\"platform\":\"weibo\",\"kind\":\"feed\",\"enabled\":false,\"url\":\"%s\"}"
                        .formatted(id, url))
                .post("/api/sources")
                .then()
                .statusCode(201);
        String shown = see(id).body("url", equalTo("https://a.invalid/rss?key=***"))
                .extract()
                .asString();

        // When
        edit("\"1\"", shown).statusCode(200);

        // Then
        KnownSource kept = sources.byId(id, null).await().atMost(Setup.PATIENCE).orElseThrow();
        assertThat(kept.source().url()).isEqualTo(url);
        assertThat(kept.source().expectedInterval()).as("left to the plan").isNull();
        assertThat(kept.source().enabled()).isFalse();
        assertThat(kept.source().version()).isEqualTo(2);
    }

    @Test
    void theSameRegistrationSentTwiceHappensOnce() {
        String body = body(id, "");
        String key = unique("key");
        as("analyst")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/sources")
                .then()
                .statusCode(201);
        as("analyst")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/sources")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", equalTo("true"));
        push(id, "").statusCode(409).body("type", equalTo("https://langyan.io/problems/source-exists"));
    }

    @Test
    void aHeartbeatSaysThatAllIsWellAndAnotherWhatIsNot() {
        // Given
        push(id, "").statusCode(201);

        // When
        as("ingest").post("/api/sources/" + id + "/heartbeat").then().statusCode(204);

        // Then
        see(id).body("state", equalTo("live"))
                .body("lastGoodAt", notNullValue())
                .body("lastSampleAt", nullValue());
        beat("{\"ok\":false,\"reason\":\"登录\\u0000失效\"}").statusCode(204);
        beat("{\"ok\":false}").statusCode(204);
        beat("{\"ok\":false,\"reason\":\"登录失效\"}").statusCode(204);
        see(id).body("state", equalTo("failing"))
                .body("failure.code", equalTo("reported"))
                .body("failure.zh", equalTo("登录失效"))
                .body("failure.times", equalTo(3))
                .body("failure.since", notNullValue());
        beat("{\"ok\":true}").statusCode(204);
        see(id).body("state", equalTo("live")).body("failure", nullValue());
        as("viewer").body("{}").post("/api/sources/" + id + "/heartbeat").then().statusCode(403);
        as("ingest")
                .body("{}")
                .post("/api/sources/nobody-knows/heartbeat")
                .then()
                .statusCode(404);
        as("ingest").body("[").post("/api/sources/" + id + "/heartbeat").then().statusCode(400);
    }

    @Test
    void whoDeliversIsKnownWithoutBeingRegistered() {
        // Given
        String brand = unique("s");
        protect(brand, brand);
        String observation =
                Setup.observation("weibo", brand, brand, Instant.now(), "{}").replace("crawler-1", id);

        // When
        as("ingest")
                .body(observation.getBytes(StandardCharsets.UTF_8))
                .post("/api/mentions")
                .then()
                .statusCode(202);
        awaitSamples(brand, 1);

        // Then
        see(id).body("registered", equalTo(false))
                .body("kind", equalTo("push"))
                .body("platform", equalTo("weibo"))
                .body("state", equalTo("live"))
                .body("expectedInterval", equalTo("PT5M"))
                .body("lastSampleAt", notNullValue());
        edit("\"0\"", "{\"enabled\":false}").statusCode(409);
        push(id, "\"expectedInterval\":\"PT1H\"").statusCode(201).body("state", equalTo("live"));
        see(id).body("registered", equalTo(true)).body("expectedInterval", equalTo("PT1H"));
    }

    @Test
    void aListIsPagedToItsEndAndLimitedToTheCallersBrands() {
        // Given
        String mine = unique("m");
        String other = unique("o");
        protect(mine, mine);
        protect(other, other);
        for (int i = 0; i < 5; i++) {
            push(id + i, "\"brands\":[\"" + mine + "\"]").statusCode(201);
        }
        push(id + "9", "\"brands\":[\"" + other + "\",\"" + mine + "\"]").statusCode(201);

        // When
        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            var page = as("viewer", mine)
                    .get("/api/sources?kind=push&limit=2&platform=weibo&brand=" + mine + "&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            listed.addAll(page.getList("items.id"));
            cursor = page.getString("next");
        } while (cursor != null);

        // Then
        assertThat(listed)
                .contains(id + 0, id + 1, id + 2, id + 3, id + 4, id + 9)
                .doesNotHaveDuplicates();
        as("viewer", mine).get("/api/sources/" + id + 9).then().body("brands", equalTo(List.of(mine)));
        as("viewer", other).get("/api/sources/" + id + 0).then().statusCode(404);
        as("viewer", other).get("/api/sources?limit=500").then().body("items.id", not(hasItem(id + 0)));
        as("viewer", other).get("/api/sources?brand=" + mine).then().statusCode(403);
        as("viewer", mine)
                .get("/api/sources?kind=fax")
                .then()
                .statusCode(400)
                .body("type", equalTo("https://langyan.io/problems/bad-kind"));
        as("analyst", other).delete("/api/sources/" + id + 9).then().statusCode(403);
        as("analyst", mine)
                .body(body(unique("x"), ""))
                .post("/api/sources")
                .then()
                .statusCode(403);
        as("analyst", mine)
                .body(body(unique("x"), "\"brands\":[\"" + other + "\"]"))
                .post("/api/sources")
                .then()
                .statusCode(403);
        as("viewer").get("/api/sources?limit=0").then().statusCode(400);
        as("viewer").get("/api/sources?cursor=rubbish").then().statusCode(400);
    }

    @Test
    void whatCannotBeASourceIsRefusedWithTheReason() {
        refused("{\"platform\":\"weibo\",\"kind\":\"carrier-pigeon\"}", "bad-kind");
        refused("{\"platform\":\"myspace\",\"kind\":\"push\"}", "unknown-platform");
        refused("{\"platform\":\"weibo\",\"kind\":\"push\",\"id\":\"stream\"}", "bad-source-id");
        refused("{\"platform\":\"weibo\",\"kind\":\"push\",\"id\":\"a/b\"}", "bad-source-id");
        refused("{\"platform\":\"weibo\",\"kind\":\"push\",\"id\":\"platform:weibo\"}", "bad-source-id");
        refused("{\"platform\":\"weibo\",\"kind\":\"push\",\"expectedInterval\":\"soon\"}", "bad-interval");
        refused("{\"platform\":\"weibo\",\"kind\":\"push\",\"expectedInterval\":\"PT0S\"}", "bad-interval");
        refused("{\"platform\":\"weibo\",\"kind\":\"push\",\"expectedInterval\":\"P99999999999D\"}", "bad-interval");
        refused("{\"platform\":\"weibo\",\"kind\":\"push\",\"brands\":[\"nobody-knows\"]}", "unknown-brand");
        refused("{\"platform\":\"weibo\",\"kind\":\"push\",\"brands\":[null]}", "bad-brands");
        refused("{\"platform\":\"weibo\",\"kind\":\"push\",\"url\":\"https://a.example\"}", "no-feed");
        refused("{\"platform\":\"weibo\",\"kind\":\"feed\"}", "no-url");
        refused(feed("http://10.0.0.1/rss"), "private-address");
        refused(feed("http://169.254.169.254/latest/meta-data/"), "private-address");
        refused(feed("http://[::ffff:10.0.0.1]/rss"), "private-address");
        refused(feed("http://2130706433/rss"), "host-refused");
        refused(feed("file:///etc/passwd"), "scheme-refused");
        refused(feed("https://me:secret@a.example/rss"), "credentials-in-url");
        refused(feed("http://1.1.1.1:22/rss"), "port-refused");
        as("analyst").body("null").post("/api/sources").then().statusCode(400);
        as("analyst").body("[1").post("/api/sources").then().statusCode(400);
        as("viewer").body(body(id, "")).post("/api/sources").then().statusCode(403);
        as("ingest").body(body(id, "")).post("/api/sources").then().statusCode(403);
    }

    private void refused(String body, String why) {
        as("analyst")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/sources")
                .then()
                .statusCode(422)
                .body("type", equalTo("https://langyan.io/problems/" + why));
    }

    private static String feed(String url) {
        return "{\"platform\":\"weibo\",\"kind\":\"feed\",\"url\":\"" + url + "\"}";
    }

    private static ValidatableResponse push(String id, String more) {
        return as("analyst")
                .body(body(id, more).getBytes(StandardCharsets.UTF_8))
                .post("/api/sources")
                .then();
    }

    private static String body(String id, String more) {
        return "{\"id\":\"%s\",\"platform\":\"weibo\",\"kind\":\"push\"%s}"
                .formatted(id, more.isEmpty() ? "" : "," + more);
    }

    private ValidatableResponse edit(String version, String body) {
        RequestSpecification request = as("analyst").body(body.getBytes(StandardCharsets.UTF_8));
        return (version == null ? request : request.header("If-Match", version))
                .put("/api/sources/" + id)
                .then();
    }

    private ValidatableResponse beat(String body) {
        return as("ingest")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/sources/" + id + "/heartbeat")
                .then();
    }

    private static ValidatableResponse see(String id) {
        return as("viewer").get("/api/sources/" + id).then().statusCode(200);
    }

    private static RequestSpecification as(String role, String... brands) {
        return given().auth().oauth2(token(role, brands)).contentType("application/json");
    }
}
