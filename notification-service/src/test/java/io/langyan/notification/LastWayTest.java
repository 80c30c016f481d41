package io.langyan.notification;

import static io.langyan.notification.World.fault;
import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Level;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No push is given up for a channel that nobody has set up, that takes nothing or that reaches none of its people. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class LastWayTest extends Saturated {

    private static final Map<String, String> ALIYUN = Map.of("accessKeyId", "ak", "accessKeySecret", "sk");

    /** Why the channel that a plan names next is no way. */
    enum Next {
        NOT_SET_UP,
        SWITCHED_OFF,
        OF_ANOTHER_BRAND,
        WITHOUT_A_CONTACT,
        DOWN,
        THROTTLED_FOR_LONG,
        USED_UP_FOR_THE_MONTH
    }

    @BeforeEach
    void listenersHaveNoChannel() {
        alarmsGoNowhere();
    }

    @ParameterizedTest
    @EnumSource(Next.class)
    void whatItsProviderThrottlesWaitsWhereNoOtherWayLeadsToAnybody(Next next) {
        // Given
        World world = world(next);
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom(), name(next, world)));
        fault(Map.of("channel", "wecom-robot", "kind", "error", "code", "45009"));

        // When
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(attempted(world, page)).containsExactly("45009"));
        assertThat(states(world, page)).containsExactly("due");
        aMinuteLater(world);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.arrived("wecom-robot")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Next.class)
    void whatIsImpatientStaysInLineWhereNoOtherWayLeadsToAnybody(Next next) {
        // Given
        World world = world(next);
        hold(world);
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "requested", world.wecom(), name(next, world)),
                step("PT0S", "requested", world.wecom(), world.dingtalk()));

        // When
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactlyInAnyOrder("due", "failed", "sent"));
        aMinuteLater(world);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactlyInAnyOrder("sent", "failed", "sent"));
        assertThat(world.arrived("wecom-robot")).hasSize(1);
        assertThat(world.arrived("dingtalk-robot")).hasSize(1);
    }

    @Test
    void whatReachesNobodyStandsBeforeNothingForEverHoweverMuchAndGraveItIs() {
        // Given
        World world = world(Next.WITHOUT_A_CONTACT);
        hold(world);
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "requested", world.wecom(), name(Next.WITHOUT_A_CONTACT, world)));
        UUID stuck = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, stuck)).containsExactly("due"));
        copied(stuck, 200);
        World other = world();
        planned(other, "resend", 0, "live", step("PT0S", "requested", world.wecom(), other.dingtalk()));

        // When
        UUID page = other.page(Level.L3, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(other, page)).containsExactly("failed", "sent"));
        assertThat(other.arrived("dingtalk-robot")).hasSize(1);
        run("delete from push where rung >= 1000 and page_id = $1", stuck);
    }

    @Test
    void whereOnlyALaterOneLeadsToSomebodyThatOneTakesOver() {
        // Given
        World world = world(Next.values());
        List<String> channels = new ArrayList<>(List.of(world.wecom()));
        for (Next next : Next.values()) {
            channels.add(name(next, world));
        }
        channels.add(world.dingtalk());
        planned(world, "resend", 0, "live", step("PT0S", "requested", channels.toArray(String[]::new)));
        fault(Map.of("channel", "wecom-robot", "kind", "error", "code", "45009"));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "sent"));
        assertThat(world.arrived("dingtalk-robot")).hasSize(1);
    }

    @Test
    void whatCanNeverPassWaitsForAChannelThatIsDownRatherThanBeLost() {
        // Given
        World world = world(Next.DOWN);
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom(), name(Next.DOWN, world)));
        fault(Map.of("channel", "wecom-robot", "kind", "error", "code", "40058"));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "due"));
    }

    @Test
    void aDrillIsNotGivenUpForAChannelThatDrillsMayNotUse() {
        // Given
        World world = World.inDrill(kafka).withChannels();
        world.channel(
                world.dingtalk(),
                "dingtalk-robot",
                Map.of(),
                Map.of("token", "ding-token-" + world.number(), "secret", "SEC" + world.number()),
                false);
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom(), world.dingtalk()));
        fault(Map.of("channel", "wecom-robot", "kind", "error", "code", "45009"));

        // When
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(attempted(world, page)).containsExactly("45009"));
        aMinuteLater(world);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.arrived("dingtalk-robot")).isEmpty();
    }

    @Test
    void whoeverFailsOverIntoAGroupWhoseMessageStillWaitsIsNamedInIt() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("赵锋", "pr-lead");
        world.person("周敏", "pr-lead");
        world.person("何静", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms(), world.wecom()));
        fault(Map.of("channel", "aliyun-sms", "kind", "error", "code", "isv.MOBILE_NUMBER_ILLEGAL", "count", 3));
        occupy(world, 20);

        // When
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() ->
                assertThat(states(world, page)).containsExactlyInAnyOrder("failed", "failed", "failed", "due"));
        sql("delete from channel_use where channel = $1", world.wecom());

        // Then
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot"))
                .singleElement()
                .asString()
                .contains("赵锋", "周敏", "何静"));
    }

    @Test
    void whoeverFailsOverIntoAGroupIsNamedThere() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("赵锋", "pr-lead");
        world.person("周敏", "pr-lead");
        world.person("何静", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms(), world.wecom()));
        fault(Map.of("channel", "aliyun-sms", "kind", "error", "code", "isv.MOBILE_NUMBER_ILLEGAL", "count", 3));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() ->
                assertThat(String.join("\n", world.arrived("wecom-robot"))).contains("赵锋", "周敏", "何静"));
        assertThat(world
                        .view(page)
                        .<List<String>>getList("pushes.findAll { it.channel == '" + world.wecom() + "' }.people")
                        .stream()
                        .flatMap(List::stream))
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void whereAGroupTookOverFromSeveralWhoCouldNotBeReachedTheyAllGoOnFromThere() {
        // Given
        World world = World.live(kafka).withChannels().withOwnSms();
        world.person("张三", "pr-lead", byPhoneAndMail(world, "zhang"));
        world.person("李四", "pr-lead", byPhoneAndMail(world, "li"));
        world.channel(
                "mail-" + world.number(),
                "email",
                Account.EMAIL.baseUrl(world),
                Account.EMAIL.settings(world),
                Account.EMAIL.secrets(world),
                true);
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "requested", "own-sms-" + world.number(), world.wecom(), "mail-" + world.number()));
        fault(Map.of("channel", "aliyun-sms", "kind", "error", "code", "isv.MOBILE_NUMBER_ILLEGAL", "count", 2));
        fault(Map.of("channel", "wecom-robot", "kind", "error", "code", "40058", "count", 2));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page))
                .isNotNull()
                .filteredOn("sent"::equals)
                .hasSize(2));
        assertThat(world.view(page).<String>getList("pushes.channel"))
                .filteredOn(("mail-" + world.number())::equals)
                .hasSize(2);
    }

    private static List<Map<String, String>> byPhoneAndMail(World world, String name) {
        return List.of(
                Map.of("channel", "sms", "value", world.phone()),
                Map.of("channel", "email", "value", name + world.number() + "@acme.example"));
    }

    private static List<String> attempted(World world, UUID page) {
        return states(world, page) == null ? List.of() : codes(world, List.of(page));
    }

    private World world(Next... all) {
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead", List.of());
        for (Next next : all) {
            setUp(next, world);
        }
        return world;
    }

    private void setUp(Next next, World world) {
        String name = name(next, world);
        switch (next) {
            case NOT_SET_UP -> {}
            case SWITCHED_OFF -> {
                another(world, name, Map.of());
                sql("update channel set enabled = false where name = $1", name);
            }
            case OF_ANOTHER_BRAND -> {
                another(world, name, Map.of());
                sql("update channel set brands = '[\"other\"]' where name = $1", name);
            }
            case WITHOUT_A_CONTACT ->
                world.channel(name, "aliyun-sms", Map.of("sign", "狼烟", "template", "SMS_000000001"), ALIYUN, true);
            case DOWN -> {
                another(world, name, Map.of());
                sql("update channel set down = true, blocked_until = now() + interval '1 hour' where name = $1", name);
            }
            case THROTTLED_FOR_LONG -> {
                another(world, name, Map.of());
                sql("update channel set blocked_until = now() + interval '1 day' where name = $1", name);
            }
            case USED_UP_FOR_THE_MONTH -> {
                another(world, name, Map.of("monthlyQuota", "1"));
                sql(
                        "update channel set quota_used = 1, quota_told = 'USED', quota_month = to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM') where name = $1",
                        name);
            }
        }
    }

    private void copied(UUID page, int times) {
        run(
                """
                insert into push
                select (jsonb_populate_record(push, jsonb_build_object('id', gen_random_uuid(), 'rung', 1000 + i))).*
                from push, generate_series(1, %d) as i where page_id = $1"""
                        .formatted(times),
                page);
    }

    private static void another(World world, String name, Map<String, String> settings) {
        world.channel(name, "wecom-robot", settings, Map.of("key", keyOf(world)), true);
    }

    private static String name(Next next, World world) {
        return next.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + world.number();
    }

    private void aMinuteLater(World world) {
        letGo(world);
        sql("update push set not_before = now() where channel = $1 and state = 'due'", world.wecom());
    }
}
