package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.PushEvent.PushFailed;
import io.langyan.events.v1.Topic;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.notification.push.Rival;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a provider or its owner allows in a month is never passed, its last messages are kept for L1, and it is told before it is used up. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class MonthlyQuotaTest extends Saturated {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Inject
    Rival rival;

    /** What concerns all brands goes by the first plan: it must not be that of a world whose messages are counted. */
    @BeforeEach
    void alarmsGoNowhere() {
        var plan = PlanFile.parse(
                """
                name: a-quiet-plan
                mode: live
                brands: [{id: quiet, name: 静, names: [静]}]
                escalation:
                  policies:
                    - {name: test, levels: [L1, L2, L3], steps: [{after: PT0S, roles: [listener], channels: [nowhere]}]}
                    - {name: listener, levels: [watch, warn], steps: [{after: PT0S, roles: [listener], channels: [nowhere]}]}
                """);
        World.live(kafka)
                .send(Topic.PLANS, plan.name(), new PlanPublished(plan.name(), 7, plan, "test", Instant.now()));
        soon().until(() -> count("select count(*) from plan_brand where brand = $1", "quiet") == 1);
    }

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
    void theQuotaIsToldBeforeItIsUsedUp() {
        // Given
        World world = quota(10, 1);
        World other = quota(1, 0);
        begun(world, 7);

        // When
        UUID page = world.page(Level.L3, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(alarms(world)).containsExactly("watch 本月额度已用八成"));
        assertThat(states(world, page)).containsExactly("sent");
        JsonPath told = alarmsOf(world).get(0);
        assertThat(told.getString("facts.quotaUsed")).isEqualTo("8");
        assertThat(told.getString("facts.quota")).isEqualTo("10");
        assertThat(told.getString("facts.resetsAt")).isEqualTo(channel(world).getString("quota.resetsAt"));

        // When
        world.page(Level.L3, "pr-lead");
        soon().untilAsserted(() -> assertThat(alarms(world)).hasSize(2));
        world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(alarms(world)).hasSize(3));
        other.page(Level.L3, "pr-lead");
        soon().untilAsserted(() -> assertThat(alarms(other)).containsExactly("warn 本月额度已用尽"));

        // Then
        assertThat(alarms(world)).containsExactlyInAnyOrder("watch 本月额度已用八成", "warn 本月额度只剩 L1 保留部分", "warn 本月额度已用尽");
    }

    @Test
    void whatAnotherReplicaToldIsNotToldAgain() {
        // Given
        World world = quota(10, 1);
        World other = quota(1, 0);
        SqlConnection counting = pool.getConnection().await().indefinitely();
        SqlConnection replica = pool.getConnection().await().indefinitely();
        begin(counting);
        begin(replica);
        String month = YearMonth.now(SHANGHAI).toString();
        run(counting, "update channel set quota_month = $1, quota_used = 8 where name = $2", month, world.wecom());
        CompletableFuture<?> telling = replica.preparedQuery("select 1 from channel where name = $1 for update")
                .execute(Tuple.of(world.wecom()))
                .subscribeAsCompletionStage();
        soon().until(() -> waiting() == 1);
        run(counting, "commit");
        telling.join();
        soon().until(() -> waiting() == 1);

        // When
        run(replica, "update channel set quota_told = 'NEARLY' where name = $1", world.wecom());
        run(replica, "commit");
        other.page(Level.L3, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(alarms(other)).hasSize(1));
        assertThat(alarms(world)).isEmpty();
        counting.close().await().indefinitely();
        replica.close().await().indefinitely();
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
        together(hook);

        // Then
        soon().untilAsserted(() ->
                assertThat(ends(world, all).stream().filter("sent"::equals)).hasSize(25));
        soon().untilAsserted(() -> assertThat(ends(world, all).stream().filter("failed QUOTA_RESERVED"::equals))
                .hasSize(25));
        assertThat(ends(world, all.subList(0, 10))).containsOnly("sent");

        // When
        List<UUID> grave = sent(world, Level.L1, 20);
        together(hook);

        // Then
        soon().untilAsserted(() -> assertThat(ends(world, grave).stream().filter("failed QUOTA_USED"::equals))
                .hasSize(15));
        assertThat(ends(world, grave).stream().filter("sent"::equals)).hasSize(5);
        assertThat(count("select quota_used from channel where name = $1", hook))
                .isEqualTo(30);
        assertThat(arrivedAt(world)).isEqualTo(30);
    }

    @Test
    void eachPartCountsAndADigestCountsOnce() {
        // Given
        World world = quota(100, 0);
        UUID page = world.page(UUID.randomUUID(), null, Level.L1, "opened", "长".repeat(1500), "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(used(world)).isEqualTo(3);

        // When
        World digest = paged();
        robot(digest, Map.of("digestAfter", "PT1S", "monthlyQuota", "100"));
        gathered(digest, 8);

        // Then
        assertThat(used(digest)).isEqualTo(1);
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

    @Test
    void anEditForgetsNothingThatIsBegunMeanwhile() {
        // Given
        World world = quota(100, 0);
        SqlConnection sender = pool.getConnection().await().indefinitely();
        begin(sender);
        String month = YearMonth.now(SHANGHAI).toString();
        run(sender, "update channel set quota_month = $1, quota_used = 50 where name = $2", month, world.wecom());

        // When
        CompletableFuture<Void> edit = CompletableFuture.runAsync(() -> robot(world, quota("200", "0")));
        soon().until(() -> waiting() == 1);
        run(sender, "commit");
        edit.join();
        sender.close().await().indefinitely();

        // Then
        assertThat(used(world)).isEqualTo(50);
        assertThat(channel(world).getInt("quota.quota")).isEqualTo(200);
    }

    @Test
    void aQuotaSetInTheMidstOfAMonthHoldsForAllOfIt() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        List<UUID> before = sent(world, Level.L3, 3);
        soon().untilAsserted(() -> assertThat(ends(world, before)).containsExactly("sent", "sent", "sent"));
        as("admin").get("/api/channels/" + world.wecom()).then().body("quota", nullValue());

        // When
        robot(world, quota("4", "1"));

        // Then
        assertThat(used(world)).isEqualTo(3);
        soon().untilAsserted(() -> assertThat(alarms(world)).containsExactly("warn 本月额度只剩 L1 保留部分"));
    }

    private World quota(int most, int reserve) {
        World world = World.live(kafka).withChannels();
        robot(world, quota(String.valueOf(most), String.valueOf(reserve)));
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        return world;
    }

    private static Map<String, String> quota(String most, String reserve) {
        return Map.of("monthlyQuota", most, "monthlyReserve", reserve);
    }

    private static List<UUID> sent(World world, Level level, int count) {
        return Stream.generate(() -> world.page(level, "pr-lead")).limit(count).toList();
    }

    /** What became of the one push of each page, with the code of what failed. */
    private static List<String> ends(World world, List<UUID> pages) {
        return pages.stream()
                .map(page -> world.view(page))
                .map(view -> view.getString("pushes[0].state")
                        + ("failed".equals(view.getString("pushes[0].state"))
                                ? " " + view.getString("pushes[0].code")
                                : ""))
                .toList();
    }

    private static JsonPath channel(World world) {
        return as("admin")
                .get("/api/channels/" + world.wecom())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static int used(World world) {
        return channel(world).getInt("quota.used");
    }

    private static void test(World world, String result, String code) {
        as("admin")
                .body(Map.of("channel", world.wecom()))
                .post("/api/channels/templates/tests")
                .then()
                .statusCode(200)
                .body("result", equalTo(result), "code", equalTo(code));
    }

    private void together(String channel) {
        Uni.join()
                .all(Stream.generate(() -> rival.drain(channel)).limit(4).toList())
                .andFailFast()
                .await()
                .atMost(Duration.ofMinutes(1));
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

    private static List<JsonPath> alarmsOf(World world) {
        List<Map<String, Object>> pages = as("viewer", "any-brand")
                .queryParam("limit", 100)
                .get("/api/pages")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return pages.stream()
                .filter(page -> "channel-quota".equals(page.get("why")))
                .filter(page -> page.get("title").toString().startsWith("渠道 " + world.wecom() + " "))
                .map(page -> world.view(UUID.fromString(page.get("id").toString())))
                .toList();
    }

    /** Level and words of each. */
    private static List<String> alarms(World world) {
        return alarmsOf(world).stream()
                .map(page -> page.getString("level") + " "
                        + page.getString("title").substring(("渠道 " + world.wecom() + " ").length()))
                .toList();
    }

    private void begun(World world, int messages) {
        String month = YearMonth.now(SHANGHAI).toString();
        sql("update channel set quota_month = $1, quota_used = $2 where name = $3", month, messages, world.wecom());
    }

    private static void begin(SqlConnection connection) {
        connection.query("begin").execute().await().indefinitely();
    }

    private static void run(SqlConnection connection, String text, Object... given) {
        connection.preparedQuery(text).execute(Tuple.from(given)).await().indefinitely();
    }

    /** How many sessions of this database wait for the row of a channel. */
    private long waiting() {
        return count(
                """
                select count(*) from pg_stat_activity
                where wait_event_type = 'Lock' and query like '%channel%' and datname = current_database() and $1 = 1""",
                1);
    }

    private long count(String text, Object given) {
        return pool.preparedQuery(text)
                .execute(Tuple.of(given))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .indefinitely();
    }
}
