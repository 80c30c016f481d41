package io.langyan.notification;

import static io.langyan.notification.World.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.endsWith;

import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.Topic;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is wrong with an escalation is told before the first page needs it. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class ChainLintTest extends Served {

    private static final String SOUND = "{after: PT0S, roles: [requested], channels: [%s]}";

    @Test
    void everyHoleIsNamedByItsStep() {
        // Given
        World world = World.live(kafka).withChannels();
        World other = World.live(kafka);
        String lead = world.person("张三", "chain-lead", List.of());
        String stranger = other.person("外人", "bystander");
        String gone = UUID.randomUUID().toString();
        String off = "off-" + world.number();
        channel(off, false, List.of());
        String theirs = "theirs-" + world.number();
        channel(theirs, true, List.of(other.brand));
        published(
                world,
                "{after: PT0S, roles: [requested], channels: [%s]}".formatted(world.sms()),
                "{after: PT5M, groups: [experts], channels: [pigeon, %s, %s, %s]}"
                        .formatted(off, theirs, world.wecom()),
                "{after: PT10M, people: [%s, %s], channels: [pigeon]}".formatted(gone, stranger));

        // Then
        assertThat(found(world))
                .containsExactlyInAnyOrder(
                        "/escalation/policies/0/steps/0 nobody-told ",
                        "/escalation/policies/0/steps/1 channel-absent pigeon",
                        "/escalation/policies/0/steps/1 channel-off " + off,
                        "/escalation/policies/0/steps/1 channel-other-brand " + theirs,
                        "/escalation/policies/0/steps/1 role-empty chain-counsel",
                        "/escalation/policies/0/steps/0 role-empty chain-counsel",
                        "/escalation/policies/0/steps/2 channel-absent pigeon",
                        "/escalation/policies/0/steps/2 person-unknown " + gone,
                        "/escalation/policies/0/steps/2 person-other-brand " + stranger,
                        "/escalation/policies/0/steps/2 nobody-told ");

        // When
        world.person("李四", "chain-lead");

        // Then
        assertThat(found(world))
                .contains("/escalation/policies/0/steps/0 person-unreached " + lead)
                .doesNotContain("/escalation/policies/0/steps/0 nobody-told ");
    }

    @Test
    void aSoundChainHasNoFindings() {
        // Given
        World world = sound();

        // Then
        assertThat(found(world)).isEmpty();
    }

    /** Asked are then the seats of the squads whose pages come that way, too. */
    @Test
    void aHoleOfAPolicyIsNamedWithTheRoutesThatLeadThere() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "chain-lead");
        String squads =
                "[{name: 应急小组, types: [pr, legal], lead: chain-lead, escalation: test, seats: [{role: chain-lead, group: command}, {role: chain-counsel, group: experts}]},"
                        + " {name: 其余, lead: chain-other, escalation: test, seats: [{role: chain-other, group: command}]}]";
        String policies =
                "[{name: test, levels: [L1, L2, L3], steps: [%1$s]}, {name: night, levels: [L1], steps: [%1$s]}, {name: idle, levels: [L1, watch], steps: [%1$s]}]"
                        .formatted(SOUND.formatted(world.sms()));
        String routes =
                "[{name: 夜间, types: [legal], policy: night}, {name: 别家, brands: [other], policy: night}, {name: 低, levels: [watch], policy: idle}]";

        // When
        routed(world, squads, policies, routes);

        // Then
        assertThat(all(world))
                .filteredOn(item -> !item.get("policy").equals("test"))
                .extracting(item ->
                        item.get("path") + " " + item.get("fault") + " " + item.get("what") + " " + item.get("routes"))
                .containsExactlyInAnyOrder(
                        "/escalation/policies/1/steps/0 role-empty chain-counsel [夜间]",
                        "/escalation/policies/1/steps/0 role-empty chain-other [夜间]",
                        "/escalation/policies/2/steps/0 role-empty listener [低]",
                        "/escalation/policies/2/steps/0 nobody-told  [低]");
        assertThat(all(world))
                .extracting(item -> item.get("zh"), item -> item.get("en"))
                .contains(tuple(
                        "策略 night（路由 夜间）第 1 步：角色 chain-counsel 无人担任",
                        "night (by route 夜间), step 1: nobody fills the role chain-counsel"));
    }

    @Test
    void whatBreaksIsToldOnceAndAgainOnlyWhenItWasMendedMeanwhile() {
        // Given
        World world = sound();
        lookedThrough(world);
        assertThat(world.arrived("wecom-robot")).isEmpty();

        // When
        enable(world, false);
        lookedThrough(world);

        // Then
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot")).hasSize(1));
        assertThat(world.arrived("wecom-robot").get(0)).contains("升级链有问题", "策略 test 第 1 步：渠道 " + world.sms() + " 已停用");

        // When
        lookedThrough(world);

        // Then
        assertThat(calls(world)).isEqualTo(1);

        // When
        enable(world, true);
        lookedThrough(world);
        enable(world, false);
        lookedThrough(world);

        // Then
        assertThat(calls(world)).isEqualTo(2);
    }

    @Test
    void nobodyReadsOfAnotherBrand() {
        as("viewer", "mine")
                .queryParam("brand", "other")
                .get("/api/pages/chains")
                .then()
                .statusCode(403)
                .body("type", endsWith("brand-forbidden"));
    }

    private World sound() {
        World world = World.live(kafka).withChannels();
        world.person("张三", "chain-lead");
        world.person("法务", "chain-counsel");
        world.person("值班员", "listener");
        published(world, SOUND.formatted(world.sms()));
        return world;
    }

    private void published(World world, String... steps) {
        String squads =
                "[{name: 应急小组, lead: chain-lead, escalation: test, seats: [{role: chain-lead, group: command}, {role: chain-counsel, group: experts}]}]";
        String policies =
                "[{name: test, levels: [L1, L2, L3], steps: [%s]}, {name: listener, levels: [watch, warn], steps: [{after: PT0S, roles: [listener], channels: [%s]}]}]"
                        .formatted(String.join(", ", steps), world.wecom());
        routed(world, squads, policies, "[]");
    }

    private void routed(World world, String squads, String policies, String routes) {
        String yaml =
                """
                name: plan-%1$s
                brands: [{id: %1$s, name: 测试, names: [测试]}]
                response: {squads: %2$s}
                escalation: {policies: %3$s, routes: %4$s}
                """
                        .formatted(world.brand, squads, policies, routes);
        Plan plan = PlanFile.parse(yaml);
        world.send(Topic.PLANS, plan.name(), new PlanPublished(plan.name(), 7, plan, "test", Instant.now()));
        soon().until(() -> count("select 1 from chain_check where plan_name = $1", world) == 1);
    }

    private void lookedThrough(World world) {
        pool.preparedQuery("update chain_check set check_at = now() where plan_name = $1")
                .execute(Tuple.of("plan-" + world.brand))
                .await()
                .indefinitely();
        soon().until(() -> count("select 1 from chain_check where plan_name = $1 and check_at > now()", world) == 1);
    }

    private int count(String sql, World world) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of("plan-" + world.brand))
                .await()
                .indefinitely()
                .size();
    }

    private static int calls(World world) {
        return as("viewer", world.brand)
                .queryParam("brand", world.brand)
                .get("/api/pages")
                .jsonPath()
                .getList("items.findAll { it.why == 'chain-check' }")
                .size();
    }

    /** Of the policy {@code test}; the listener's is another matter. */
    private static List<String> found(World world) {
        return all(world).stream()
                .filter(item -> item.get("policy").equals("test"))
                .map(item -> item.get("path") + " " + item.get("fault") + " " + item.get("what"))
                .toList();
    }

    private static List<Map<String, Object>> all(World world) {
        List<Map<String, Object>> items = as("viewer", world.brand)
                .queryParam("brand", world.brand)
                .get("/api/pages/chains")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        assertThat(items)
                .allSatisfy(item -> assertThat(item.get("zh")).isNotEqualTo(item.get("en")))
                .allSatisfy(item -> assertThat(item.get("brand")).isEqualTo(world.brand));
        return items;
    }

    private static void enable(World world, boolean enabled) {
        channel(world.sms(), enabled, List.of());
    }

    private static void channel(String name, boolean enabled, List<String> brands) {
        as("admin")
                .body(Map.of(
                        "kind",
                        "aliyun-sms",
                        "baseUrl",
                        World.simulators(),
                        "enabled",
                        enabled,
                        "brands",
                        brands,
                        "settings",
                        Map.of("sign", "狼烟", "template", "SMS_000000001"),
                        "secrets",
                        Map.of("accessKeyId", "ak", "accessKeySecret", "sk")))
                .put("/api/channels/" + name)
                .then()
                .statusCode(200);
    }
}
