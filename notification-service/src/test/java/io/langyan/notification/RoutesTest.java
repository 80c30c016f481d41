package io.langyan.notification;

import static io.langyan.notification.World.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.IncidentEvent.PageRequested;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.Signal.HitFound;
import io.langyan.events.v1.Topic;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Pages go by the first route of the plan that fits them, and the preview tells so beforehand. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class RoutesTest extends Served {

    private static final ZonedDateTime NOW = ZonedDateTime.now(ZoneId.of("Asia/Shanghai"));
    /** Around this moment, as if it were night. */
    private static final String NIGHT = hours(NOW.minusHours(2), NOW.plusHours(2));

    private static final String DAY = hours(NOW.plusHours(2), NOW.minusHours(2));

    @Test
    void aHitOfOnePlatformAtNightCallsOthersThanByDayAndThanThoseOfOthers() {
        // Given
        World night =
                routed("{name: 夜间抖音, platforms: [douyin], whys: [hit], hours: %s, policy: night}".formatted(NIGHT));
        World day = routed("{name: 夜间抖音, platforms: [douyin], whys: [hit], hours: %s, policy: night}".formatted(DAY));

        // When
        hit(night, "douyin", "夜里的抖音");
        hit(night, "zhihu", "夜里的知乎");
        hit(day, "douyin", "白天的抖音");

        // Then
        soon().untilAsserted(() -> assertThat(night.arrived("dingtalk-robot"))
                .singleElement()
                .asString()
                .contains("夜里的抖音"));
        soon().untilAsserted(() -> assertThat(night.arrived("wecom-robot"))
                .singleElement()
                .asString()
                .contains("夜里的知乎"));
        soon().untilAsserted(() -> assertThat(day.arrived("wecom-robot"))
                .singleElement()
                .asString()
                .contains("白天的抖音"));
        assertThat(day.arrived("dingtalk-robot")).isEmpty();
        assertThat(ways(night))
                .containsOnly(Map.entry("夜里的抖音", "night by 夜间抖音"), Map.entry("夜里的知乎", "listener by null"));
        assertThat(ways(day)).containsOnly(Map.entry("白天的抖音", "listener by null"));
    }

    @Test
    void anIncidentsPageIsRoutedBeforeThePolicyOfItsSquadByWhatItTells() {
        // Given
        World world = routed(
                "{name: weak, policy: night}",
                "{name: legal, levels: [L1], types: [legal], platforms: [weibo], policy: board}");

        // When
        UUID told = asked(world, Map.of("type", "legal", "platforms", "douyin weibo"));
        UUID clock = asked(world, Map.of("type", "legal", "clock", "statement"));
        UUID other = asked(world, Map.of("type", "pr", "platforms", "weibo"));

        // Then
        soon().untilAsserted(() -> assertThat(List.of(told, clock, other))
                .allSatisfy(page -> assertThat(states(world, page)).containsExactly("sent")));
        assertThat(way(world.view(told))).isEqualTo("board by legal");
        assertThat(way(world.view(clock))).isEqualTo("test by null");
        assertThat(way(world.view(other))).isEqualTo("test by null");
        assertThat(world.arrived("dingtalk-robot")).hasSize(1);
        assertThat(world.arrived("wecom-robot")).hasSize(2);
    }

    @Test
    void aWarningIsRoutedByWhatItsCrisisIsAboutAndWhereItRuns() {
        // Given
        World world =
                routed("{name: 安全, categories: [product-safety], types: [pr], platforms: [weibo], policy: night}");

        // When
        warn(world, "电池自燃", "product-safety");
        warn(world, "客服不理", "service-dispute");

        // Then
        soon().untilAsserted(() -> assertThat(ways(world))
                .containsOnly(Map.entry("电池自燃", "night by 安全"), Map.entry("客服不理", "listener by null")));
        soon().untilAsserted(() -> assertThat(world.arrived("dingtalk-robot"))
                .singleElement()
                .asString()
                .contains("电池自燃", "风险类别：其他、产品安全"));
    }

    @Test
    void thePreviewTellsTheRouteThatIsTakenThen() {
        // Given
        World world = routed(
                "{name: 夜间抖音, platforms: [douyin], levels: [watch], hours: %s, policy: night}".formatted(NIGHT),
                "{name: 法律, types: [legal], policy: board}",
                "{name: 安全, categories: [product-safety], policy: board}");
        Map<String, Object> douyin = Map.of("level", "watch", "platform", "douyin");

        // Then
        assertThat(way(preview(world, douyin))).isEqualTo("night by 夜间抖音");
        assertThat(way(preview(world, with(douyin, "at", NOW.plusHours(12).toInstant()))))
                .isEqualTo("listener by null");
        assertThat(way(preview(world, with(douyin, "at", NOW.plusHours(24).toInstant()))))
                .isEqualTo("night by 夜间抖音");
        assertThat(way(preview(world, with(douyin, "platform", "weibo")))).isEqualTo("listener by null");
        assertThat(way(preview(world, Map.of("level", "L1", "type", "legal")))).isEqualTo("board by 法律");
        assertThat(way(preview(world, Map.of("level", "L1", "type", "legal", "policy", "test"))))
                .isEqualTo("board by 法律");
        assertThat(way(preview(world, Map.of("level", "L1", "category", "product-safety"))))
                .isEqualTo("board by 安全");
        assertThat(way(preview(world, Map.of("level", "L1", "category", "privacy"))))
                .isEqualTo("test by null");
        assertThat(way(preview(world, Map.of("level", "L1")))).isEqualTo("test by null");
        assertThat(preview(world, douyin).getList("steps[0].pushes.channel", String.class))
                .containsExactly(world.dingtalk());
    }

    /** Who has the night is not called in the morning. */
    @Test
    void whatWaitsForQuietHoursOrAMuteGoesByTheRouteOfTheTimeAtWhichItRings() {
        // Given
        World world = routed(
                "quietHours: {from: \"%s\", to: \"%s\", levels: [watch]}"
                        .formatted(hhmm(NOW.minusHours(1)), hhmm(NOW.plusHours(3))),
                new String[] {
                    "{name: night, hours: %s, policy: night}".formatted(NIGHT),
                    "{name: board-night, levels: [L2], hours: %s, policy: board}".formatted(NIGHT)
                });
        UUID crisis = UUID.randomUUID();
        mute(world, crisis);

        // When
        JsonPath waits = preview(world, Map.of("level", "watch"));
        JsonPath rings = preview(world, Map.of("level", "warn"));
        JsonPath muted = preview(world, Map.of("level", "L2", "crisisId", crisis));
        JsonPath grave = preview(world, Map.of("level", "L2"));

        // Then
        assertThat(way(waits)).isEqualTo("listener by null");
        assertThat(waits.getString("quietUntil")).isNotNull();
        assertThat(way(rings)).isEqualTo("night by night");
        assertThat(way(muted)).isEqualTo("test by null");
        assertThat(muted.getString("mutedUntil")).isNotNull();
        assertThat(way(grave)).isEqualTo("board by board-night");
    }

    private World routed(String... routes) {
        return routed("", routes);
    }

    private World routed(String more, String[] routes) {
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        String yaml =
                """
                name: plan-%1$s
                brands: [{id: %1$s, name: 测试, names: [测试]}]
                response:
                  squads:
                    - {name: 应急小组, lead: pr-lead, escalation: test, seats: [{role: pr-lead, group: command}]}
                escalation:
                  policies:
                    - {name: listener, levels: [watch, warn], steps: [%2$s]}
                    - {name: test, levels: [L1, L2, L3], steps: [%3$s]}
                    - {name: night, levels: [watch, warn], steps: [%4$s]}
                    - {name: board, levels: [L1, L2], steps: [%5$s]}
                  routes: [%6$s]
                  %7$s
                """
                        .formatted(
                                world.brand,
                                World.step("PT0S", "listener", world.wecom()),
                                World.step("PT0S", "requested", world.wecom()),
                                World.step("PT0S", "listener", world.dingtalk()),
                                World.step("PT0S", "requested", world.dingtalk()),
                                String.join(", ", routes),
                                more);
        Plan plan = PlanFile.parse(yaml);
        world.send(Topic.PLANS, plan.name(), new PlanPublished(plan.name(), 7, plan, "test", Instant.now()));
        isPlanned(world.brand);
        return world;
    }

    private static void hit(World world, String platform, String excerpt) {
        Instant now = Instant.now();
        world.send(
                Topic.SIGNALS,
                world.brand,
                new HitFound(
                        world.brand,
                        UUID.randomUUID(),
                        platform,
                        UUID.randomUUID().toString(),
                        null,
                        excerpt,
                        List.of("自燃"),
                        UUID.randomUUID().toString(),
                        now,
                        now,
                        now,
                        1));
    }

    private static void warn(World world, String title, String category) {
        UUID crisis = UUID.randomUUID();
        world.send(
                Topic.CRISES,
                crisis.toString(),
                new LevelChanged(
                        crisis,
                        world.brand,
                        title,
                        Level.WATCH,
                        Level.WARN,
                        "pr",
                        null,
                        false,
                        12,
                        List.of("zhihu", "weibo"),
                        List.of("other", category),
                        Instant.now(),
                        null,
                        null,
                        Instant.now()));
    }

    private static UUID asked(World world, Map<String, String> facts) {
        UUID page = UUID.randomUUID();
        UUID incident = UUID.randomUUID();
        world.send(
                Topic.INCIDENTS,
                incident.toString(),
                new PageRequested(
                        incident,
                        world.brand,
                        page,
                        null,
                        Level.L1,
                        List.of("pr-lead"),
                        "test",
                        "opened",
                        "电池自燃",
                        facts,
                        Instant.now()));
        return page;
    }

    private static void mute(World world, UUID crisis) {
        Map<String, Object> mute = Map.of(
                "brand",
                world.brand,
                "crisisId",
                crisis,
                "upTo",
                "L2",
                "until",
                Instant.now().plus(Duration.ofHours(3)).toString(),
                "reason",
                "已知");
        as("commander").body(mute).post("/api/pages/mutes").then().statusCode(201);
    }

    private static JsonPath preview(World world, Map<String, Object> given) {
        return as("viewer", world.brand)
                .body(with(given, "brand", world.brand))
                .post("/api/pages/preview")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> more = new HashMap<>(body);
        more.put(field, value.toString());
        return more;
    }

    /** By title: which policy a page takes, and by which route. */
    private static Map<String, String> ways(World world) {
        List<Map<String, Object>> pages = as("viewer", world.brand)
                .queryParam("brand", world.brand)
                .get("/api/pages")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        Map<String, String> ways = new HashMap<>();
        pages.forEach(page -> ways.put(page.get("title").toString(), page.get("policy") + " by " + page.get("route")));
        return ways;
    }

    private static String way(JsonPath page) {
        return page.getString("policy") + " by " + page.getString("route");
    }

    private static String hours(ZonedDateTime from, ZonedDateTime to) {
        return "{from: \"" + hhmm(from) + "\", to: \"" + hhmm(to) + "\"}";
    }

    private static String hhmm(ZonedDateTime moment) {
        return moment.format(DateTimeFormatter.ofPattern("HH:mm"));
    }
}
