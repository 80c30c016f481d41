package io.langyan.notification;

import static io.langyan.notification.World.fault;
import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.PushEvent.PageEscalated;
import io.langyan.events.v1.PushEvent.PageExhausted;
import io.langyan.events.v1.Topic;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody waits for a step that reaches nobody. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class HandOnTest extends Saturated {

    private static final String NOTHING = "nothing of step 0 arrived";

    @BeforeEach
    void listenersHaveNoChannel() {
        alarmsGoNowhere();
    }

    @Test
    void whenAllItsPushesFailedTheNextStepIsTakenAtOnceAndThePageSaysSoOnce() {
        // Given
        World world = world();
        steps(world, world.sms());
        refuseNumbers(world, 2);

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "failed", "sent"));
        assertThat(world.view(page).<Integer>getList("pushes.step")).containsExactly(0, 0, 1);
        assertThat(world.arrived("dingtalk-robot")).singleElement().asString().contains("呼叫：李四");
        assertThat(world.view(page).getString("alarm")).isEqualTo(NOTHING);
        assertThat(nextStep(world, page)).isEqualTo(opened(world, page).plus(Duration.ofHours(2)));
        soon().untilAsserted(() -> assertThat(world.told(page)).hasAtLeastOneElementOfType(PageEscalated.class));
        assertThat(exhausted(world, page)).containsExactly(NOTHING);
    }

    @Test
    void whenOneOfTwoPeopleWasReachedThePageWaitsForThem() {
        // Given
        World world = world();
        steps(world, world.sms());
        refuseNumbers(world, 1);

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactlyInAnyOrder("failed", "sent"));
        waitsForItsTime(world, page);
    }

    @Test
    void whatGoesOnByTheNextChannelOfItsStepHandsNothingOn() {
        // Given
        World world = world();
        steps(world, world.sms(), world.wecom());
        refuseNumbers(world, 2);

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page))
                .startsWith("failed", "failed")
                .endsWith("sent")
                .doesNotContain("due", "sending"));
        waitsForItsTime(world, page);
    }

    @Test
    void whenItsOnlyChannelGoesDownThePushWaitsForItAndThePageDoesNot() {
        // Given
        World world = world();
        steps(world, world.wecom());
        fault(Map.of("channel", "wecom-robot", "holding", keyOf(world), "kind", "error", "code", "93000"));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("due", "sent"));
        assertThat(exhaustedAfterAll(world, page)).containsExactly(NOTHING);
    }

    @Test
    void whenItsOnlyChannelWasDownBeforeThePageDoesNotWaitEither() {
        // Given
        World world = world();
        steps(world, world.wecom());
        sql(
                "update channel set down = true, blocked_code = '93000', blocked_until = now() + interval '1 hour' where name = $1",
                world.wecom());

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("due", "sent"));
        assertThat(exhaustedAfterAll(world, page)).containsExactly(NOTHING);
        assertThat(attempts(world, page)).isZero();
    }

    @Test
    void whatWaitsForAPlaceForLongerThanWeWaitHandsOnAndLeavesWhenOneIsFree() {
        // Given
        World world = world();
        steps(world, world.wecom());
        occupy(world, 20);
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("due"));
        waitsForItsTime(world, page);

        // When
        run("update push set not_before = not_before - interval '30 seconds' where page_id = $1", page);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("due", "sent"));

        // When
        sql("delete from channel_use where channel = $1", world.wecom());

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent", "sent"));
        assertThat(exhausted(world, page)).containsExactly(NOTHING);
    }

    @Test
    void theLastStepSaysSoTooAndWhatRepeatsKeepsItsTime() {
        // Given
        World world = world();
        planned(world, "resend", 1, "live", step("PT0S", "requested", world.sms()));
        refuseNumbers(world, 2);

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "failed"));
        assertThat(world.view(page).getString("alarm")).isEqualTo(NOTHING);
        assertThat(nextStep(world, page)).isEqualTo(opened(world, page).plus(Duration.ofMinutes(5)));
    }

    @Test
    void oneStepAfterTheOtherIsHandedOnAndTheAlarmIsSaidOnce() {
        // Given
        World world = world();
        steps(world, world.sms());
        refuseNumbers(world, 2);
        fault(Map.of(
                "channel",
                "dingtalk-robot",
                "holding",
                "ding-token-" + world.number(),
                "kind",
                "error",
                "code",
                "460101"));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(
                        () -> assertThat(states(world, page)).containsExactly("failed", "failed", "failed", "sent"));
        assertThat(world.view(page).<Integer>getList("pushes.step")).containsExactly(0, 0, 1, 2);
        assertThat(exhaustedAfterAll(world, page)).containsExactly(NOTHING);
        assertThat(nextStep(world, page)).isEqualTo(opened(world, page).plus(Duration.ofHours(3)));
    }

    @Test
    void aStepWithoutAnyChannelHandsOnAtOnce() {
        // Given
        World world = world();
        steps(world, "nowhere");

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.view(page).<Integer>getList("pushes.step")).containsExactly(1);
        assertThat(nextStep(world, page)).isEqualTo(opened(world, page).plus(Duration.ofHours(2)));
        assertThat(exhaustedAfterAll(world, page)).containsExactly("no channel of step 0");
    }

    @Test
    void aStepThatNobodyIsThereForSaysSo() {
        // Given
        World world = world();
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "ghost", world.sms()),
                step("PT1H", "executive", world.dingtalk()));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(exhaustedAfterAll(world, page)).containsExactly("nobody for ghost");
    }

    @Test
    void whatADrillWithholdsHandsNothingOn() {
        // Given
        World world = World.inDrill(kafka).withChannels();
        world.channel(world.wecom(), "wecom-robot", Map.of(), Map.of("key", keyOf(world)), false);
        world.person("张三", "pr-lead");
        steps(world, world.wecom());

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("withheld"));
        waitsForItsTime(world, page);
    }

    /** A step was taken, its hours of quiet begin, and only then it is seen that it reached nobody. */
    @Test
    void inQuietHoursTheNextStepWaitsForTheirEnd() {
        // Given
        World world = world();
        ZonedDateTime now = ZonedDateTime.now(ZoneId.of("Asia/Shanghai"));
        Instant end = now.plusHours(2).truncatedTo(ChronoUnit.MINUTES).toInstant();
        withQuietHours(world, now.minusHours(2), now.plusHours(2));
        UUID page = world.page(Level.L3, "pr-lead");
        soon().until(() -> "ringing".equals(world.view(page).getString("state")));
        refuseNumbers(world, 2);

        // When
        run("update page set next_at = now(), started_at = now() where id = $1", page);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "failed"));
        assertThat(world.view(page).getString("alarm")).isEqualTo(NOTHING);
        assertThat(nextStep(world, page)).isEqualTo(end);
        assertThat(world.view(page).getString("quietUntil")).isEqualTo(end.toString());
    }

    /** Two people, and somebody who is called after them. */
    private World world() {
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        world.person("王五", "pr-lead");
        world.person("李四", "executive");
        return world;
    }

    /** An hour from step to step; the first by these channels, the others by robots that work. */
    private void steps(World world, String... first) {
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "requested", first),
                step("PT1H", "executive", world.dingtalk()),
                step("PT2H", "executive", world.wecom()));
    }

    private static void refuseNumbers(World world, int count) {
        fault(Map.of(
                "channel", "aliyun-sms",
                "holding", world.phone(),
                "kind", "error",
                "code", "isv.MOBILE_NUMBER_ILLEGAL",
                "count", count));
    }

    private void withQuietHours(World world, ZonedDateTime from, ZonedDateTime to) {
        DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm");
        String yaml =
                """
                name: plan-%1$s
                brands: [{id: %1$s, name: 测试, names: [测试]}]
                escalation:
                  policies: [{name: test, levels: [L1, L2, L3], steps: [%2$s, %3$s]}]
                  onUnknownOutcome: resend
                  quietHours: {from: "%4$s", to: "%5$s", levels: [L3, warn, watch]}
                """
                        .formatted(
                                world.brand,
                                step("PT0S", "requested", world.sms()),
                                step("PT10H", "executive", world.dingtalk()),
                                time.format(from),
                                time.format(to));
        Plan plan = PlanFile.parse(yaml);
        world.send(Topic.PLANS, plan.name(), new PlanPublished(plan.name(), 7, plan, "test", Instant.now()));
        isPlanned(world.brand);
    }

    private static void waitsForItsTime(World world, UUID page) {
        assertThat(nextStep(world, page)).isEqualTo(opened(world, page).plus(Duration.ofHours(1)));
        assertThat(world.view(page).getString("alarm")).isNull();
    }

    private static Instant nextStep(World world, UUID page) {
        return Instant.parse(world.view(page).getString("nextStepAt"));
    }

    private static Instant opened(World world, UUID page) {
        return Instant.parse(world.view(page).getString("openedAt"));
    }

    private static int attempts(World world, UUID page) {
        return world.view(page).getList("pushes[0].attempts").size();
    }

    /** What was said of it by the time at which its later steps are told too. */
    private static List<String> exhaustedAfterAll(World world, UUID page) {
        soon().untilAsserted(() -> assertThat(world.told(page)).hasAtLeastOneElementOfType(PageEscalated.class));
        return exhausted(world, page);
    }

    private static List<String> exhausted(World world, UUID page) {
        return world.told(page).stream()
                .filter(PageExhausted.class::isInstance)
                .map(event -> ((PageExhausted) event).reason())
                .toList();
    }
}
