package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.langyan.events.v1.Level;
import io.langyan.standalone.embedded.test.RealServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In what words a page is told, and who may change them. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class TemplatesTest extends Served {

    /** No other test has pages of this reason. */
    private static final String WHY = "flared-up-after-closing";

    @Inject
    MeterRegistry meters;

    private static final String OWN = "/api/channels/templates/" + WHY + "/wecom-robot/zh-CN";
    private static final String OWN_SMS = "/api/channels/templates/" + WHY + "/sms/zh-CN";

    @AfterEach
    void reset() {
        List.of(OWN, OWN_SMS).forEach(path -> as("admin").delete(path).then().statusCode(204));
    }

    @Test
    void aPageIsToldInOurOwnWordsFromThenOnAndAnOpenOneInItsOld() {
        // Given
        World world = onTwoRungs();
        UUID before = page(world);
        soon().untilAsserted(() -> assertThat(states(world, before)).startsWith("sent"));

        // When
        put(OWN, "{marks}【狼烟】再起 {title}，{level}\n{link}");
        UUID after = page(world);
        soon().untilAsserted(() -> assertThat(states(world, after)).startsWith("sent"));
        run("update page set next_at = now() where id = $1", before);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, before)).containsExactly("sent", "sent"));
        assertThat(world.arrived("wecom-robot").stream().filter(text -> text.contains(before.toString())))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).startsWith("【狼烟 L2 较大】死灰复燃\n缘由：关闭后再起"));
        assertThat(world.arrived("wecom-robot").stream().filter(text -> text.contains(after.toString())))
                .singleElement()
                .asString()
                .startsWith("【狼烟】再起 死灰复燃，L2 较大\nhttp");

        // When
        as("admin").delete(OWN).then().statusCode(204);
        UUID last = page(world);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, last)).startsWith("sent"));
        assertThat(world.arrived("wecom-robot").stream().filter(text -> text.contains(last.toString())))
                .singleElement()
                .asString()
                .startsWith("【狼烟 L2 较大】死灰复燃\n缘由：关闭后再起");
    }

    @Test
    void anSmsCarriesOurTitleAndAnEnglishReaderIsWrittenToInEnglish() {
        // Given
        World world = World.live(kafka).withChannels();
        Map<String, String> settings = Map.of("from", "duty@langyan.example", "user", "duty");
        Account mail = Account.EMAIL;
        world.channel("mail-" + world.number(), mail.kind, mail.baseUrl(world), settings, mail.secrets(world), true);
        as("admin")
                .body(Map.of(
                        "name",
                        "Ann",
                        "roles",
                        List.of("pr-lead"),
                        "brands",
                        List.of(world.brand),
                        "language",
                        "en",
                        "zone",
                        "Europe/London",
                        "contacts",
                        Account.contacts(world)))
                .post("/api/people")
                .then()
                .statusCode(201)
                .body("language", equalTo("en"), "zone", equalTo("Europe/London"));
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "requested", "mail-" + world.number()),
                step("PT0S", "requested", world.sms()));
        put("/api/channels/templates/" + WHY + "/sms/en", "again: {title}");

        // When
        UUID page = page(world);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent", "sent"));
        assertThat(world.arrived("aliyun-sms")).singleElement().asString().contains("again: 死灰复燃");
        assertThat(mails(world))
                .singleElement()
                .asString()
                .contains("Langyan: L2 serious】死灰复燃", "Why: Flared up after closing", "Spread: 100,001", ":00");
        as("admin").delete("/api/channels/templates/" + WHY + "/sms/en").then().statusCode(204);
    }

    @Test
    void eachVersionIsKeptWithItsAuthorAndNobodyOverwritesAnother() {
        // Given
        String tag = as("admin")
                .get(OWN)
                .then()
                .statusCode(200)
                .body("own", equalTo(false), "text", startsWith("{marks}【狼烟 {level}】"))
                .extract()
                .header("ETag");

        // When
        as("admin")
                .header("If-Match", tag)
                .body(Map.of("text", "{marks}{level}{title} 一\n{link}"))
                .put(OWN)
                .then()
                .statusCode(200)
                .body("own", equalTo(true), "by", equalTo("admin"), "findings", hasSize(0));

        // Then
        as("admin")
                .header("If-Match", tag)
                .body(Map.of("text", "{marks}{level}{title} 二\n{link}"))
                .put(OWN)
                .then()
                .statusCode(412);
        as("admin").header("If-Match", tag).delete(OWN).then().statusCode(412);
        as("admin").delete(OWN).then().statusCode(204);
        as("admin")
                .get(OWN + "/versions")
                .then()
                .statusCode(200)
                .body("items[0].by", equalTo("admin"))
                .body("items[0].own", equalTo(false))
                .body("items[1].text", containsString(" 一"));
        as("admin").get(OWN).then().body("own", equalTo(false), "text", startsWith("{marks}【狼烟 {level}】"));
        as("admin").get(OWN + "/shipped").then().statusCode(200).body("text", startsWith("{marks}【狼烟 {level}】"));
        as("admin")
                .get("/api/channels/templates")
                .then()
                .statusCode(200)
                .body("items.findAll { it.why == 'any' }.channel", contains("text", "text", "sms", "sms"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wecom-robot|{marks}{title}|missing-link",
                "wecom-robot|{marks}{level}{title} {link} {oops}|unknown-variable",
                "wecom-robot|{marks}{level}{title} {link} evil.example|own-link",
                "aliyun-sms|{title}{link}|not-in-sms"
            })
    void aTemplateThatWouldNotWorkIsRefusedWithWhatIsWrong(String channel, String text, String kind) {
        as("admin")
                .body(Map.of("text", text))
                .put("/api/channels/templates/any/" + channel + "/en")
                .then()
                .statusCode(422)
                .body("type", endsWith("bad-template"))
                .body("findings.kind", hasItem(kind));
    }

    @ParameterizedTest
    @CsvSource({"nothing/text/en", "any/pigeon/en", "any/text/fr"})
    void whatNobodyIsToldByHasNoTemplate(String path) {
        as("admin").get("/api/channels/templates/" + path).then().statusCode(404);
    }

    @Test
    void noChannelTakesTheirPlace() {
        as("admin")
                .body(Map.of(
                        "items",
                        List.of(Map.of("name", "templates", "kind", "wecom-robot", "secrets", Map.of("key", "k")))))
                .put("/api/channels")
                .then()
                .statusCode(422)
                .body("field", equalTo("name"));
    }

    @Test
    void aPreviewShowsADraftWithASampleOrARealPageAndSendsNothing() {
        // Given
        World world = onTwoRungs();
        UUID page = page(world);
        soon().untilAsserted(() -> assertThat(states(world, page)).startsWith("sent"));

        // When
        as("admin")
                .body(Map.of("page", page, "text", "{marks}{title} {why} {level} {fact.spread}", "language", "en"))
                .post("/api/channels/templates/preview")
                .then()
                .statusCode(200)
                .body("parts", contains("死灰复燃 Flared up after closing L2 serious 100,001"))
                .body("findings.kind", hasItem("missing-link"));
        as("admin")
                .body(Map.of("why", "patrol-due", "zone", "America/New_York"))
                .post("/api/channels/templates/preview")
                .then()
                .statusCode(200)
                .body("mostBytes", equalTo(2000))
                .body("parts[0]", containsString("巡查：09:00"))
                .body("parts[0]", containsString(" -0"));
        as("admin")
                .body(Map.of("channel", "tencent-sms"))
                .post("/api/channels/templates/preview")
                .then()
                .statusCode(200)
                .body("variables.title", equalTo("电池自燃，用户要求召回"))
                .body("parts", contains("电池自燃，用户要求召回"));

        // Then
        assertThat(world.arrived("wecom-robot")).hasSize(1);
        as("admin", "another")
                .body(Map.of("page", page))
                .post("/api/channels/templates/preview")
                .then()
                .statusCode(403);
    }

    @Test
    void aDigestIsWordedShownAndTriedLikeAnyOther() {
        // Given
        World world = World.live(kafka).withChannels();
        String digest = "{marks}【狼烟】{count} 件\n{items}\n{more}";

        // When
        as("admin")
                .body(Map.of("why", "digest", "channel", "wecom-robot", "text", digest))
                .post("/api/channels/templates/preview")
                .then()
                .statusCode(200)
                .body("parts", hasSize(1))
                .body("parts[0]", startsWith("【狼烟】12 件\n1. [L1 重大] 电池自燃"))
                .body("findings.kind", contains("missing-level"));
        test(Map.of("channel", world.wecom(), "why", "digest", "text", digest))
                .then()
                .body("result", equalTo("ok"), "parts", equalTo(1));

        // Then
        assertThat(world.arrived("wecom-robot")).singleElement().asString().startsWith("【测试】【狼烟】12 件");
        as("admin").get("/api/channels/templates/digest/sms/zh-CN").then().statusCode(404);
        as("admin")
                .get("/api/channels/templates/digest/text/en")
                .then()
                .statusCode(200)
                .body("text", containsString("{items}"));
    }

    @Test
    void aTestIsMarkedCountsAgainstTheLimitAndIsNoPage() {
        // Given
        World world = World.live(kafka).withChannels();
        String person = world.person("张三", "pr-lead");

        // When
        test(Map.of("channel", world.sms(), "person", person)).then().body("result", equalTo("ok"));
        for (int i = 0; i < 15; i++) {
            test(Map.of("channel", world.wecom(), "text", "{marks}{title} " + i + "\n{link}"))
                    .then()
                    .body("result", equalTo("ok"), "sent", equalTo(1));
        }

        // Then: 4 of the 20 are kept for L1, one for a digest
        test(Map.of("channel", world.wecom())).then().body("result", equalTo("retry"), "code", equalTo("CHANNEL_FULL"));
        assertThat(world.arrived("wecom-robot")).hasSize(15).allSatisfy(text -> assertThat(text)
                .startsWith("【测试】电池自燃，用户要求召回"));
        assertThat(world.arrived("aliyun-sms"))
                .singleElement()
                .asString()
                .contains("测试 L1", "TEST-000000")
                .doesNotContain("http");
        assertThat(count("push where channel in ('%s', '%s')".formatted(world.sms(), world.wecom())))
                .isZero();
        assertThat(count("page where brand = '%s'".formatted(world.brand))).isZero();
    }

    @Test
    void aDraftThatMightNotBeKeptIsNotSentEither() {
        // Given
        World world = World.live(kafka).withChannels();

        // When
        as("admin")
                .body(Map.of("channel", world.wecom(), "text", "{marks}{title} {link} @all"))
                .post("/api/channels/templates/tests")
                .then()
                .statusCode(422)
                .body("type", endsWith("bad-template"), "findings.kind", hasItem("own-mention"));

        // Then
        assertThat(world.arrived("wecom-robot")).isEmpty();
        as("admin")
                .body(Map.of("text", "x".repeat(4001)))
                .post("/api/channels/templates/preview")
                .then()
                .statusCode(422)
                .body("type", endsWith("bad-template"));
    }

    @Test
    void aTemplateThatBrokeInTheDatabaseHoldsNoL1PageUpAndIsToldOf() {
        // Given: as no PUT would take it
        World world = onTwoRungs();
        double before = broken();
        run(
                "insert into message_template (id, why, channel, language, version, text, made_by, made_at)"
                        + " select $1, '" + WHY + "', 'wecom-robot', 'zh-CN', coalesce(max(version), 0) + 1,"
                        + " '{title} evil.example', 'nobody', now() from message_template"
                        + " where why = '" + WHY + "' and channel = 'wecom-robot' and language = 'zh-CN'",
                UUID.randomUUID());

        // When
        UUID page = world.page(UUID.randomUUID(), null, Level.L1, WHY, "死灰复燃", "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).startsWith("sent"));
        assertThat(world.arrived("wecom-robot"))
                .singleElement()
                .asString()
                .startsWith("【狼烟 L1 重大】死灰复燃\n缘由：关闭后再起")
                .contains("/#/pages/" + page)
                .doesNotContain("evil");
        assertThat(broken()).isGreaterThan(before);
        as("admin")
                .get("/api/channels/templates")
                .then()
                .body(
                        "items.find { it.why == '" + WHY + "' && it.own }.findings.kind",
                        hasItems("missing-link", "missing-marks", "own-link"));
    }

    @Test
    void aTestSaysWhatTheProviderSaysAndWhatCannotBeTestedIsRefused() {
        // Given
        World world = World.live(kafka).withChannels();
        String person = world.person("张三", "pr-lead", List.of());
        World.fault(Map.of("channel", "wecom-robot", "kind", "error", "code", "93000", "status", 200));

        // When
        test(Map.of("channel", world.wecom())).then().body("result", equalTo("channel_down"), "sent", equalTo(0));

        // Then
        as("admin").get("/api/channels/" + world.wecom()).then().body("state", equalTo("down"));
        as("admin")
                .body(Map.of("channel", world.sms(), "person", person))
                .post("/api/channels/templates/tests")
                .then()
                .statusCode(422)
                .body("field", equalTo("person"));
        as("admin")
                .body(Map.of("channel", "no-such"))
                .post("/api/channels/templates/tests")
                .then()
                .statusCode(404)
                .body(not(containsString(world.phone())));
    }

    private static io.restassured.response.Response test(Map<String, Object> body) {
        var response = as("admin").body(body).post("/api/channels/templates/tests");
        response.then().statusCode(200);
        return response;
    }

    private double broken() {
        return meters.counter("langyan.template.broken", "why", WHY, "channel", "wecom-robot", "language", "zh-CN")
                .count();
    }

    private long count(String table) {
        return pool.query("select count(*) from " + table)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private World onTwoRungs() {
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "requested", world.wecom()),
                step("PT1H", "requested", world.wecom()));
        return world;
    }

    private static UUID page(World world) {
        return world.page(UUID.randomUUID(), null, Level.L2, WHY, "死灰复燃", "pr-lead");
    }

    private static void put(String path, String text) {
        as("admin").body(Map.of("text", text)).put(path).then().statusCode(200);
    }

    private static List<String> mails(World world) {
        List<Map<String, Object>> items = io.restassured.RestAssured.given()
                .baseUri(World.simulators())
                .queryParam("channel", "email")
                .get("/sim/messages")
                .then()
                .extract()
                .path("items");
        return items.stream()
                .filter(item -> Account.EMAIL.mine(item, world))
                .map(item -> (String) item.get("text"))
                .toList();
    }
}
