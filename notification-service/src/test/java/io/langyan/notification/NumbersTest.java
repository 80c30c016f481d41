package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.fault;
import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.events.v1.Level;
import io.langyan.notification.push.SecondSender;
import io.langyan.notification.push.Sender;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No number is reached more often than its provider lets it, and whom it calls is called another way. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class NumbersTest extends Served {

    private static final Map<String, String> ALIYUN = Map.of("accessKeyId", "ak", "accessKeySecret", "sk");

    @Inject
    Sender first;

    @Inject
    SecondSender second;

    @BeforeEach
    void listenersHaveNoChannel() {
        alarmsGoNowhere();
    }

    @Test
    void whatItsNumberTakesNoMoreGoesAnotherWayAtOnceAndTheProviderIsNotAsked() {
        // Given
        World world = limited("2/PT24H");
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms(), world.wecom()));
        sent(world, Level.L1, 2);

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "sent"));
        assertThat(world.view(page).getString("pushes[0].code")).isEqualTo("NUMBER_LIMIT");
        assertThat(world.view(page).getList("pushes[0].attempts")).isEmpty();
        assertThat(world.arrived("aliyun-sms")).hasSize(2);
        assertThat(world.arrived("wecom-robot")).hasSize(1);
    }

    @Test
    void whereNoOtherWayLeadsToThemItWaitsUntilTheNumberTakesItAndHoldsUpNobodyElse() {
        // Given
        World world = limited("1/PT24H");
        world.person("张三", "pr-lead");
        world.person("李四", "listener", String.format("139%08d", world.number()));
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms()));
        sent(world, Level.L1, 1);
        List<UUID> held =
                Stream.generate(() -> world.page(Level.L1, "pr-lead")).limit(25).toList();
        soon().untilAsserted(() -> assertThat(held)
                .allSatisfy(page ->
                        assertThat(world.view(page).getString("pushes[0].code")).isEqualTo("NUMBER_LIMIT")));

        // When
        UUID another = world.page(Level.L3, "listener");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, another)).containsExactly("sent"));
        assertThat(held).allSatisfy(page -> assertThat(states(world, page)).containsExactly("due"));

        // When
        forget(world);

        // Then
        soon().untilAsserted(() -> assertThat(world.arrived("aliyun-sms")).hasSize(2));
        soon().untilAsserted(() -> assertThat(held.stream().flatMap(page -> states(world, page).stream()))
                .containsOnlyOnce("sent")
                .containsOnly("sent", "due"));
    }

    @Test
    void ofTenInADayTheLastIsKeptForL1() {
        // Given
        World world = limited("10/PT24H");
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms(), world.wecom()));
        sent(world, Level.L3, 9);

        // When
        UUID usual = world.page(Level.L2, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, usual)).containsExactly("failed", "sent"));
        UUID grave = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, grave)).containsExactly("sent"));
        UUID tooMany = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, tooMany)).containsExactly("failed", "sent"));
        assertThat(world.arrived("aliyun-sms")).hasSize(10);
    }

    @Test
    void twoPeopleWithOnePhoneShareWhatItTakes() {
        // Given
        World world = limited("1/PT24H");
        world.person("张三", "pr-lead");
        world.person("李四", "pr-lead", "+86" + world.phone());
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms(), world.wecom()));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactlyInAnyOrder("sent", "failed", "sent"));
        assertThat(world.arrived("aliyun-sms")).hasSize(1);
        assertThat(world.arrived("wecom-robot")).hasSize(1);
    }

    @Test
    void twoSendersTogetherKeepIt() {
        // Given
        World world = limited("10/PT24H");
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms()));
        sql("update channel set blocked_until = now() + interval '1 hour' where name = $1", world.sms());
        List<UUID> pages =
                Stream.generate(() -> world.page(Level.L1, "pr-lead")).limit(40).toList();
        soon().untilAsserted(() -> assertThat(pages)
                .allSatisfy(page -> assertThat(states(world, page)).containsExactly("due")));

        // When
        sql("update channel set blocked_until = null where name = $1", world.sms());
        soon().until(() -> wakeBoth() && settled(world, pages) == pages.size());

        // Then
        assertThat(pages.stream().flatMap(page -> states(world, page).stream()).filter("sent"::equals))
                .hasSize(10);
        assertThat(world.arrived("aliyun-sms")).hasSize(10);
    }

    @Test
    void aProviderThatSaysItsNumberTakesNoMoreIsNotAskedAgain() {
        // Given
        World world = limited("off");
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms(), world.wecom()));
        fault(refusal(world, "isv.BUSINESS_LIMIT_CONTROL"));
        UUID refused = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, refused)).containsExactly("failed", "sent"));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "sent"));
        assertThat(world.view(page).getString("pushes[0].code")).isEqualTo("NUMBER_LIMIT");
        assertThat(world.view(page).getList("pushes[0].attempts")).isEmpty();
    }

    @Test
    void whatAProviderDidNotTakeDoesNotCount() {
        // Given
        World world = limited("1/PT24H");
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms(), world.wecom()));
        fault(refusal(world, "isp.SYSTEM_ERROR"));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(codes(world, List.of(page))).containsExactly("isp.SYSTEM_ERROR", "OK");
    }

    @Test
    void aRefusalForANumberIsNoMessageToIt() {
        // Given
        World world = limited("2/PT24H");
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms(), world.wecom()));
        fault(refusal(world, "isv.BUSINESS_LIMIT_CONTROL"));
        UUID refused = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, refused)).containsExactly("failed", "sent"));

        // When
        sql("update channel_use set refused_until = now() where channel = $1", world.sms());

        // Then
        sent(world, Level.L1, 2);
        UUID tooMany = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, tooMany)).containsExactly("failed", "sent"));
    }

    @Test
    void whatMayHaveArrivedAndIsHeldHasCalledSomebody() {
        // Given
        World world = limited("1/PT24H");
        world.person("张三", "pr-lead");
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "requested", world.sms()),
                step("PT1H", "requested", world.wecom()));
        fault(drop(world));

        // When
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() ->
                assertThat(world.view(page).getString("pushes[0].code")).isEqualTo("NUMBER_LIMIT"));
        soon().until(() -> isStuck(page));

        // Then
        assertThat(world.view(page).getString("alarm")).isNull();
        assertThat(Instant.parse(world.view(page).getString("nextStepAt")))
                .isAfter(Instant.now().plusSeconds(3000));
    }

    @Test
    void whatMayHaveArrivedAndIsHeldGoesAnotherWayMarked() {
        // Given
        World world = limited("1/PT24H");
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms(), world.wecom()));
        fault(drop(world));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("maybe", "sent"));
        assertThat(world.arrived("wecom-robot")).singleElement().asString().contains("【可能重复】");
    }

    @Test
    void whatItsNumberHasHeldForADayIsGivenUp() {
        // Given
        World world = limited("1/PT24H");
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms()));
        sent(world, Level.L1, 1);
        UUID page = world.page(Level.L1, "pr-lead");
        soon().until(() -> isStuck(page));

        // When
        run("update push set tried_from = now() - interval '25 hours', not_before = now() where page_id = $1", page);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed"));
    }

    @Test
    void whatAPersonPutsInLineAgainWaitsForItsNumber() {
        // Given
        World world = limited("1/PT24H");
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms(), world.wecom()));
        sent(world, Level.L1, 1);
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "sent"));

        // When
        as("analyst")
                .post("/api/pushes/" + world.view(page).getString("pushes[0].id") + "/redrives")
                .then()
                .statusCode(202);
        soon().until(() -> world.view(page).getString("pushes[0].state").equals("due") && waitsForItsNumber(page));
        forget(world);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent", "sent"));
    }

    @Test
    void testsKeepItToo() {
        // Given
        World world = limited("1/PT24H");
        String person = world.person("张三", "pr-lead");
        Map<String, String> test = Map.of("channel", world.sms(), "person", person);

        // When
        as("admin")
                .body(test)
                .post("/api/channels/templates/tests")
                .then()
                .statusCode(200)
                .body("result", equalTo("ok"));

        // Then
        as("admin")
                .body(test)
                .post("/api/channels/templates/tests")
                .then()
                .statusCode(200)
                .body("result", equalTo("throttled_recipient"))
                .body("code", equalTo("NUMBER_LIMIT"));
        assertThat(world.arrived("aliyun-sms")).hasSize(1);
    }

    private World limited(String numberLimits) {
        World world = World.live(kafka).withChannels();
        world.channel(
                world.sms(),
                "aliyun-sms",
                Map.of("sign", "狼烟", "template", "SMS_000000001", "numberLimits", numberLimits),
                ALIYUN,
                true);
        return world;
    }

    private static void sent(World world, Level level, int count) {
        List<UUID> pages =
                Stream.generate(() -> world.page(level, "pr-lead")).limit(count).toList();
        soon().untilAsserted(() -> assertThat(pages)
                .allSatisfy(page -> assertThat(states(world, page)).containsExactly("sent")));
    }

    private static Map<String, Object> refusal(World world, String code) {
        return Map.of("channel", "aliyun-sms", "holding", world.phone(), "kind", "error", "code", code);
    }

    private static Map<String, Object> drop(World world) {
        return Map.of("channel", "aliyun-sms", "holding", world.phone(), "kind", "drop", "accepted", true);
    }

    private boolean isStuck(UUID page) {
        return found("select 1 from push where page_id = $1 and state = 'due' and stuck", page);
    }

    private boolean waitsForItsNumber(UUID page) {
        return found("select 1 from push where page_id = $1 and code = 'NUMBER_LIMIT' and not_before > now()", page);
    }

    private boolean found(String sql, UUID page) {
        return pool.preparedQuery(sql)
                        .execute(Tuple.of(page))
                        .await()
                        .indefinitely()
                        .size()
                > 0;
    }

    /** As if a day had passed. */
    private void forget(World world) {
        sql("update channel_use set at = at - interval '24 hours' where channel = $1", world.sms());
        sql("update push set not_before = now() where channel = $1 and state = 'due'", world.sms());
    }

    private static long settled(World world, List<UUID> pages) {
        return pages.stream()
                .map(page -> world.view(page))
                .filter(page -> "sent".equals(page.getString("pushes[0].state"))
                        || "NUMBER_LIMIT".equals(page.getString("pushes[0].code")))
                .count();
    }

    private boolean wakeBoth() {
        CompletableFuture.allOf(CompletableFuture.runAsync(second::wake), CompletableFuture.runAsync(first::wake))
                .join();
        return true;
    }

    private void sql(String text, Object... given) {
        pool.preparedQuery(text).execute(Tuple.from(given)).await().indefinitely();
    }
}
