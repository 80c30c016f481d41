package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what, and what never comes out. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class RightsTest {

    private static final String PHONE = "13912345678";

    @Inject
    Pool pool;

    @ParameterizedTest
    @CsvSource({
        "GET, /api/pages",
        "GET, /api/pushes",
        "GET, /api/pushes/digests",
        "GET, /api/pushes/digests/00000000-0000-0000-0000-000000000000",
        "GET, /api/people",
        "GET, /api/rotas",
        "GET, /api/channels",
        "GET, /api/pages/mutes",
        "GET, /api/pages/heartbeats",
        "GET, /api/pages/chains",
        "POST, /api/pushes/00000000-0000-0000-0000-000000000000/redrives",
        "POST, /api/pages/mutes",
        "POST, /api/pages/preview",
        "DELETE, /api/pages/mutes/00000000-0000-0000-0000-000000000000",
        "POST, /api/people",
        "PUT, /api/rotas",
        "GET, /api/rotas/listener",
        "PUT, /api/rotas/listener",
        "DELETE, /api/rotas/listener",
        "GET, /api/rotas/listener/shifts",
        "POST, /api/rotas/preview",
        "GET, /api/rotas/listener/overrides",
        "POST, /api/rotas/listener/overrides",
        "POST, /api/rotas/listener/swaps",
        "GET, /api/rotas/listener/offers",
        "POST, /api/rotas/listener/offers",
        "DELETE, /api/rotas/listener/offers/00000000-0000-0000-0000-000000000000",
        "POST, /api/rotas/listener/offers/00000000-0000-0000-0000-000000000000/acceptance",
        "POST, /api/rotas/listener/offers/00000000-0000-0000-0000-000000000000/refusal",
        "DELETE, /api/rotas/listener/overrides/00000000-0000-0000-0000-000000000000",
        "GET, /api/rotas/listener/feed",
        "POST, /api/rotas/listener/feed",
        "GET, /api/people/00000000-0000-0000-0000-000000000000/contacts",
        "POST, /api/people/00000000-0000-0000-0000-000000000000/contacts/sms/codes",
        "POST, /api/people/00000000-0000-0000-0000-000000000000/contacts/sms/proofs",
        "GET, /api/channels/templates",
        "GET, /api/channels/templates/any/text/en",
        "GET, /api/channels/templates/any/text/en/shipped",
        "GET, /api/channels/templates/any/text/en/versions",
        "PUT, /api/channels/templates/any/text/en",
        "DELETE, /api/channels/templates/any/text/en",
        "POST, /api/channels/templates/preview",
        "POST, /api/channels/templates/tests",
        "GET, /api/channels/x/receipts",
        "POST, /api/channels/x/receipts",
        "DELETE, /api/channels/x/receipts",
        "PUT, /api/channels",
        "PUT, /api/channels/x",
        "POST, /api/pages/00000000-0000-0000-0000-000000000000/acks",
        "GET, /api/pages/00000000-0000-0000-0000-000000000000/repeats",
        "POST, /api/pages/00000000-0000-0000-0000-000000000000/repeats/00000000-0000-0000-0000-000000000000/rings",
        "POST, /api/pages/00000000-0000-0000-0000-000000000000/group/releases"
    })
    void nothingWithoutAToken(String method, String path) {
        given().contentType("application/json")
                .body("{}")
                .request(method, path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, GET, /api/pages, 200",
        "ingest, GET, /api/pages, 403",
        "app, GET, /api/pushes, 200",
        "viewer, GET, /api/pushes/digests, 200",
        "ingest, GET, /api/pushes/digests, 403",
        "viewer, GET, /api/pushes/digests/00000000-0000-0000-0000-000000000000, 404",
        "viewer, GET, /api/people, 200",
        "viewer, GET, /api/rotas, 200",
        "viewer, POST, /api/people, 403",
        "commander, POST, /api/people, 403",
        "commander, PUT, /api/rotas, 403",
        "viewer, PUT, /api/rotas, 403",
        "app, GET, /api/pages/mutes, 200",
        "app, GET, /api/pages/heartbeats, 200",
        "viewer, GET, /api/pages/heartbeats, 200",
        "ingest, GET, /api/pages/heartbeats, 403",
        "ingest, GET, /api/pages/mutes, 403",
        "viewer, POST, /api/pages/mutes, 403",
        "admin, POST, /api/pages/mutes, 403",
        "analyst, POST, /api/pages/mutes, 422",
        "viewer, DELETE, /api/pages/mutes/00000000-0000-0000-0000-000000000000, 403",
        "analyst, DELETE, /api/pages/mutes/00000000-0000-0000-0000-000000000000, 404",
        "viewer, GET, /api/rotas/no-such-role, 404",
        "viewer, GET, /api/rotas/no-such-role/shifts, 404",
        "viewer, GET, /api/rotas/no-such-role/overrides, 404",
        "viewer, GET, /api/rotas/no-such-role/feed, 404",
        "commander, PUT, /api/rotas/no-such-role, 403",
        "commander, DELETE, /api/rotas/no-such-role, 403",
        "commander, POST, /api/rotas/preview, 403",
        "commander, POST, /api/rotas/no-such-role/overrides, 403",
        "commander, POST, /api/rotas/no-such-role/swaps, 403",
        "viewer, GET, /api/rotas/no-such-role/offers, 404",
        "ingest, POST, /api/rotas/no-such-role/offers, 403",
        "ingest, POST, /api/rotas/no-such-role/offers/00000000-0000-0000-0000-000000000000/acceptance, 403",
        "viewer, POST, /api/rotas/no-such-role/offers/00000000-0000-0000-0000-000000000000/acceptance, 404",
        "commander, POST, /api/rotas/no-such-role/feed, 403",
        "admin, POST, /api/rotas/no-such-role/feed, 404",
        "admin, DELETE, /api/rotas/no-such-role, 404",
        "commander, GET, /api/channels, 403",
        "viewer, GET, /api/channels, 403",
        "admin, GET, /api/channels, 200",
        "commander, GET, /api/channels/x/receipts, 403",
        "commander, POST, /api/channels/x/receipts, 403",
        "commander, DELETE, /api/channels/x/receipts, 403",
        "publisher, PUT, /api/channels/x, 403",
        "viewer, GET, /api/people/00000000-0000-0000-0000-000000000000/contacts, 404",
        "viewer, POST, /api/people/00000000-0000-0000-0000-000000000000/contacts/sms/codes, 404",
        "ingest, POST, /api/people/00000000-0000-0000-0000-000000000000/contacts/sms/codes, 403",
        "ingest, POST, /api/people/00000000-0000-0000-0000-000000000000/contacts/sms/proofs, 403",
        "commander, GET, /api/channels/templates, 403",
        "commander, GET, /api/channels/templates/any/text/en, 403",
        "commander, PUT, /api/channels/templates/any/text/en, 403",
        "commander, DELETE, /api/channels/templates/any/text/en, 403",
        "commander, POST, /api/channels/templates/preview, 403",
        "commander, POST, /api/channels/templates/tests, 403",
        "admin, GET, /api/channels/templates, 200",
        "admin, PUT, /api/channels/templates/any/text/en, 422",
        "admin, POST, /api/channels/templates/preview, 200",
        "admin, POST, /api/channels/templates/tests, 422",
        "viewer, POST, /api/pages/00000000-0000-0000-0000-000000000000/acks, 403",
        "app, POST, /api/pages/00000000-0000-0000-0000-000000000000/acks, 403",
        "analyst, POST, /api/pages/00000000-0000-0000-0000-000000000000/acks, 404",
        "viewer, GET, /api/pages/00000000-0000-0000-0000-000000000000/repeats, 404",
        "ingest, GET, /api/pages/00000000-0000-0000-0000-000000000000/repeats, 403",
        "viewer, POST, /api/pages/00000000-0000-0000-0000-000000000000/repeats/00000000-0000-0000-0000-000000000000/rings, 403",
        "app, POST, /api/pages/00000000-0000-0000-0000-000000000000/repeats/00000000-0000-0000-0000-000000000000/rings, 403",
        "admin, POST, /api/pages/00000000-0000-0000-0000-000000000000/repeats/00000000-0000-0000-0000-000000000000/rings, 403",
        "viewer, POST, /api/pages/00000000-0000-0000-0000-000000000000/group/releases, 403",
        "admin, POST, /api/pages/00000000-0000-0000-0000-000000000000/group/releases, 403"
    })
    void eachRoleMayWhatItMay(String role, String method, String path, int status) {
        ValidatableResponse response =
                as(role).body("{}").request(method, path).then().statusCode(status);
        if (status >= 400) {
            response.contentType("application/problem+json");
        }
    }

    @Test
    void aBrandThatIsNotTheCallersIsNotShown() {
        as("viewer", "mine")
                .queryParam("brand", "another")
                .get("/api/pages")
                .then()
                .statusCode(403);
        as("viewer", "mine")
                .get("/api/pages")
                .then()
                .statusCode(200)
                .body("items.findAll { it.brand != '*' }", hasSize(0));
    }

    @Test
    void contactPointsGoInSealedAndNeverComeOut() {
        // When
        String id = as("admin")
                .body(person("王五", PHONE))
                .post("/api/people")
                .then()
                .statusCode(201)
                .body(not(containsString(PHONE)))
                .body("contactChannels", equalTo(List.of("sms")))
                .extract()
                .path("id");

        // Then
        as("admin").get("/api/people").then().body(not(containsString(PHONE)));
        as("admin").get("/api/people/" + id).then().body(not(containsString(PHONE)));
        Row row = pool.preparedQuery("select contacts, row_to_json(person)::text as whole from person where id = $1")
                .execute(io.vertx.mutiny.sqlclient.Tuple.of(UUID.fromString(id)))
                .await()
                .indefinitely()
                .iterator()
                .next();
        assertThat(row.getString("whole")).doesNotContain(PHONE);
        assertThat(new String(row.getBuffer("contacts").getBytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain(PHONE);
    }

    @Test
    void changingAPersonKeepsTheContactsThatAreNotSent() {
        // Given
        String id = as("admin").body(person("赵六", PHONE)).post("/api/people").path("id");
        String tag = as("viewer").get("/api/people/" + id).header("ETag");

        // When
        as("admin")
                .header("If-Match", tag)
                .body(Map.of("name", "赵六", "roles", List.of("legal-head")))
                .put("/api/people/" + id)
                .then()
                .statusCode(200)
                .body("contactChannels", equalTo(List.of("sms")))
                .body("roles", equalTo(List.of("legal-head")));

        // Then
        as("admin")
                .header("If-Match", tag)
                .body(Map.of("name", "赵七"))
                .put("/api/people/" + id)
                .then()
                .statusCode(412);
    }

    @Test
    void aPersonIsAddedOnceForOneKey() {
        // Given
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = person("孙八", PHONE);

        // When
        String first = as("admin")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/people")
                .path("id");
        String second = as("admin")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/people")
                .path("id");

        // Then
        assertThat(second).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|name",
                "{\"name\":\"\"}|name",
                "{\"name\":\"x\",\"roles\":[\"a b\"]}|roles",
                "{\"name\":\"x\",\"contacts\":[{\"channel\":\"pigeon\",\"value\":\"1\"}]}|contacts.channel",
                "{\"name\":\"x\",\"contacts\":[{\"channel\":\"sms\",\"value\":\"12345\"}]}|contacts.sms"
            })
    void anImpossiblePersonIsRefusedByField(String body, String field) {
        as("admin")
                .body(body)
                .post("/api/people")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("field", equalTo(field));
    }

    @Test
    void brokenJsonIsABadRequest() {
        as("admin").body("{broken").post("/api/people").then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void secretsOfAChannelNeverComeOutAndStayWhenShownBack() {
        // Given
        String name = "c-" + UUID.randomUUID();
        Map<String, Object> channel =
                Map.of("kind", "wecom-robot", "baseUrl", World.simulators(), "secrets", Map.of("key", "very-secret"));
        as("admin")
                .body(channel)
                .put("/api/channels/" + name)
                .then()
                .statusCode(200)
                .body("secrets.key", equalTo("***"))
                .body(not(containsString("very-secret")));

        // When
        as("admin")
                .body(Map.of(
                        "kind",
                        "wecom-robot",
                        "baseUrl",
                        World.simulators(),
                        "drill",
                        true,
                        "secrets",
                        Map.of("key", "***")))
                .put("/api/channels/" + name)
                .then()
                .statusCode(200)
                .body("drill", equalTo(true));

        // Then
        as("admin").get("/api/channels").then().body(not(containsString("very-secret")));
        String whole = pool.preparedQuery("select row_to_json(channel)::text as whole from channel where name = $1")
                .execute(io.vertx.mutiny.sqlclient.Tuple.of(name))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString("whole");
        assertThat(whole).doesNotContain("very-secret");
    }

    @Test
    void theSecretsOfAChannelAreNotSentToAnotherHost() {
        // Given
        String name = "c-" + UUID.randomUUID();
        Map<String, Object> channel = new HashMap<>(
                Map.of("kind", "wecom-robot", "baseUrl", World.simulators(), "secrets", Map.of("key", "very-secret")));
        as("admin").body(channel).put("/api/channels/" + name).then().statusCode(200);

        // When
        channel.put("baseUrl", "https://elsewhere.example");
        channel.put("secrets", Map.of("key", "***"));

        // Then
        as("admin")
                .body(channel)
                .put("/api/channels/" + name)
                .then()
                .statusCode(422)
                .body("field", equalTo("secrets.key"));
        channel.put("secrets", Map.of("key", "another"));
        as("admin").body(channel).put("/api/channels/" + name).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"pigeon\"}|kind",
                "{\"kind\":\"wecom-robot\"}|secrets.key",
                "{\"kind\":\"wecom-robot\",\"baseUrl\":\"http://10.0.0.1\",\"secrets\":{\"key\":\"k\"}}|baseUrl",
                "{\"kind\":\"wecom-robot\",\"baseUrl\":\"http://169.254.169.254\",\"secrets\":{\"key\":\"k\"}}|baseUrl",
                "{\"kind\":\"wecom-robot\",\"baseUrl\":\"ftp://x\",\"secrets\":{\"key\":\"k\"}}|baseUrl",
                "{\"kind\":\"wecom-robot\",\"settings\":{\"deadman\":\"yes\"},\"secrets\":{\"key\":\"k\"}}|settings.deadman",
                "{\"kind\":\"email\",\"baseUrl\":\"smtps://mail.example\",\"settings\":{\"from\":\"a@b.example\",\"deadman\":\"true\"}}|secrets.deadmanTo",
                "{\"kind\":\"aliyun-sms\",\"secrets\":{\"accessKeyId\":\"a\",\"accessKeySecret\":\"b\"}}|settings.sign"
            })
    void aChannelThatCannotWorkIsRefusedByField(String body, String field) {
        as("admin")
                .body(body)
                .put("/api/channels/bad-one")
                .then()
                .statusCode(422)
                .body("field", equalTo(field));
    }

    @Test
    void theChannelsOfTheConfigurationAreThere() {
        as("admin")
                .get("/api/channels/seeded")
                .then()
                .statusCode(200)
                .body("kind", equalTo("wecom-robot"))
                .body("state", equalTo("up"))
                .body("secrets.key", equalTo("***"));
    }

    @Test
    void anUnknownMemberOrAnUnreadableHandoverMakesNoRota() {
        as("admin")
                .body("{\"items\":[{\"role\":\"listener\",\"members\":[\"" + UUID.randomUUID() + "\"]}]}")
                .put("/api/rotas")
                .then()
                .statusCode(422);
        as("admin")
                .body("{\"items\":[{\"role\":\"listener\",\"members\":[],\"handover\":{\"zone\":\"Moon/Crater\"}}]}")
                .put("/api/rotas")
                .then()
                .statusCode(422)
                .body("field", equalTo("handover.zone"));
    }

    @Test
    void thePhoneFormIsOpenAndTightlyPoliced() {
        given().get("/p/ack")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"));
        given().formParam("code", "<script>")
                .post("/p/ack")
                .then()
                .statusCode(404)
                .body(not(containsString("<script>")));
    }

    private static Map<String, Object> person(String name, String phone) {
        return Map.of("name", name, "contacts", List.of(Map.of("channel", "sms", "value", phone)));
    }
}
