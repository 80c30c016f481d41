package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.digitsIn;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A contact point counts as verified when who reads there has said the code that went there. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class ContactsTest extends Served {

    @Test
    void theCodeThatArrivedVerifiesThePointUntilItIsAnother() {
        // Given
        World world = World.live(kafka).withOwnSms();
        String person = world.person("张三", "pr-lead");
        contacts(person).body("items.state", contains("unverified"));

        // When
        String code = ask(world, person);
        prove(person, code).statusCode(200).body("state", equalTo("verified"), "by", equalTo("admin"));

        // Then
        contacts(person).body("items.state", contains("verified")).body("items.channel", contains("sms"));

        // When: the same number once more, then another
        change(person, world.phone());
        contacts(person).body("items.state", contains("verified"));
        change(person, "139" + world.phone().substring(3));

        // Then
        contacts(person).body("items.state", contains("unverified"));
    }

    @Test
    void aCodeIsUsedOnceAndAnOldOneNeverAndNeitherForAnotherNumber() {
        // Given
        World world = World.live(kafka).withOwnSms();
        String person = world.person("张三", "pr-lead");
        String code = ask(world, person);
        prove(person, code).statusCode(200);

        // Then
        prove(person, code).statusCode(409).body("type", endsWith("no-code"));

        // When
        letAMinutePass(person);
        String second = ask(world, person);
        run("update contact_code set expires_at = now() where person_id = $1 and used_at is null", uuid(person));

        // Then
        prove(person, second).statusCode(409).body("type", endsWith("no-code"));

        // When
        letAMinutePass(person);
        String third = ask(world, person);
        change(person, "139" + world.phone().substring(3));

        // Then
        prove(person, third).statusCode(409).body("type", endsWith("no-code"));
    }

    @Test
    void fiveWrongCodesKillItEvenIfTheSixthIsRight() {
        // Given
        World world = World.live(kafka).withOwnSms();
        String person = world.person("张三", "pr-lead");
        String code = ask(world, person);
        String wrong = code.startsWith("0") ? "1" + code.substring(1) : "0" + code.substring(1);

        // When
        for (int left = 4; left >= 0; left--) {
            prove(person, wrong)
                    .statusCode(422)
                    .body("type", endsWith("wrong-code"))
                    .body("left", equalTo(left));
        }

        // Then
        prove(person, code).statusCode(409).body("type", endsWith("no-code"));
        contacts(person).body("items.state", contains("unverified"));
    }

    @Test
    void noPhoneIsFloodedWhoeverHasItsNumber() {
        // Given
        World world = World.live(kafka).withOwnSms();
        String one = world.person("张三", "pr-lead");
        String other = as("admin")
                .body(Map.of(
                        "name",
                        "李四",
                        "brands",
                        List.of(world.brand),
                        "contacts",
                        List.of(Map.of("channel", "sms", "value", world.phone()))))
                .post("/api/people")
                .path("id");
        ask(world, one);

        // Then: one a minute
        code(one).statusCode(429).body("type", endsWith("too-many-codes"));
        code(other).statusCode(429).body("type", endsWith("too-many-codes"));

        // When: five an hour
        for (int i = 0; i < 4; i++) {
            letAMinutePass(one);
            code(one).statusCode(202);
        }
        letAMinutePass(one);

        // Then
        code(one).statusCode(429);
        code(other).statusCode(429);
        assertThat(world.arrived("aliyun-sms")).hasSize(5);
    }

    @Test
    void onlyThePersonOrAnAdminVerifies() {
        // Given: viewer signs in as the user viewer
        World world = World.live(kafka).withOwnSms();
        String stranger = world.person("张三", "pr-lead");
        String own = linkedToViewer(world);

        // When
        as("viewer")
                .post("/api/people/" + stranger + "/contacts/sms/codes")
                .then()
                .statusCode(403)
                .body("type", endsWith("not-your-contact"));
        as("viewer")
                .body(Map.of("code", "123456"))
                .post("/api/people/" + stranger + "/contacts/sms/proofs")
                .then()
                .statusCode(403);

        // Then
        assertThat(world.arrived("aliyun-sms")).isEmpty();
        as("viewer").post("/api/people/" + own + "/contacts/sms/codes").then().statusCode(202);
        as("viewer")
                .body(Map.of("code", digitsIn(world.arrived("aliyun-sms").get(0))))
                .post("/api/people/" + own + "/contacts/sms/proofs")
                .then()
                .statusCode(200)
                .body("by", equalTo("viewer"));
    }

    @Test
    void theCodeGoesThroughThePointsOwnChannelAndNothingOfItIsKeptOrAnswered() {
        // Given
        World world = World.live(kafka).withOwnSms();
        Account mail = Account.EMAIL;
        as("admin")
                .body(Map.of(
                        "kind", mail.kind,
                        "baseUrl", mail.baseUrl(world),
                        "brands", List.of(world.brand),
                        "settings", mail.settings(world),
                        "secrets", mail.secrets(world)))
                .put("/api/channels/" + mail.name(world))
                .then()
                .statusCode(200);
        String person = world.person("张三", "pr-lead", Account.contacts(world));

        // When
        ValidatableResponse answer = as("admin")
                .post("/api/people/" + person + "/contacts/email/codes")
                .then()
                .statusCode(202);

        // Then
        String code = digitsIn(mailed(world));
        assertThat(Instant.parse(answer.extract().path("expiresAt"))).isAfter(Instant.now());
        answer.body(not(containsString(code)));
        assertThat(world.arrived("aliyun-sms")).isEmpty();
        String whole = pool.preparedQuery(
                        "select row_to_json(contact_code)::text from contact_code where person_id = $1")
                .execute(Tuple.of(uuid(person)))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
        assertThat(whole).doesNotContain(code).doesNotContain(world.phone()).doesNotContain("@");
        as("admin")
                .body(Map.of("code", code))
                .post("/api/people/" + person + "/contacts/email/proofs")
                .then()
                .statusCode(200)
                .body(not(containsString(code)));
    }

    @Test
    void whatCannotBeSentIsSaid() {
        // Given
        World world = World.live(kafka);
        String person = world.person(
                "张三",
                "pr-lead",
                List.of(
                        Map.of("channel", "dingtalk-mobile", "value", world.phone()),
                        Map.of("channel", "sms", "value", world.phone())));

        // Then
        as("admin")
                .post("/api/people/" + person + "/contacts/dingtalk-mobile/codes")
                .then()
                .statusCode(409)
                .body("type", endsWith("no-channel-for-contact"));
        as("admin")
                .post("/api/people/" + person + "/contacts/email/codes")
                .then()
                .statusCode(404)
                .body("type", endsWith("unknown-contact"));
        as("admin")
                .post("/api/people/" + UUID.randomUUID() + "/contacts/sms/codes")
                .then()
                .statusCode(404);
    }

    @Test
    void whoAsksWithoutEndIsHeldOffAndNobodyElse() {
        // Given
        String path = "/api/people/" + UUID.randomUUID() + "/contacts/sms/codes";

        // When
        soon().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> as("legal").post(path), answer -> answer.statusCode() == 429)
                .then()
                .body("type", endsWith("too-many-requests"));

        // Then
        as("publisher").post(path).then().statusCode(404);
    }

    @Test
    void neitherCodeNorNumberIsLoggedOrAnswered() {
        // Given
        World world = World.live(kafka).withOwnSms();
        String person = world.person("张三", "pr-lead");
        try (Overheard log = new Overheard("io.langyan")) {
            // When: refused by every channel in words that have the number, wrong, right
            refuse("aliyun-sms", "isv.MOBILE_NUMBER_ILLEGAL", world);
            refuse("tencent-sms", "InvalidParameterValue.IncorrectPhoneNumber", world);
            code(person)
                    .statusCode(409)
                    .body("type", endsWith("code-not-sent"))
                    .body(not(containsString(world.phone())));
            mend();
            letAMinutePass(person);
            String code = ask(world, person);
            prove(person, code.equals("000000") ? "000001" : "000000")
                    .statusCode(422)
                    .body(not(containsString(code)));
            prove(person, code).statusCode(200).body(not(containsString(code)));

            // Then
            assertThat(log.lines()).noneMatch(line -> line.contains(code) || line.contains(world.phone()));
        }
    }

    /** Other tests leave channels that carry an SMS as well. */
    private static void refuse(String channel, String code, World world) {
        String words = world.phone() + " is no number";
        World.fault(Map.of("channel", channel, "kind", "error", "code", code, "message", words, "count", 1000));
    }

    private static ValidatableResponse contacts(String person) {
        return as("viewer").get("/api/people/" + person + "/contacts").then().statusCode(200);
    }

    private static ValidatableResponse code(String person) {
        return as("admin").post("/api/people/" + person + "/contacts/sms/codes").then();
    }

    private static String ask(World world, String person) {
        int before = world.arrived("aliyun-sms").size();
        code(person).statusCode(202);
        List<String> texts = world.arrived("aliyun-sms");
        assertThat(texts).hasSize(before + 1);
        return digitsIn(texts.get(before));
    }

    private static ValidatableResponse prove(String person, String code) {
        return as("admin")
                .body(Map.of("code", code))
                .post("/api/people/" + person + "/contacts/sms/proofs")
                .then();
    }

    private static void change(String person, String phone) {
        List<String> brands = as("viewer").get("/api/people/" + person).path("brands");
        var contacts = List.of(Map.of("channel", "sms", "value", phone));
        as("admin")
                .body(Map.of("name", "张三", "brands", brands, "contacts", contacts))
                .put("/api/people/" + person)
                .then()
                .statusCode(200);
    }

    private void letAMinutePass(String person) {
        run("update contact_code set sent_at = sent_at - interval '61 seconds' where person_id = $1", uuid(person));
    }

    private String linkedToViewer(World world) {
        run("update person set account = null where account = 'viewer' and id <> $1", new UUID(0, 0));
        return as("admin")
                .body(Map.of(
                        "name",
                        "本人",
                        "user",
                        "viewer",
                        "brands",
                        List.of(world.brand),
                        "contacts",
                        List.of(Map.of("channel", "sms", "value", world.phone()))))
                .post("/api/people")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String mailed(World world) {
        List<Map<String, Object>> items = given().baseUri(World.simulators())
                .queryParam("channel", "email")
                .get("/sim/messages")
                .then()
                .extract()
                .path("items");
        return items.stream()
                .filter(item -> Account.EMAIL.mine(item, world))
                .map(item -> (String) item.get("text"))
                .findFirst()
                .orElseThrow();
    }

    private static UUID uuid(String id) {
        return UUID.fromString(id);
    }
}
