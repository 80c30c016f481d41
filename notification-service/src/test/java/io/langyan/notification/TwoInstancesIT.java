package io.langyan.notification;

import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.events.v1.IncidentEvent.PageRequested;
import io.langyan.events.v1.Level;
import io.langyan.notification.Ledger.Page;
import io.langyan.standalone.embedded.test.RealServers;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two packaged services on one database page together while one or the other is killed. Runs with {@code -DskipITs=false};
 * {@code langyan.kills} and {@code langyan.seed} say how often and when.
 */
class TwoInstancesIT {

    /** A number takes fifty messages a day of the SMS provider. */
    private static final int KILLS = Math.min(Integer.getInteger("langyan.kills", 4), 40);
    /** A robot takes twenty messages a minute, so many pages last. */
    private static final int MINUTES = Math.min(KILLS, 5);

    private final RealServers servers = new RealServers();
    private final SimulatorsResource simulators = new SimulatorsResource();
    private final Map<String, String> settings = new HashMap<>();
    private final Random random = new Random(Long.getLong("langyan.seed", 42L));
    private final Set<UUID> underWayAtKills = new HashSet<>();
    private List<PackagedService> services;
    private Ledger ledger;
    private World world;
    private int asked;

    @BeforeEach
    void start() throws Exception {
        settings.putAll(servers.start());
        settings.putAll(simulators.start());
        services = List.of(new PackagedService(settings), new PackagedService(settings));
        services.get(0).start();
        services.get(1).start();
        services.get(0).ask();
        ledger = new Ledger(settings);
        world = World.live(settings.get("kafka.bootstrap.servers")).withChannels();
    }

    @AfterEach
    void stop() throws Exception {
        services.forEach(PackagedService::close);
        ledger.close();
        simulators.stop();
        servers.stop();
    }

    @Test
    void aRobotsLimitHoldsInSumAndNothingIsLostInADigestWhenOneOfThemDies() throws Exception {
        // Given
        Saturated.robot(world, Map.of("digestAfter", "PT1S"));
        world.person("张三", "pr-lead");
        planned(step("PT0S", "requested", world.wecom()));

        // When
        for (int kill = 0; kill < MINUTES; kill++) {
            send(12, Level.L1, i -> "pr-lead");
            send(28, Level.L3, i -> "pr-lead");
            killOne(20);
        }
        await().atMost(Duration.ofMinutes(2 + MINUTES)).until(() -> ledger.isAllPushed(world.brand, asked));

        // Then
        pages();
        Map<Integer, List<String>> arrived = Ledger.arrived("wecom-robot");
        assertThat(arrived.values()).allSatisfy(TwoInstancesIT::onceOrMarked);
        assertThat(Ledger.answers("wecom-robot", "0")).isPositive();
        assertThat(Ledger.answers("wecom-robot", "45009")).isZero();
        tell("a robot of 20 a minute", MINUTES, arrived);
    }

    @Test
    void nothingIsPushedByBoth() throws Exception {
        // Given
        int people = 40;
        for (int i = 0; i < people; i++) {
            world.person("人" + i, "role-" + i, String.format("136%08d", i));
        }
        planned(step("PT0S", "requested", world.sms()));

        // When
        for (int round = 0; round < KILLS; round++) {
            send(people, Level.L1, i -> "role-" + i);
            killOne(people);
        }
        await().atMost(Duration.ofMinutes(3)).until(() -> ledger.isAllPushed(world.brand, asked));

        // Then
        List<Page> pages = pages();
        Map<Integer, List<String>> arrived = Ledger.arrived("aliyun-sms");
        assertThat(arrived).hasSize(pages.size());
        assertThat(arrived.values()).allSatisfy(TwoInstancesIT::onceOrMarked);
        assertThat(underWayAtKills).containsAll(ledger.attempts("code = 'SENDER_LOST'"));
        assertThat(marked(arrived))
                .isLessThanOrEqualTo(ledger.attempts("result = 'MAYBE'").size());
        tell("SMS", KILLS, arrived);
    }

    private void planned(String step) {
        world.withPlan("resend", 0, "live", step);
        await().atMost(Duration.ofSeconds(60)).until(() -> ledger.hasPlanOf(world.brand));
    }

    private void send(int count, Level level, IntFunction<String> role) {
        List<PageRequested> requests = IntStream.range(0, count)
                .mapToObj(i -> world.request(UUID.randomUUID(), level, Ledger.title(asked + i), role.apply(i)))
                .toList();
        asked += count;
        world.sendAll(requests);
    }

    /** The other goes on, and is asked meanwhile. */
    private void killOne(int pushes) throws Exception {
        int dying = random.nextInt(2);
        services.get(1 - dying).ask();
        services.get(dying).killAmid(pushes, random);
        underWayAtKills.addAll(ledger.underWay());
        services.get(dying).start();
    }

    private List<Page> pages() throws Exception {
        List<Page> pages = ledger.pages(world.brand);
        assertThat(pages).hasSize(asked);
        assertThat(pages)
                .allSatisfy(page -> assertThat(page.pushes()).singleElement().satisfies(push -> assertThat(push.state())
                        .isIn("sent", "maybe")));
        return pages;
    }

    private static void onceOrMarked(List<String> texts) {
        assertThat(texts).hasSizeLessThanOrEqualTo(2);
        assertThat(texts.stream().filter(text -> !Ledger.isMarked(text))).hasSizeLessThanOrEqualTo(1);
    }

    private static long marked(Map<Integer, List<String>> arrived) {
        return arrived.values().stream()
                .flatMap(List::stream)
                .filter(Ledger::isMarked)
                .count();
    }

    private void tell(String what, int kills, Map<Integer, List<String>> arrived) throws Exception {
        System.out.printf(
                "TwoInstancesIT, %s: %d kills, %d pages, %d tellings of them, %d marked as repeated, %d attempts under way at the"
                        + " kills%n",
                what,
                kills,
                asked,
                arrived.values().stream().mapToInt(List::size).sum(),
                marked(arrived),
                underWayAtKills.size());
    }
}
