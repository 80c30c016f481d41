package io.langyan.notification;

import static io.langyan.notification.World.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.CrisisEvent.CrisisFalseAlarm;
import io.langyan.events.v1.CrisisEvent.ForecastMade;
import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.IncidentEvent.IncidentClosed;
import io.langyan.events.v1.IncidentEvent.IncidentOpened;
import io.langyan.events.v1.IncidentEvent.IncidentReopened;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.LevelReached;
import io.langyan.events.v1.Signal.HitFound;
import io.langyan.events.v1.Signal.PatrolMissed;
import io.langyan.events.v1.Topic;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What stands below an incident rings the listener on duty, once. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class ListenerTest extends Served {

    @Test
    void hitsOfOneStoryRingOnce() {
        // Given
        World world = listening();

        // When
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1", "电池自燃了"));
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1", "又一辆自燃"));
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-2", "客服不理人"));
        world.send(Topic.SIGNALS, world.brand, new PatrolMissed(world.brand, "14:00", Instant.now()));

        // Then
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot")).hasSize(3));
        assertThat(pages(world).<String>getList("items.why")).containsExactlyInAnyOrder("hit", "hit", "patrol-missed");
        assertThat(world.arrived("wecom-robot"))
                .anySatisfy(text -> assertThat(text).startsWith("【狼烟 关注】电池自燃了").contains("呼叫：值班员", "平台：微博", "命中词：自燃"))
                .noneMatch(text -> text.contains("又一辆"));
    }

    @Test
    void aGroupThatHasGrownTenfoldRingsAgain() {
        // Given
        World world = listening();
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1", "电池自燃了", Instant.now(), 1));

        // When
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1", "第十二辆自燃", Instant.now(), 12));
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1", "第十三辆自燃", Instant.now(), 13));

        // Then
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot")).hasSize(2));
        assertThat(world.arrived("wecom-robot"))
                .anySatisfy(text -> assertThat(text).contains("同类命中：12 条"));
    }

    @Test
    void aHitSaysWhenItWasPushedAndWhetherThatWasLate() {
        // Given
        World world = listening();

        // When
        world.send(Topic.SIGNALS, world.brand, hit(world, "in-time", "电池自燃了", Instant.now(), 1));
        world.send(
                Topic.SIGNALS,
                world.brand,
                hit(world, "late", "客服不理人", Instant.now().minusSeconds(700), 1));

        // Then
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot")).hasSize(2));
        assertThat(world.arrived("wecom-robot"))
                .anySatisfy(text -> assertThat(text).contains("客服不理人").contains("迟到：采集后"))
                .anySatisfy(text -> assertThat(text).contains("电池自燃了").doesNotContain("迟到"));
        soon().untilAsserted(() -> pages(world).<String>getList("items.id").forEach(id -> {
            JsonPath page = as("viewer").get("/api/pages/" + id).jsonPath();
            assertThat(page.getString("pushedAt")).isNotNull();
            assertThat(page.getBoolean("late"))
                    .isEqualTo(page.getString("title").contains("客服"));
        }));
    }

    @Test
    void aWarningRingsAndPassesToTheIncidentThatOpens() {
        // Given
        World world = listening();
        UUID crisis = UUID.randomUUID();
        UUID incident = UUID.randomUUID();
        world.person("张三", "pr-lead");
        world.send(Topic.CRISES, crisis.toString(), warning(world, crisis));
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot")).hasSize(1));

        // When
        world.send(Topic.INCIDENTS, incident.toString(), opened(world, incident, crisis));
        world.page(incident, crisis, Level.L3, "opened", "电池自燃", "pr-lead");

        // Then
        soon().untilAsserted(() ->
                assertThat(pages(world).getList("items.closedWhy")).containsExactly(null, "passed-to-incident"));

        // When
        world.send(Topic.CRISES, crisis.toString(), forecast(world, crisis, false));
        UUID other = UUID.randomUUID();
        world.send(Topic.CRISES, other.toString(), forecast(world, other, false));

        // Then
        soon().untilAsserted(() ->
                assertThat(pages(world).<String>getList("items.why")).containsExactly("forecast", "opened", "warn"));
        assertThat(pages(world).getString("items[0].crisisId")).isEqualTo(other.toString());
    }

    @Test
    void anIncidentThatWasReopenedKeepsTheListenerQuietAgain() {
        // Given
        World world = listening();
        UUID crisis = UUID.randomUUID();
        UUID incident = UUID.randomUUID();
        world.send(Topic.INCIDENTS, incident.toString(), opened(world, incident, crisis));
        world.send(Topic.INCIDENTS, incident.toString(), closed(world, incident, crisis));

        // When
        world.send(
                Topic.INCIDENTS,
                incident.toString(),
                new IncidentReopened(incident, world.brand, "commander", "又有新视频", Instant.now()));
        UUID seen = world.page(incident, crisis, Level.L3, "opened", "电池自燃", "pr-lead");
        soon().untilAsserted(
                        () -> assertThat(world.view(seen).getString("state")).isNotNull());
        UUID other = UUID.randomUUID();
        world.send(Topic.CRISES, other.toString(), warning(world, crisis));
        world.send(Topic.CRISES, other.toString(), forecast(world, other, false));

        // Then
        soon().untilAsserted(() ->
                assertThat(pages(world).<String>getList("items.why")).contains("forecast"));
        assertThat(pages(world).<String>getList("items.why")).doesNotContain("warn");
    }

    private static IncidentClosed closed(World world, UUID incident, UUID crisis) {
        return new IncidentClosed(
                incident,
                crisis,
                world.brand,
                "电池自燃",
                Level.L3,
                "pr",
                List.of(),
                "已处置",
                "commander",
                Instant.now(),
                Instant.now());
    }

    @Test
    void aForecastSaysInHowLongAndRingsInsteadOfTheWarningThatRestsOnIt() {
        // Given
        World world = listening();
        UUID crisis = UUID.randomUUID();
        LevelReached byForecast = new LevelReached(
                Level.WARN, Instant.now(), Instant.now(), Duration.ofHours(8), 2_400L, LevelReached.BY_FORECAST);

        // When
        world.send(Topic.CRISES, crisis.toString(), warning(world, crisis, byForecast));
        world.send(Topic.CRISES, crisis.toString(), forecast(world, crisis, false));

        // Then
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot"))
                .singleElement()
                .asString()
                .contains("预计升至 L1：电池自燃", "预计用时：40 min (25–70)", "可能性：74 %")
                .doesNotContain("试运行"));
        assertThat(pages(world).<String>getList("items.why")).containsExactly("forecast");
    }

    @Test
    void aForecastOfAPlanOnTrialIsMarkedSo() {
        // Given
        World world = listening();
        UUID crisis = UUID.randomUUID();

        // When
        world.send(Topic.CRISES, crisis.toString(), forecast(world, crisis, true));

        // Then
        soon().untilAsserted(() ->
                assertThat(pages(world).<Boolean>getList("items.trial")).containsExactly(true));
    }

    private static ForecastMade forecast(World world, UUID crisis, boolean trial) {
        Instant now = Instant.now();
        return new ForecastMade(
                crisis,
                world.brand,
                Level.L1,
                now.plusSeconds(40 * 60),
                now.plusSeconds(25 * 60),
                now.plusSeconds(70 * 60),
                now,
                "电池自燃",
                0.74,
                trial);
    }

    @Test
    void aFalseAlarmEndsTheWarning() {
        // Given
        World world = listening();
        UUID crisis = UUID.randomUUID();
        world.send(Topic.CRISES, crisis.toString(), warning(world, crisis));
        soon().untilAsserted(() -> assertThat(pages(world).getList("items")).hasSize(1));

        // When
        world.send(
                Topic.CRISES,
                crisis.toString(),
                new CrisisFalseAlarm(crisis, world.brand, "analyst", "同名", Instant.now()));

        // Then
        soon().untilAsserted(() ->
                assertThat(pages(world).getString("items[0].closedWhy")).isEqualTo("false-alarm"));
    }

    private World listening() {
        World world = World.live(kafka).withChannels();
        world.person("值班员", "listener");
        planned(world, "resend", 0, "live", World.step("PT0S", "requested", world.wecom()));
        return world;
    }

    private static HitFound hit(World world, String group, String excerpt) {
        return hit(world, group, excerpt, Instant.now(), null);
    }

    private static HitFound hit(World world, String group, String excerpt, Instant seen, Integer size) {
        return new HitFound(
                world.brand,
                UUID.randomUUID(),
                "weibo",
                UUID.randomUUID().toString(),
                "https://weibo.example/1",
                excerpt,
                List.of("自燃"),
                group,
                seen,
                seen,
                seen,
                size);
    }

    private static LevelChanged warning(World world, UUID crisis) {
        return warning(world, crisis, null);
    }

    private static LevelChanged warning(World world, UUID crisis, LevelReached reached) {
        return new LevelChanged(
                crisis,
                world.brand,
                "电池自燃",
                Level.WATCH,
                Level.WARN,
                "pr",
                reached,
                false,
                12,
                List.of("weibo"),
                List.of("product-safety"),
                Instant.now(),
                null,
                null,
                Instant.now());
    }

    private static IncidentOpened opened(World world, UUID incident, UUID crisis) {
        return new IncidentOpened(
                incident,
                crisis,
                world.brand,
                "电池自燃",
                Level.L3,
                "pr",
                "专项小组",
                List.of(),
                List.of(),
                Instant.now(),
                Instant.now(),
                Instant.now(),
                Instant.now());
    }

    private static JsonPath pages(World world) {
        return as("viewer")
                .queryParam("brand", world.brand)
                .get("/api/pages")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
