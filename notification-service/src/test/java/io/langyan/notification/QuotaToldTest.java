package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import io.langyan.events.v1.Level;
import io.langyan.standalone.embedded.test.RealServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How far a month is used up is counted exactly, and told once before it is too late. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class QuotaToldTest extends Rationed {

    @Inject
    MeterRegistry meters;

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
        JsonPath told = alarms(world, "channel-quota").get(0);
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
        soon().untilAsserted(() -> assertThat(gauge("used", world)).isEqualTo(10));
        assertThat(gauge("most", world)).isEqualTo(10);
        assertThat(gauge("reserve", world)).isEqualTo(1);
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

    private double gauge(String figure, World world) {
        return meters.get("langyan.channel.quota." + figure)
                .tag("channel", world.wecom())
                .gauge()
                .value();
    }
}
