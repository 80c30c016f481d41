package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.fault;
import static io.langyan.notification.World.step;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.events.v1.IncidentEvent.IncidentClosed;
import io.langyan.events.v1.IncidentEvent.IncidentLevelChanged;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.PushEvent.PageAcknowledged;
import io.langyan.events.v1.PushEvent.PageEscalated;
import io.langyan.events.v1.PushEvent.PageExhausted;
import io.langyan.events.v1.PushEvent.PageOpened;
import io.langyan.events.v1.PushEvent.PushFailed;
import io.langyan.events.v1.PushEvent.Pushed;
import io.langyan.events.v1.Topic;
import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class PagingTest {

    private static final Pattern CODE = Pattern.compile("[2-9A-Z]{4}-\\d{6}");

    @Inject
    Pool pool;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @AfterEach
    void mend() {
        given().baseUri(World.simulators()).delete("/sim/faults");
    }

    @Test
    void aPageReachesAllThreeChannelsAndSaysSo() {
        // Given
        World world = World.live(kafka).withChannels();
        String zhang = world.person("张三", "pr-lead");
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "requested", world.wecom()),
                step("PT0S", "requested", world.dingtalk()),
                step("PT0S", "requested", world.sms()));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent", "sent", "sent"));
        assertThat(world.arrived("wecom-robot"))
                .singleElement()
                .asString()
                .startsWith("【狼烟 L1 重大】电池自燃，用户要求召回")
                .contains("呼叫：张三")
                .contains("/pages/" + page);
        assertThat(world.arrived("dingtalk-robot")).singleElement().asString().contains("@" + world.phone());
        assertThat(world.arrived("aliyun-sms"))
                .singleElement()
                .asString()
                .startsWith("【狼烟】L1级舆情「电池自燃，用户要求召回」")
                .containsPattern(CODE);
        soon().untilAsserted(
                        () -> assertThat(world.told(page)).hasSize(4).first().isInstanceOf(PageOpened.class));
        assertThat(world.told(page).stream().filter(Pushed.class::isInstance).map(Pushed.class::cast))
                .allSatisfy(pushed -> assertThat(pushed.outcome()).isEqualTo("sent"))
                .extracting(Pushed::channel)
                .containsExactlyInAnyOrder(world.wecom(), world.dingtalk(), world.sms());
        assertThat(world.view(page).getString("pushes.find{it.channel=='" + world.sms() + "'}.person"))
                .isEqualTo(zhang);
    }

    @Test
    void aPageIsPushedWellWithinASecond() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        world.page(Level.L3, "pr-lead");
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot")).hasSize(1));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        JsonPath view = world.view(page);
        Duration taken = Duration.between(
                Instant.parse(view.getString("openedAt")), Instant.parse(view.getString("pushes[0].doneAt")));
        assertThat(taken).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aWrongSecretTakesTheChannelDownAndTheNextOneTakesOver() {
        // Given
        World world = World.live(kafka).withChannels();
        world.channel(
                world.dingtalk(), "dingtalk-robot", Map.of(), Map.of("token", "ding-token-1", "secret", "wrong"), true);
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.dingtalk(), world.sms()));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "sent"));
        assertThat(world.arrived("aliyun-sms")).hasSize(1);
        assertThat(world.view(page).getString("pushes[0].attempts[0].code")).isEqualTo("310000");
        soon().untilAsserted(() -> assertThat(world.told(page)).anySatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(
                        PushFailed.class, failed -> assertThat(failed.code()).isEqualTo("310000"))));
        as("admin")
                .get("/api/channels/" + world.dingtalk())
                .then()
                .body("state", equalTo("down"))
                .body("code", equalTo("310000"));
    }

    @Test
    void aChannelThatIsBackIsFoundByOnePush() {
        // Given
        World world = World.live(kafka).withChannels();
        world.channel(world.wecom(), "wecom-robot", Map.of(), Map.of("key", "none of theirs"), true);
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() ->
                as("admin").get("/api/channels/" + world.wecom()).then().body("state", equalTo("down")));

        // When
        world.withChannels();

        // Then
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.arrived("wecom-robot")).hasSize(1);
    }

    @Test
    void theRobotsLimitIsNeverExceededAndWhatWaitsTooLongGoesAnotherWay() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.dingtalk(), world.wecom()));

        // When
        List<UUID> pages = java.util.stream.Stream.generate(() -> world.page(Level.L1, "pr-lead"))
                .limit(30)
                .toList();

        // Then
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(world.arrived("dingtalk-robot").size()
                                + world.arrived("wecom-robot").size())
                        .isEqualTo(30));
        assertThat(world.arrived("dingtalk-robot")).hasSize(20);
        assertThat(pages).allSatisfy(page -> assertThat(states(world, page)).contains("sent"));
        assertThat(codes(world, pages)).doesNotContain("410100", "45009");
    }

    @Test
    void aThrottledChannelLosesNothing() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms()));
        fault(Map.of("channel", "aliyun-sms", "kind", "error", "code", "Throttling.User", "count", 2, "status", 400));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.view(page).getList("pushes[0].attempts.result"))
                .containsExactly("THROTTLED", "THROTTLED", "OK");
        assertThat(world.arrived("aliyun-sms")).hasSize(1);
    }

    @Test
    void aProviderThatLiesWithStatus200IsNotBelieved() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom(), world.dingtalk()));
        fault(Map.of("channel", "wecom-robot", "kind", "error", "code", "31415", "count", 2));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "sent"));
        assertThat(world.arrived("dingtalk-robot")).hasSize(1);
    }

    @Test
    void anUnknownOutcomeIsSentAgainOnceAndMarked() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        fault(Map.of("channel", "wecom-robot", "kind", "drop", "accepted", true));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.arrived("wecom-robot")).hasSize(2).last().asString().startsWith("【可能重复】");
        assertThat(world.view(page).getBoolean("pushes[0].repeated")).isTrue();
        soon().untilAsserted(() -> assertThat(world.told(page).stream()
                        .filter(Pushed.class::isInstance)
                        .map(event -> ((Pushed) event).outcome()))
                .containsExactly("maybe", "sent"));
    }

    @Test
    void orFailsOverAsThePlanSays() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "failover", 0, "live", step("PT0S", "requested", world.wecom(), world.dingtalk()));
        fault(Map.of("channel", "wecom-robot", "kind", "delay", "millis", 6000));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("maybe", "sent"));
        assertThat(world.view(page).getString("pushes[0].code")).isEqualTo("TIMEOUT");
        assertThat(world.arrived("dingtalk-robot")).hasSize(1);
    }

    @Test
    void whatADeadSenderLeftIsTakenUpAndMarked() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));

        // When
        run(
                """
                update push set state = 'sending', lease_owner = 'dead', lease_until = now() - interval '1 second',
                                done_at = null where page_id = $1""",
                page);
        run(
                "update attempt set result = null, finished_at = null where push_id in (select id from push where page_id = $1)",
                page);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.arrived("wecom-robot")).hasSize(2).last().asString().startsWith("【可能重复】");
        assertThat(world.view(page).getList("pushes[0].attempts.code")).containsExactly("SENDER_LOST", "0");
    }

    @Test
    void aLongTextIsSplitAndEveryPartArrivesInOrder() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));

        // When
        UUID page = world.page(UUID.randomUUID(), null, Level.L1, "opened", "长".repeat(1500), "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        List<String> parts = world.arrived("wecom-robot");
        assertThat(parts).hasSize(3);
        assertThat(parts.get(0)).startsWith("(1/3)");
        assertThat(parts.get(2)).startsWith("(3/3)").contains("/pages/" + page);
        assertThat(world.view(page).getList("pushes[0].attempts.part")).containsExactly(1, 2, 3);
    }

    @Test
    void withoutAnAnswerItEscalatesAndAtLastSaysThatNobodyAnswered() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        world.person("李四", "executive");
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "requested", world.wecom()),
                step("PT1S", "executive", world.dingtalk()));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(
                        () -> assertThat(world.view(page).getString("state")).isEqualTo("exhausted"));
        assertThat(world.arrived("dingtalk-robot")).singleElement().asString().contains("呼叫：李四");
        soon().untilAsserted(() -> assertThat(world.told(page)).last().isInstanceOf(PageExhausted.class));
        assertThat(world.told(page)).anySatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(PageEscalated.class, escalated -> assertThat(escalated.roles())
                        .containsExactly("executive")));
    }

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
                step("PT4S", "requested", world.wecom()));
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(world.arrived("aliyun-sms")).hasSize(1));
        String code = codeIn(world.arrived("aliyun-sms").get(0));

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
        soon().untilAsserted(() -> assertThat(world.told(page)).last().isInstanceOf(PageAcknowledged.class));
        await().during(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(8))
                .untilAsserted(() -> assertThat(world.arrived("wecom-robot")).isEmpty());
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
        Matcher link = Pattern.compile("/p/ack/[A-Za-z0-9_-]{43}")
                .matcher(world.arrived("wecom-robot").get(0));
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

    @Test
    void aRotaDecidesWhoIsCalled() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "night-" + world.wecom());
        String li = world.person("李四", "night-" + world.wecom());
        as("admin")
                .body(
                        """
                        {"items":[{"role":"night-%s","members":["%s"],"handover":{"every":"weekly","at":"09:00","day":"monday"}}]}"""
                                .formatted(world.wecom(), li))
                .put("/api/rotas")
                .then()
                .statusCode(200)
                .body("items[0].onDuty", equalTo(li));
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));

        // When
        UUID page = world.page(Level.L1, "night-" + world.wecom());

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.arrived("wecom-robot")).singleElement().asString().contains("呼叫：李四\n");
        soon().untilAsserted(() -> assertThat(world.onDuty(li)).containsExactly("night-" + world.wecom()));
    }

    @Test
    void withNobodyOnDutyTheGroupHearsItAndAnAlarmGoesOut() {
        // Given
        World world = World.live(kafka).withChannels();
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms(), world.wecom()));

        // When
        UUID page = world.page(Level.L1, "nobody-at-all");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.arrived("wecom-robot")).singleElement().asString().contains("无人值班");
        soon().untilAsserted(() -> assertThat(world.told(page)).anySatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(PageExhausted.class, exhausted -> assertThat(exhausted.reason())
                        .contains("nobody-at-all"))));
    }

    @Test
    void aDrillIsMarkedAndReachesOnlyChannelsForDrills() {
        // Given
        World world = World.inDrill(kafka).withChannels();
        world.channel(world.wecom(), "wecom-robot", Map.of(), Map.of("key", keyOf(world)), false);
        world.person("张三", "pr-lead");
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "requested", world.wecom()),
                step("PT0S", "requested", world.dingtalk()));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("withheld", "sent"));
        assertThat(world.arrived("wecom-robot")).isEmpty();
        assertThat(world.arrived("dingtalk-robot")).singleElement().asString().startsWith("【演练】");
        assertThat(world.view(page).getString("drill")).isEqualTo(world.drill);
    }

    @Test
    void onTrialItIsOnlyRecordedThatItWouldHavePaged() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "trial", step("PT0S", "requested", world.wecom()));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("withheld"));
        assertThat(world.view(page).getString("pushes[0].code")).isEqualTo("TRIAL");
        assertThat(world.arrived("wecom-robot")).isEmpty();
    }

    @Test
    void closingTheIncidentOrChangingItsLevelEndsItsPages() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        UUID incident = UUID.randomUUID();
        UUID first = world.page(incident, null, Level.L3, "opened", "一", "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, first)).containsExactly("sent"));

        // When
        world.send(
                Topic.INCIDENTS,
                incident.toString(),
                new IncidentLevelChanged(incident, world.brand, Level.L3, Level.L1, "应急小组", List.of(), Instant.now()));
        UUID second = world.page(incident, null, Level.L1, "level-changed", "二", "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, second)).containsExactly("sent"));

        // Then
        assertThat(world.view(first).getString("closedWhy")).isEqualTo("level-changed");
        assertThat(world.view(second).getString("state")).isEqualTo("ringing");

        // When
        world.send(
                Topic.INCIDENTS,
                incident.toString(),
                new IncidentClosed(
                        incident,
                        null,
                        world.brand,
                        "二",
                        Level.L1,
                        "pr",
                        List.of(),
                        "原因",
                        "pr-lead",
                        Instant.now(),
                        Instant.now()));

        // Then
        soon().untilAsserted(() ->
                assertThat(world.view(second).getString("closedWhy")).isEqualTo("incident-closed"));
        as("publisher").post("/api/pages/" + second + "/acks").then().statusCode(409);
    }

    @Test
    void thePageRequestSentTwiceRingsOnce() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));

        // When
        world.read("incidents").stream()
                .filter(record ->
                        new String(record.value(), java.nio.charset.StandardCharsets.UTF_8).contains(page.toString()))
                .findFirst()
                .ifPresent(world::again);
        UUID next = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, next)).containsExactly("sent"));

        // Then
        assertThat(world.arrived("wecom-robot")).hasSize(2);
        assertThat(world.told(page).stream().filter(PageOpened.class::isInstance))
                .hasSize(1);
    }

    private void planned(World world, String onUnknown, int repeat, String mode, String... steps) {
        world.withPlan(onUnknown, repeat, mode, steps);
        soon().until(() -> pool.preparedQuery("select 1 from plan_brand where brand = $1")
                        .execute(Tuple.of(world.brand))
                        .await()
                        .indefinitely()
                        .size()
                == 1);
    }

    private void run(String sql, UUID page) {
        pool.preparedQuery(sql).execute(Tuple.of(page)).await().indefinitely();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50));
    }

    private static List<String> states(World world, UUID page) {
        return world.view(page).getList("pushes.state");
    }

    private static List<String> codes(World world, List<UUID> pages) {
        return pages.stream()
                .flatMap(page -> world.view(page).<String>getList("pushes.attempts.code.flatten()").stream())
                .toList();
    }

    private static String codeIn(String text) {
        Matcher code = CODE.matcher(text);
        assertThat(code.find()).isTrue();
        return code.group();
    }

    private static String keyOf(World world) {
        return "wecom-key-" + world.wecom().substring("wecom-".length());
    }
}
