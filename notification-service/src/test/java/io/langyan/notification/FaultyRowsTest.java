package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.langyan.events.v1.Level;
import io.langyan.standalone.embedded.test.RealServers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A channel or a rota that cannot be read stops nobody's page, and is told. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class FaultyRowsTest extends Saturated {

    @Inject
    MeterRegistry meters;

    private String role;

    @BeforeEach
    void listenersHaveNoChannel() {
        alarmsGoNowhere();
        role = "faulty-" + UUID.randomUUID();
    }

    @AfterEach
    void mendRows() {
        sql("update channel set enabled = false where secrets = '\\x01' or kind = 'pigeon'");
        sql("delete from rota where role like 'faulty-%'");
    }

    @ParameterizedTest
    @CsvSource({"secrets = '\\x01', UNREADABLE", "kind = 'pigeon', KIND_UNKNOWN"})
    void aChannelThatCannotBeUsedIsPassedOverAndTold(String broken, String code) {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom(), world.dingtalk()));

        // When
        sql("update channel set " + broken + " where name = $1", world.wecom());
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.arrived("dingtalk-robot")).hasSize(1);
        as("admin")
                .get("/api/channels")
                .then()
                .statusCode(200)
                .body("items.find{it.name=='" + world.wecom() + "'}.state", equalTo("down"))
                .body("items.find{it.name=='" + world.wecom() + "'}.code", equalTo(code));
        soon().untilAsserted(() -> assertThat(alarms(world, "channel-down")).hasSize(1));
        assertThat(alarms(world, "channel-down").get(0).getString("facts.code")).isEqualTo(code);
        soon().untilAsserted(() -> assertThat(gauge("langyan.channel.down", "channel", world.wecom()))
                .isEqualTo(1));
    }

    @Test
    void whatWaitsForSuchAChannelGoesAnotherWayAndTheChannelIsUpOnceItIsWrittenAnew() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom(), world.dingtalk()));
        hold(world);
        sql("update channel set blocked_until = now() + interval '1 hour' where name = $1", world.dingtalk());
        UUID page = world.page(Level.L3, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("due"));

        // When
        sql("update channel set secrets = '\\x01', blocked_until = null where name = $1", world.wecom());
        sql("update channel set blocked_until = null where name = $1", world.dingtalk());

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "sent"));

        // When
        as("admin")
                .body(Map.of("kind", "wecom-robot", "baseUrl", World.simulators(), "secrets", Map.of("key", "***")))
                .put("/api/channels/" + world.wecom())
                .then()
                .statusCode(422)
                .body("field", equalTo("secrets.key"));
        robot(world, Map.of());

        // Then
        as("admin")
                .get("/api/channels/" + world.wecom())
                .then()
                .body("state", equalTo("up"))
                .body("code", nullValue());
    }

    @Test
    void aChannelThatCanBeReadAgainIsUpByItself() {
        // Given
        World world = World.live(kafka).withChannels();
        sql("update channel set kind = 'pigeon' where name = $1", world.wecom());
        soon().untilAsserted(() -> assertThat(isDown(world)).isTrue());

        // When
        sql("update channel set kind = 'wecom-robot' where name = $1", world.wecom());

        // Then
        soon().untilAsserted(() -> assertThat(isDown(world)).isFalse());
    }

    @ParameterizedTest
    @CsvSource({"zone = 'Mars/Olympus'", "layers = 'no layers'"})
    void aRotaThatCannotBeReadLeavesItsRoleToEverybodyWhoCanFillItAndIsTold(String broken) {
        // Given
        World world = World.live(kafka).withChannels().withOwnSms();
        String first = world.person("张三", role);
        String second = world.person("李四", role, "139" + world.phone().substring(3));
        planned(world, "resend", 0, "live", step("PT0S", "requested", "own-sms-" + world.number()));
        as("admin")
                .body(Map.of("gapsAllowed", true, "layers", List.of(Map.of("people", List.of(first)))))
                .put("/api/rotas/" + role)
                .then()
                .statusCode(200);

        // When
        sql("update rota set " + broken + " where role = $1", role);
        sql("update rota_check set check_at = now() where role = $1", role);
        UUID page = world.page(Level.L1, role);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent", "sent"));
        assertThat(world.view(page).getList("pushes.person")).containsExactlyInAnyOrder(first, second);
        soon().untilAsserted(() -> assertThat(titles()).containsOnlyOnce("值班表 " + role + " 无法读取，须重新填写"));
        soon().untilAsserted(() ->
                assertThat(gauge("langyan.rota.unreadable", "role", role)).isEqualTo(1));
        as("viewer").get("/api/rotas").then().statusCode(200);
    }

    private List<String> titles() {
        return as("viewer", "any-brand")
                .queryParam("limit", 100)
                .get("/api/pages")
                .path("items.title");
    }

    private boolean isDown(World world) {
        return pool.preparedQuery("select down from channel where name = $1")
                .execute(io.vertx.mutiny.sqlclient.Tuple.of(world.wecom()))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getBoolean(0);
    }

    private double gauge(String name, String tag, String of) {
        Gauge found = meters.find(name).tag(tag, of).gauge();
        return found == null ? Double.NaN : found.value();
    }
}
