package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.fault;
import static io.langyan.notification.World.step;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.PushEvent.PageAcknowledged;
import io.langyan.events.v1.PushEvent.Pushed;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a page has reached learns that somebody has it, where it reached them, and once. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class AnswersToldTest extends Served {

    private static final Pattern LINK = Pattern.compile("/p/ack/[A-Za-z0-9_-]{43}");

    @Test
    void everybodyWhomThePageReachedIsToldOnceWhoHasAnsweredIt() {
        // Given
        World world = World.live(kafka).withChannels();
        String zhang = world.person("张三", "pr-lead");
        ownRobot(world, zhang);
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "requested", world.wecom()),
                step("PT0S", "requested", world.dingtalk()),
                step("PT0S", "requested", world.dingtalk()),
                step("PT0S", "requested", world.sms()));
        UUID page = called(world, 4);

        // When
        as("analyst").post("/api/pages/" + page + "/acks").then().statusCode(201);

        // Then
        soon().untilAsserted(() -> assertThat(told(world, page)).containsExactly("sent", "sent"));
        assertThat(world.arrived("wecom-robot"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("【狼烟 L2 较大】已由 analyst 接手（")
                .contains("：电池自燃，用户要求召回", "无需再确认")
                .contains("/pages/" + page)
                .doesNotContain("/p/ack/");
        assertThat(world.arrived("dingtalk-robot"))
                .hasSize(3)
                .last()
                .asString()
                .contains("已由 analyst 接手")
                .doesNotContain("@" + world.phone());
        assertThat(world.arrived("aliyun-sms")).hasSize(1);
    }

    @Test
    void whoHasAnsweredIsNotToldButTheGroupIsAndTheTimelineHearsOfCallsOnly() {
        // Given
        World world = World.live(kafka).withChannels();
        String zhang = world.person("张三", "pr-lead");
        ownRobot(world, zhang);
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "requested", world.wecom()),
                step("PT0S", "requested", world.dingtalk()));
        UUID page = called(world, 2);
        Matcher link = LINK.matcher(world.arrived("wecom-robot").get(0));
        assertThat(link.find()).isTrue();

        // When
        given().post(link.group()).then().statusCode(200);

        // Then
        soon().untilAsserted(() -> assertThat(told(world, page)).containsExactly("sent"));
        assertThat(world.arrived("dingtalk-robot")).last().asString().contains("已由 张三 接手");
        assertThat(world.arrived("wecom-robot")).hasSize(1);
        soon().untilAsserted(() -> assertThat(world.told(page)).hasAtLeastOneElementOfType(PageAcknowledged.class));
        assertThat(world.told(page).stream().filter(Pushed.class::isInstance)).hasSize(2);
    }

    /** Who was rung once, on the first day, is not told of every answer of a matter that lasts for days. */
    @Test
    void ofASecondAnswerOnlyWhoWasRungSinceTheFirstIsTold() {
        // Given
        World world = World.live(kafka).withChannels().answersHoldFor("PT2H");
        world.person("张三", "pr-lead");
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "requested", world.wecom()),
                step("PT10M", "requested", world.dingtalk()));
        UUID page = called(world, 1);
        run("update page set next_at = now() - interval '1 second' where id = $1", page);
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent", "sent"));
        as("analyst").post("/api/pages/" + page + "/acks").then().statusCode(201);
        soon().untilAsserted(() -> assertThat(told(world, page)).containsExactly("sent", "sent"));
        run("update page set next_at = now() - interval '1 second' where id = $1", page);
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot")).hasSize(3));
        soon().untilAsserted(() -> assertThat(states(world, page)).containsOnly("sent"));

        // When
        as("commander").post("/api/pages/" + page + "/acks").then().statusCode(201);

        // Then
        soon().untilAsserted(() -> assertThat(told(world, page)).containsExactly("sent", "sent", "sent"));
        assertThat(world.arrived("wecom-robot")).hasSize(4).last().asString().contains("已由 commander 接手");
        assertThat(world.arrived("dingtalk-robot")).hasSize(2);
    }

    @Test
    void whereItHasRungNobodySinceTheyHearOfTheSecondAnswerWhoWereToldOfTheFirst() {
        // Given
        World world = World.live(kafka).withChannels().answersHoldFor("PT2H");
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        UUID page = called(world, 1);
        as("analyst").post("/api/pages/" + page + "/acks").then().statusCode(201);
        soon().untilAsserted(() -> assertThat(told(world, page)).containsExactly("sent"));
        run(
                """
                update page set muted_until = now() + interval '1 hour', next_at = now() - interval '1 second'
                where id = $1""",
                page);
        soon().untilAsserted(
                        () -> assertThat(world.view(page).getString("state")).isEqualTo("ringing"));

        // When
        as("commander").post("/api/pages/" + page + "/acks").then().statusCode(201);

        // Then
        soon().untilAsserted(() -> assertThat(told(world, page)).containsExactly("sent", "sent"));
        assertThat(world.arrived("wecom-robot")).hasSize(3).last().asString().contains("已由 commander 接手");
    }

    @Test
    void aChannelThatIsToTellNoAnswersTellsNone() {
        // Given
        World world = World.live(kafka).withChannels();
        world.channel(world.wecom(), "wecom-robot", Map.of("tellAnswers", "off"), Map.of("key", keyOf(world)), true);
        world.person("张三", "pr-lead");
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "requested", world.wecom()),
                step("PT0S", "requested", world.dingtalk()));
        UUID page = called(world, 2);

        // When
        as("analyst").post("/api/pages/" + page + "/acks").then().statusCode(201);

        // Then
        soon().untilAsserted(() -> assertThat(told(world, page)).containsExactly("sent"));
        assertThat(world.arrived("dingtalk-robot")).hasSize(2);
        assertThat(world.arrived("wecom-robot")).hasSize(1);
    }

    @Test
    void nothingIsToldOfWhatIsBelowACrisis() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        UUID below = world.page(UUID.randomUUID(), null, Level.WARN, "opened", "电池自燃", "pr-lead");
        UUID crisis = called(world, 1);
        soon().untilAsserted(() -> assertThat(states(world, below)).containsExactly("sent"));

        // When
        as("analyst").post("/api/pages/" + below + "/acks").then().statusCode(201);
        as("analyst").post("/api/pages/" + crisis + "/acks").then().statusCode(201);

        // Then
        soon().untilAsserted(() -> assertThat(told(world, crisis)).containsExactly("sent"));
        assertThat(told(world, below)).isEmpty();
    }

    /** It is tried again like a call, but for ten minutes, and takes no other way. */
    @Test
    void whatWaitsTooLongIsNoNewsAnyMore() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom(), world.dingtalk()));
        UUID page = called(world, 1);
        fault(Map.of("channel", "wecom-robot", "kind", "error", "code", "-1", "count", 1000));
        as("analyst").post("/api/pages/" + page + "/acks").then().statusCode(201);
        soon().untilAsserted(() -> assertThat(world.view(page).<Integer>getList("pushes[1].attempts.number"))
                .hasSizeGreaterThan(1));
        assertThat(told(world, page)).doesNotContain("failed", "cancelled", "sent");

        // When
        run("update push set created_at = created_at - interval '11 min' where page_id = $1 and notice", page);

        // Then
        soon().untilAsserted(() -> assertThat(told(world, page)).containsExactly("cancelled"));
        assertThat(world.arrived("dingtalk-robot")).isEmpty();
        assertThat(world.view(page).getString("state")).isEqualTo("acknowledged");
    }

    @Test
    void whatIsToldOfAnAnswerIsNeverSentAnewByHand() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        UUID page = called(world, 1);
        fault(Map.of("channel", "wecom-robot", "kind", "error", "code", "40058", "count", 1));
        as("analyst").post("/api/pages/" + page + "/acks").then().statusCode(201);
        soon().untilAsserted(() -> assertThat(told(world, page)).containsExactly("cancelled"));
        run("update page set stage = 'exhausted' where id = $1", page);
        String notice = world.view(page).getString("pushes.find { it.kind == 'answered' }.id");

        // When
        int status = as("analyst").post("/api/pushes/" + notice + "/redrives").statusCode();

        // Then
        assertThat(status).isEqualTo(409);
    }

    /** What failed is to be sent again by a person; news is not. */
    @Test
    void newsThatFindsNoQuotaIsAmongNothingThatFailed() {
        // Given
        World world = World.live(kafka).withChannels();
        Map<String, String> quota = Map.of("monthlyQuota", "1", "monthlyReserve", "0");
        world.channel(world.wecom(), "wecom-robot", quota, Map.of("key", keyOf(world)), true);
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        UUID page = called(world, 1);

        // When
        as("analyst").post("/api/pages/" + page + "/acks").then().statusCode(201);

        // Then
        soon().untilAsserted(() -> assertThat(told(world, page)).containsExactly("cancelled"));
        assertThat(world.view(page).getString("pushes.find { it.kind == 'answered' }.code"))
                .isEqualTo("QUOTA_USED");
        as("viewer")
                .queryParam("state", "failed")
                .queryParam("channel", world.wecom())
                .get("/api/pushes")
                .then()
                .body("items", empty());
    }

    @ParameterizedTest
    @CsvSource({"wecom-robot, perhaps", "aliyun-sms, on", "webhook, on"})
    void aChannelThatCannotTellAnswersIsRefusedWhenItIsToldTo(String kind, String set) {
        Map<String, Map<String, String>> settings = Map.of(
                "wecom-robot", Map.of("tellAnswers", set),
                "aliyun-sms", Map.of("tellAnswers", set, "sign", "狼烟", "template", "SMS_000000001"),
                "webhook", Map.of("tellAnswers", set));
        Map<String, Map<String, String>> secrets = Map.of(
                "wecom-robot", Map.of("key", "k"),
                "aliyun-sms", Map.of("accessKeyId", "ak", "accessKeySecret", "sk"),
                "webhook", Map.of("secret", SimulatorsResource.WEBHOOK_SECRET));

        as("admin")
                .body(Map.of(
                        "kind",
                        kind,
                        "baseUrl",
                        World.simulators(),
                        "settings",
                        settings.get(kind),
                        "secrets",
                        secrets.get(kind)))
                .put("/api/channels/bad-answers")
                .then()
                .statusCode(422)
                .body("field", equalTo("settings.tellAnswers"));
    }

    private static void ownRobot(World world, String person) {
        world.channel(world.wecom(), "wecom-robot", Map.of("person", person), Map.of("key", keyOf(world)), true);
    }

    /** A page of L2 that has gone out so many times. */
    private static UUID called(World world, int pushes) {
        UUID page = world.page(Level.L2, "pr-lead");
        soon().untilAsserted(
                        () -> assertThat(states(world, page)).hasSize(pushes).containsOnly("sent"));
        return page;
    }

    /** States of what tells of the answer. */
    private static List<String> told(World world, UUID page) {
        return world.view(page).getList("pushes.findAll { it.kind == 'answered' }.state");
    }
}
