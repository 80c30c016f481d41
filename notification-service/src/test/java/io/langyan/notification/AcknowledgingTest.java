package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.step;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.PushEvent.PageAcknowledged;
import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An answer from wherever it comes stops the escalation. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class AcknowledgingTest extends Served {

    private static final Pattern LINK = Pattern.compile("/p/ack/[A-Za-z0-9_-]{43}");

    @Inject
    MeterRegistry meters;

    @Test
    void acknowledgingWithTheCodeOfTheSmsStopsTheEscalation() {
        // Given
        World world = World.live(kafka).withChannels();
        String zhang = world.person("张三", "pr-lead");
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "requested", world.sms()),
                step("PT1H", "requested", world.wecom()));
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(world.arrived("aliyun-sms")).hasSize(1));
        String code = codeIn(world.arrived("aliyun-sms").get(0));
        assertThat(world.view(page).getString("nextStepAt")).isNotNull();

        // When
        given().formParam("code", code.toLowerCase())
                .post("/p/ack")
                .then()
                .statusCode(200)
                .body(containsString("已确认"));

        // Then
        JsonPath view = world.view(page);
        assertThat(view.getString("state")).isEqualTo("acknowledged");
        assertThat(view.getString("acks[0].person")).isEqualTo(zhang);
        assertThat(view.getString("acks[0].proof")).isEqualTo("code");
        assertThat(view.getString("nextStepAt")).isNull();
        assertThat(states(world, page)).containsExactly("sent");
        soon().untilAsserted(() -> assertThat(world.told(page)).hasAtLeastOneElementOfType(PageAcknowledged.class));
        assertThat(world.told(page).stream().filter(PageAcknowledged.class::isInstance))
                .singleElement()
                .isInstanceOfSatisfying(PageAcknowledged.class, told -> assertThat(told.channel())
                        .isEqualTo(world.sms()));
    }

    @Test
    void aCodeIsDeadAfterFiveWrongTries() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms()));
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(world.arrived("aliyun-sms")).hasSize(1));
        String code = codeIn(world.arrived("aliyun-sms").get(0));
        String wrong = code.substring(0, 5) + (code.endsWith("000000") ? "000001" : "000000");
        for (int i = 0; i < 5; i++) {
            given().formParam("code", wrong).post("/p/ack").then().statusCode(404);
        }

        // When
        int status = given().formParam("code", code).post("/p/ack").statusCode();

        // Then
        assertThat(status).isEqualTo(404);
        assertThat(world.view(page).getString("state")).isEqualTo("ringing");
    }

    @Test
    void aLinkIsShownByGetAndUsedByPostOnce() {
        // Given
        World world = World.live(kafka).withChannels();
        String zhang = world.person("张三", "pr-lead");
        world.channel(world.wecom(), "wecom-robot", Map.of("person", zhang), Map.of("key", keyOf(world)), true);
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot")).hasSize(1));
        Matcher link = LINK.matcher(world.arrived("wecom-robot").get(0));
        assertThat(link.find()).isTrue();

        // When
        given().get(link.group()).then().statusCode(200).body(containsString("<form method=\"post\">"));
        String afterGet = world.view(page).getString("state");
        given().post(link.group()).then().statusCode(200).body(containsString("已确认"));

        // Then
        assertThat(afterGet).isEqualTo("ringing");
        assertThat(world.view(page).getString("acks[0].proof")).isEqualTo("link");
        given().post(link.group()).then().statusCode(200).body(containsString("已由 张三 确认"));
        given().get("/p/ack/" + "A".repeat(43)).then().statusCode(404);
    }

    /** An incident runs for days, a link for one: whoever is called again can answer again. */
    @Test
    void aPageThatRingsAgainIsAnsweredByItsNewestMessageHoweverLongAgoItsFirstWasSent() {
        // Given
        World world = World.live(kafka).withChannels();
        UUID page = toOnePerson(world, "wecom");
        String first = link(world, 1);
        run(
                "update claim set created_at = now() - interval '25 h', expires_at = now() - interval '1 h' where page_id = $1",
                page);
        given().post(first).then().statusCode(404);

        // When
        ringAgain(page);

        // Then
        given().post(link(world, 2)).then().statusCode(200).body(containsString("已确认"));
        assertThat(world.view(page).getString("state")).isEqualTo("acknowledged");
    }

    @Test
    void aLinkThatWasUsedAnswersNothingWhenThePageHasRungAgainAndTheNewOneDoes() {
        // Given
        World world = World.live(kafka).withChannels();
        UUID page = toOnePerson(world, "wecom");
        String first = link(world, 1);
        given().post(first).then().statusCode(200).body(containsString("已确认"));
        ringAgain(page);
        String second = link(world, 2);
        double before = counted("used");

        // When
        given().post(first).then().statusCode(410).body(containsString("已用过"));
        given().get(first).then().statusCode(410);

        // Then
        assertThat(world.view(page).getString("state")).isEqualTo("ringing");
        assertThat(counted("used")).isEqualTo(before + 2);
        assertThat(second).isNotEqualTo(first);
        given().get(second).then().statusCode(200).body(containsString("<form method=\"post\">"));
        given().post(second).then().statusCode(200).body(containsString("已确认"));
        assertThat(world.view(page).getString("state")).isEqualTo("acknowledged");
    }

    /** A browser that is opened again sends what it sent last. */
    @Test
    void aLinkThatCameTooLateIsUsedAsWell() {
        // Given
        World world = World.live(kafka).withChannels();
        UUID page = toOnePerson(world, "wecom");
        String first = link(world, 1);
        as("analyst").post("/api/pages/" + page + "/acks").then().statusCode(201);
        given().post(first).then().statusCode(200).body(containsString("确认"));
        ringAgain(page);
        link(world, 2);

        // When
        given().post(first).then().statusCode(410);

        // Then
        assertThat(world.view(page).getString("state")).isEqualTo("ringing");
    }

    @Test
    void aCodeThatWrongTriesKilledIsReplacedWhenThePageRingsAgain() {
        // Given
        World world = World.live(kafka).withChannels();
        UUID page = toOnePerson(world, "sms");
        soon().untilAsserted(() -> assertThat(world.arrived("aliyun-sms")).hasSize(1));
        String dead = codeIn(world.arrived("aliyun-sms").get(0));
        run("update claim set tries = 5 where page_id = $1", page);
        double before = counted("invalid");

        // When
        ringAgain(page);

        // Then
        soon().untilAsserted(() -> assertThat(world.arrived("aliyun-sms")).hasSize(2));
        String fresh = codeIn(world.arrived("aliyun-sms").get(1));
        given().formParam("code", dead).post("/p/ack").then().statusCode(404);
        assertThat(counted("invalid")).isEqualTo(before + 1);
        assertThat(world.view(page).getString("state")).isEqualTo("ringing");
        given().formParam("code", fresh).post("/p/ack").then().statusCode(200);
        assertThat(world.view(page).getString("acks[0].proof")).isEqualTo("code");
    }

    private UUID toOnePerson(World world, String by) {
        String zhang = world.person("张三", "pr-lead");
        world.channel(world.wecom(), "wecom-robot", Map.of("person", zhang), Map.of("key", keyOf(world)), true);
        planned(world, "resend", 0, "live", step("PT0S", "requested", by.equals("sms") ? world.sms() : world.wecom()));
        return world.page(Level.L1, "pr-lead");
    }

    /** As when the answer has expired. */
    private void ringAgain(UUID page) {
        run(
                "update page set stage = 'acknowledged', acked_at = coalesce(acked_at, now()), ack_name = coalesce(ack_name, '张三'), next_at = now() where id = $1",
                page);
    }

    /** The link in the newest of so many calls. */
    private static String link(World world, int calls) {
        soon().untilAsserted(() -> assertThat(links(world)).hasSize(calls));
        return links(world).get(calls - 1);
    }

    private static List<String> links(World world) {
        return world.arrived("wecom-robot").stream()
                .flatMap(text -> LINK.matcher(text).results().map(MatchResult::group))
                .toList();
    }

    private double counted(String found) {
        return meters.counter("langyan.page.claims", "found", found).count();
    }

    @Test
    void acknowledgingSignedInStopsItAndTheFirstAnswerCounts() {
        // Given
        World world = World.live(kafka).withChannels();
        String zhang = world.person("张三", "pr-lead");
        String user = as("viewer").get("/api/people/" + zhang).path("user");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));

        // When
        given().auth()
                .oauth2(Tokens.of(user, List.of("publisher")))
                .post("/api/pages/" + page + "/acks")
                .then()
                .statusCode(201)
                .body("name", equalTo("张三"))
                .body("proof", equalTo("sign-in"));

        // Then
        as("analyst")
                .post("/api/pages/" + page + "/acks")
                .then()
                .statusCode(200)
                .body("counted", equalTo(false))
                .body("person", equalTo(zhang));
    }
}
