package io.langyan.notification;

import static io.langyan.notification.World.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody mistypes is named, and never taken for something that was not written. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class SlipsTest extends Served {

    @ParameterizedTest
    @CsvSource({
        "settings, bogus, x, settings.bogus",
        "settings, monthlyQouta, 9, settings.monthlyQouta",
        "settings, sign, 狼烟, settings.sign",
        "secrets, bogus, x, secrets.bogus"
    })
    void aSettingThatAKindOfChannelDoesNotHaveIsRefused(String place, String name, String value, String field) {
        write("slip-" + UUID.randomUUID(), place, name, value)
                .statusCode(422)
                .body("type", endsWith("bad-channel"))
                .body("field", equalTo(field));
    }

    @Test
    void theRefusalNamesTheSettingsThatThereAre() {
        write("slip-" + UUID.randomUUID(), "settings", "bogus", "x")
                .body(
                        "detail",
                        equalTo("settings.bogus is not known; there are deadman, digestAfter, language, monthlyQuota,"
                                + " monthlyReserve, numberLimits, person, tellAnswers, zone."));
    }

    @Test
    void aChannelThatHasAnUnknownSecretFromBeforeGoesOnAndIsRidOfIt() {
        // Given
        World world = World.live(kafka).withChannels();
        String channel = world.dingtalk();
        pool.preparedQuery("update channel set kind = 'wecom-robot', settings = '{\"bogus\": \"x\"}' where name = $1")
                .execute(Tuple.of(channel))
                .await()
                .indefinitely();

        // Then
        as("admin").get("/api/channels/" + channel).then().statusCode(200).body("settings.bogus", equalTo("x"));
        write(channel, "settings", "language", "en")
                .statusCode(200)
                .body("settings.bogus", nullValue())
                .body("secrets.token", equalTo("***"));
        write(channel, "secrets", "token", "").statusCode(200).body("secrets.token", nullValue());
    }

    /** They may be planned later, so they are taken all the same. */
    @Test
    void aPersonOfARoleOrABrandThatNoPlanNamesIsTakenWithAWarning() {
        String person = as("admin")
                .body(Map.of("name", "张三", "roles", List.of("listener", "nosuch"), "brands", List.of("nobodys")))
                .post("/api/people")
                .then()
                .statusCode(201)
                .body("warnings.path", equalTo(List.of("/roles", "/brands")))
                .body("warnings[0].en", equalTo("no plan names the role \"nosuch\""))
                .body("warnings[1].zh", equalTo("没有预案包含品牌“nobodys”"))
                .extract()
                .path("id");
        as("admin")
                .body(Map.of("name", "张三", "roles", List.of("listener"), "brands", List.of("*")))
                .put("/api/people/" + person)
                .then()
                .statusCode(200)
                .body("warnings", nullValue());
    }

    @Test
    void aRotaOfARoleThatNoPlanNamesIsTakenWithAWarning() {
        as("admin")
                .body(Map.of("layers", List.of()))
                .put("/api/rotas/nosuch-" + UUID.randomUUID())
                .then()
                .statusCode(200)
                .body("warnings.path", equalTo(List.of("/role")));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/pages?state=bogus, state, ringing",
        "/api/pushes?state=bogus, state, withheld",
        "/api/pages?incident=abc, incident, incident",
        "/api/pages?conversation=abc, conversation, conversation",
        "/api/pushes?page=abc, page, page"
    })
    void aFilterThatCannotBeIsABadRequestThatNamesIt(String path, String parameter, String told) {
        as("viewer")
                .header("Accept-Language", "en")
                .get(path)
                .then()
                .statusCode(400)
                .body("type", endsWith("bad-parameter"))
                .body("parameter", equalTo(parameter))
                .body("detail", containsString(told));
    }

    @ParameterizedTest
    @CsvSource({
        "pages, ringing",
        "pages, acknowledged",
        "pages, exhausted",
        "pages, closed",
        "pushes, due",
        "pushes, sending",
        "pushes, sent",
        "pushes, maybe",
        "pushes, failed",
        "pushes, withheld",
        "pushes, cancelled"
    })
    void everyStateMayBeAskedFor(String list, String state) {
        as("viewer").get("/api/" + list + "?state=" + state).then().statusCode(200);
    }

    @Test
    void whatCannotBeACodeUsesUpNoTry() {
        // Given
        World world = World.live(kafka).withOwnSms();
        String person = world.person("张三", "listener");
        as("admin").post("/api/people/" + person + "/contacts/sms/codes").then().statusCode(202);
        String code = World.digitsIn(world.arrived("aliyun-sms").get(0));

        // When
        for (String body : List.of(
                "{}",
                "{\"code\":123456}",
                "{\"code\":[]}",
                "{\"code\":\"12345\"}",
                "{\"code\":null}",
                "{\"code\":\"\"}")) {
            prove(person, body).statusCode(400);
        }

        // Then
        prove(person, "{\"code\":\"" + (code.equals("000000") ? "000001" : "000000") + "\"}")
                .statusCode(422)
                .body("left", equalTo(4));
        prove(person, "{\"code\":\" " + code + "\"}").statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/swaps|{}|first is missing: it must have from and to.",
                "/overrides|{}|person must be the id of a person (/api/people).",
                "|{\"layers\":[{\"people\":[],\"handover\":{\"every\":\"hourly\"}}]}|layers[0].handover has every: daily, weekly or days;"
            })
    void aFieldOfARotaThatCannotBeIsToldWhatItMayBe(String path, String body, String told) {
        var asked = as("admin").header("Accept-Language", "en").body(body);
        String rota = "/api/rotas/slips" + (path == null ? "" : path);
        (path == null ? asked.put(rota) : asked.post(rota))
                .then()
                .statusCode(422)
                .body("detail", containsString(told));
    }

    private static ValidatableResponse write(String channel, String place, String name, String value) {
        Map<String, String> secrets = place.equals("secrets") ? Map.of("key", "k", name, value) : Map.of("key", "k");
        return as("admin")
                .header("Accept-Language", "en")
                .body(Map.of(
                        "kind",
                        "wecom-robot",
                        "baseUrl",
                        World.simulators(),
                        "settings",
                        place.equals("settings") ? Map.of(name, value) : Map.of(),
                        "secrets",
                        secrets))
                .put("/api/channels/" + channel)
                .then();
    }

    private static ValidatableResponse prove(String person, String body) {
        return as("admin")
                .body(body)
                .post("/api/people/" + person + "/contacts/sms/proofs")
                .then();
    }
}
