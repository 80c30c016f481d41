package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.PushEvent.PushFailed;
import io.langyan.notification.push.SecondSender;
import io.langyan.notification.push.Sender;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a provider or its owner allows in a month is never passed, and its last messages are kept for L1. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class MonthlyQuotaTest extends Rationed {

    @Inject
    Sender first;

    @Inject
    SecondSender second;

    @Test
    void theLastMessagesOfAMonthAreKeptForL1() {
        // Given
        World world = quota(5, 2);

        // When
        List<UUID> ordinary = sent(world, Level.L2, 4);

        // Then
        soon().untilAsserted(() -> assertThat(ends(world, ordinary))
                .containsExactlyInAnyOrder("sent", "sent", "sent", "failed QUOTA_RESERVED"));
        as("admin")
                .get("/api/channels/" + world.wecom())
                .then()
                .body("quota.used", equalTo(3), "quota.quota", equalTo(5), "quota.reserve", equalTo(2));

        // When
        List<UUID> grave = sent(world, Level.L1, 3);

        // Then
        soon().untilAsserted(() ->
                assertThat(ends(world, grave)).containsExactlyInAnyOrder("sent", "sent", "failed QUOTA_USED"));
        assertThat(world.arrived("wecom-robot")).hasSize(5);
        soon().untilAsserted(() -> assertThat(world.toldOfAll().stream()
                        .filter(PushFailed.class::isInstance)
                        .map(event -> ((PushFailed) event).code()))
                .containsExactlyInAnyOrder("QUOTA_RESERVED", "QUOTA_USED"));
    }

    @Test
    void whatFindsNoQuotaGoesTheNextWay() {
        // Given
        World world = World.live(kafka).withChannels();
        robot(world, quota("2", "1"));
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom(), world.dingtalk()));
        UUID first = world.page(Level.L3, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, first)).containsExactly("sent"));

        // When
        UUID ordinary = world.page(Level.L3, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, ordinary)).containsExactly("failed", "sent"));
        assertThat(world.view(ordinary).getString("pushes[0].code")).isEqualTo("QUOTA_RESERVED");
        assertThat(world.view(ordinary).getString("pushes[0].reason")).contains("L1");

        // When
        List<UUID> grave = List.of(world.page(Level.L1, "pr-lead"), world.page(Level.L1, "pr-lead"));

        // Then
        soon().untilAsserted(() -> assertThat(grave.stream().map(page -> states(world, page)))
                .containsExactlyInAnyOrder(List.of("sent"), List.of("failed", "sent")));
        assertThat(world.arrived("wecom-robot")).hasSize(2);
        assertThat(world.arrived("dingtalk-robot")).hasSize(2);
    }

    @Test
    void whatFailedForWantOfQuotaIsSentAgainWhenAPersonSaysSo() {
        // Given
        World world = quota(1, 1);
        UUID page = world.page(Level.L3, "pr-lead");
        soon().untilAsserted(() -> assertThat(ends(world, List.of(page))).containsExactly("failed QUOTA_RESERVED"));

        // When
        robot(world, quota("2", "1"));
        as("analyst")
                .post("/api/pushes/" + world.view(page).getString("pushes[0].id") + "/redrives")
                .then()
                .statusCode(202);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
    }

    @Test
    void aNewMonthBeginsAnew() {
        // Given
        World world = quota(1, 0);
        List<UUID> old = sent(world, Level.L3, 2);
        soon().untilAsserted(() -> assertThat(ends(world, old)).containsExactlyInAnyOrder("sent", "failed QUOTA_USED"));

        // When
        YearMonth month = YearMonth.now(SHANGHAI);
        sql(
                "update channel set quota_month = $1 where name = $2",
                month.minusMonths(1).toString(),
                world.wecom());

        // Then
        as("admin")
                .get("/api/channels/" + world.wecom())
                .then()
                .body(
                        "quota.month",
                        equalTo(month.toString()),
                        "quota.used",
                        equalTo(0),
                        "quota.resetsAt",
                        equalTo(month.plusMonths(1)
                                .atDay(1)
                                .atStartOfDay(SHANGHAI)
                                .toInstant()
                                .toString()));
        List<UUID> fresh = sent(world, Level.L3, 1);
        soon().untilAsserted(() -> assertThat(ends(world, fresh)).containsExactly("sent"));
        assertThat(used(world)).isEqualTo(1);
    }

    @Test
    void twoSendersTogetherNeverPassTheQuota() {
        // Given
        World world = World.live(kafka);
        String hook = Account.WEBHOOK.name(world);
        Map<String, String> settings = quota("30", "5");
        world.channel(hook, "webhook", Account.WEBHOOK.baseUrl(world), settings, Account.WEBHOOK.secrets(world), true);
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", hook));
        sql("update channel set blocked_until = now() + interval '1 hour' where name = $1", hook);
        List<UUID> all = Stream.concat(pages(world, Level.L1, 10).stream(), pages(world, Level.L3, 40).stream())
                .toList();

        // When
        sql("update channel set blocked_until = null where name = $1", hook);
        together();

        // Then
        soon().untilAsserted(() ->
                assertThat(ends(world, all).stream().filter("sent"::equals)).hasSize(25));
        soon().untilAsserted(() -> assertThat(ends(world, all).stream().filter("failed QUOTA_RESERVED"::equals))
                .hasSize(25));
        assertThat(ends(world, all.subList(0, 10))).containsOnly("sent");

        // When
        List<UUID> grave = sent(world, Level.L1, 20);
        together();

        // Then
        soon().untilAsserted(() -> assertThat(ends(world, grave).stream().filter("failed QUOTA_USED"::equals))
                .hasSize(15));
        assertThat(ends(world, grave).stream().filter("sent"::equals)).hasSize(5);
        assertThat(count("select quota_used from channel where name = $1", hook))
                .isEqualTo(30);
        assertThat(arrivedAt(world)).isEqualTo(30);
    }

    @Test
    void aTestCountsAndTakesNothingThatIsKept() {
        // Given
        World world = quota(2, 1);

        // When
        test(world, "ok", "0");

        // Then
        assertThat(used(world)).isEqualTo(1);
        test(world, "retry", "QUOTA_RESERVED");
        assertThat(used(world)).isEqualTo(1);
        assertThat(world.arrived("wecom-robot")).hasSize(1);
    }

    private static void test(World world, String result, String code) {
        as("admin")
                .body(Map.of("channel", world.wecom()))
                .post("/api/channels/templates/tests")
                .then()
                .statusCode(200)
                .body("result", equalTo(result), "code", equalTo(code));
    }

    private void together() {
        first.wake();
        second.wake();
    }

    private static long arrivedAt(World world) {
        return io.restassured.RestAssured.given()
                .baseUri(World.simulators())
                .queryParam("channel", "webhook")
                .get("/sim/messages")
                .then()
                .extract()
                .<List<Map<String, Object>>>path("items")
                .stream()
                .filter(message -> Account.WEBHOOK.mine(message, world))
                .count();
    }
}
