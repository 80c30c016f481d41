package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.fault;
import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Level;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What its number keeps waiting holds up nobody, is not forgotten and does not wait for ever. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class HeldByNumberTest extends Numbered {

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
}
