package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.fault;
import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.events.v1.IncidentEvent.PageRequested;
import io.langyan.events.v1.Level;
import io.langyan.notification.Ledger.Page;
import io.langyan.notification.Ledger.Push;
import io.langyan.standalone.embedded.test.RealServers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Kills the packaged service again and again while it pages, while its providers throttle, block, cut the line and answer
 * nonsense, and while every second page is answered. Runs with {@code -DskipITs=false}; {@code langyan.kills} and
 * {@code langyan.seed} say how often and when.
 */
class KillIT {

    /** Enough that they share transactions. */
    private static final int PAGES_A_ROUND = 40;
    /** A number takes fifty messages a day of the SMS provider. */
    private static final int ROUNDS_A_PERSON = 20;

    /** So long a page may not be there yet where kill follows upon kill before the group has missed the dead; how long it was is told in the end. */
    private static final Duration STARVED = Duration.ofMinutes(15);

    private static final Duration SECOND_STEP = Duration.ofSeconds(8);
    private static final String SMS = "aliyun-sms";

    private final RealServers servers = new RealServers();
    private final SimulatorsResource simulators = new SimulatorsResource();
    private final Map<String, String> settings = new HashMap<>();
    private final Map<UUID, Instant> asked = new HashMap<>();
    private final Set<UUID> underWayAtKills = new HashSet<>();
    private final Map<String, Integer> ordered = new TreeMap<>();
    private final ExecutorService answering = Executors.newFixedThreadPool(4);
    /** Pages whose answer was never taken, and what it was answered last. */
    private final Map<UUID, Integer> refused = new ConcurrentHashMap<>();

    private PackagedService service;
    private Ledger ledger;
    private World world;

    @BeforeEach
    void start() throws Exception {
        settings.putAll(servers.start());
        settings.putAll(simulators.start());
        service = new PackagedService(settings);
        service.ask();
        service.start();
        ledger = new Ledger(settings);
        world = World.live(settings.get("kafka.bootstrap.servers")).withChannels();
        world.channel(
                hook(), "webhook", Account.WEBHOOK.baseUrl(world), Map.of(), Account.WEBHOOK.secrets(world), false);
        world.channel(
                mail(),
                "email",
                Account.EMAIL.baseUrl(world),
                Account.EMAIL.settings(world),
                Account.EMAIL.secrets(world),
                false);
        world.person("总监", "director", List.of(Map.of("channel", "email", "value", "director@example.com")));
    }

    @AfterEach
    void stop() throws Exception {
        answering.shutdownNow();
        service.close();
        ledger.close();
        simulators.stop();
        servers.stop();
    }

    @Test
    void noPageIsLostDoubledOrForgottenHoweverOftenTheServiceDiesAndWhateverItsProvidersDo() throws Exception {
        // Given
        int kills = Integer.getInteger("langyan.kills", 5);
        Random random = new Random(Long.getLong("langyan.seed", 42L));
        people(kills);
        world.withPlan(
                "resend",
                0,
                "live",
                step("PT0S", "requested", world.sms(), hook()),
                step(SECOND_STEP.toString(), "director", mail()));
        await().atMost(Duration.ofSeconds(60)).until(() -> ledger.hasPlanOf(world.brand));

        // When
        for (int kill = 0; kill < kills; kill++) {
            misbehave(random);
            page(kill, random);
            service.killAmid(PAGES_A_ROUND, random);
            underWayAtKills.addAll(ledger.underWay());
            if (random.nextBoolean()) {
                missed();
            }
            service.start();
        }
        answering.shutdown();
        assertThat(answering.awaitTermination(STARVED.plusMinutes(1).toMinutes(), TimeUnit.MINUTES))
                .isTrue();
        assertThat(refused).isEmpty();
        await().atMost(Duration.ofMinutes(5))
                .until(() -> ledger.isNothingRinging() && ledger.isAllPushed(world.brand, asked.size()));

        // Then
        List<Page> pages = ledger.pages(world.brand);
        assertThat(pages.stream().map(Page::id)).containsExactlyInAnyOrderElementsOf(asked.keySet());
        Map<String, Map<Integer, List<String>>> arrived =
                Stream.of(SMS, "webhook", "email").collect(Collectors.toMap(provider -> provider, Ledger::arrived));
        tell(kills, pages, arrived);
        assertThat(pages).allSatisfy(page -> wasTold(page, arrived));
        assertThat(pages).allSatisfy(KillIT::wasEscalatedOnceUnlessAnswered);
        arrived.values().forEach(byPage -> assertThat(byPage.values()).allSatisfy(KillIT::onceOrMarked));
        assertThat(underWayAtKills).containsAll(ledger.attempts("code = 'SENDER_LOST'"));
        assertThat(marked(arrived))
                .isLessThanOrEqualTo(ledger.attempts("result = 'MAYBE'").size());
    }

    /**
     * Kafka has noticed that it died. Kubernetes starts a crashed container after ten seconds; one that comes back sooner each time finds its
     * group waiting for the dead, and reads nothing (docs/problems.md).
     */
    private void missed() {
        String group = "notification-service";
        try (Admin kafka = Admin.create(Map.of("bootstrap.servers", settings.get("kafka.bootstrap.servers")))) {
            await().atMost(Duration.ofSeconds(30)).until(() -> kafka.describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .get(group)
                    .get()
                    .members()
                    .isEmpty());
        }
    }

    private void people(int kills) {
        int people = PAGES_A_ROUND * (kills / ROUNDS_A_PERSON + 1);
        for (int i = 0; i < people; i++) {
            world.person("人" + i, "role-" + i, String.format("137%08d", i));
        }
    }

    private void page(int round, Random random) {
        List<PageRequested> requests = IntStream.range(0, PAGES_A_ROUND)
                .mapToObj(i -> world.request(
                        UUID.randomUUID(),
                        random.nextBoolean() ? Level.L1 : Level.L2,
                        Ledger.title(round * PAGES_A_ROUND + i),
                        "role-" + (round / ROUNDS_A_PERSON * PAGES_A_ROUND + i)))
                .toList();
        world.sendAll(requests);
        requests.forEach(request -> asked.put(request.pageId(), Instant.now()));
        IntStream.range(0, PAGES_A_ROUND)
                .filter(i -> i % 2 == 0)
                .forEach(i -> answering.submit(() -> answer(requests.get(i).pageId())));
    }

    /** As often as it takes: the service may not know the page yet, or be dead. A key whose request died is refused for a day, so each try has its own. */
    private void answer(UUID page) {
        AtomicInteger last = new AtomicInteger();
        try {
            await().atMost(STARVED).ignoreExceptions().until(() -> {
                last.set(as("analyst")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .post("/api/pages/" + page + "/acks")
                        .statusCode());
                return last.get() == 200 || last.get() == 201;
            });
        } catch (ConditionTimeoutException never) {
            refused.put(page, last.get());
        }
    }

    /** What real providers do, one of it each round. */
    private void misbehave(Random random) {
        switch (random.nextInt(8)) {
            case 0 -> order("line cut, message taken", 2, Map.of("channel", SMS, "kind", "drop", "accepted", true));
            case 1 -> order("line cut, message lost", 2, Map.of("channel", SMS, "kind", "drop"));
            case 2 -> order("mail taken, line cut", 2, Map.of("channel", "email", "kind", "drop", "accepted", true));
            case 3 -> order("throttled", 3, refusal("isv.BUSINESS_LIMIT_CONTROL"));
            case 4 -> order("fails for now", 5, refusal("isp.SYSTEM_ERROR"));
            case 5 -> order("nonsense", 3, Map.of("channel", SMS, "kind", "garbled", "status", 502));
            case 6 -> order("slow", 20, Map.of("channel", SMS, "kind", "delay", "millis", 700));
            default -> order("blocks all", 1, Map.of("channel", SMS, "kind", "block", "millis", 2000));
        }
    }

    private static Map<String, Object> refusal(String code) {
        return Map.of("channel", SMS, "kind", "error", "code", code);
    }

    private void order(String name, int count, Map<String, Object> fault) {
        Map<String, Object> counted = new HashMap<>(fault);
        counted.put("count", count);
        fault(counted);
        ordered.merge(name, count, Integer::sum);
    }

    /** Who was not seen to answer has it on the phone. */
    private static void wasTold(Page page, Map<String, Map<Integer, List<String>>> arrived) {
        if (page.answeredAt() == null) {
            assertThat(page.pushes(0)).anyMatch(push -> Set.of("sent", "maybe").contains(push.state()));
        }
        page.pushes().stream().filter(push -> push.state().equals("sent")).forEach(push -> assertThat(
                        arrived.get(provider(push)).get(page.number()))
                .as("%s of page %d", push.channel(), page.number())
                .isNotEmpty());
    }

    private static String provider(Push push) {
        return push.channel().startsWith("sms-") ? SMS : push.channel().startsWith("hook-") ? "webhook" : "email";
    }

    /** The second step's time has come, however often the service died meanwhile; an answer before has called it off. */
    private static void wasEscalatedOnceUnlessAnswered(Page page) {
        List<Push> second = page.pushes(1);
        if (page.answeredAt() == null) {
            assertThat(second).singleElement().satisfies(push -> assertThat(push.state())
                    .isIn("sent", "maybe"));
        }
        assertThat(second).allSatisfy(push -> assertThat(push.createdAt())
                .isAfterOrEqualTo(page.openedAt().plus(SECOND_STEP)));
        if (page.answeredAt() != null) {
            assertThat(page.pushes())
                    .allSatisfy(push -> assertThat(push.createdAt()).isBefore(page.answeredAt()));
        }
    }

    private static void onceOrMarked(List<String> texts) {
        assertThat(texts).hasSizeLessThanOrEqualTo(2);
        assertThat(texts.stream().filter(text -> !Ledger.isMarked(text))).hasSizeLessThanOrEqualTo(1);
    }

    private static long marked(Map<String, Map<Integer, List<String>>> arrived) {
        return all(arrived).filter(Ledger::isMarked).count();
    }

    private static Stream<String> all(Map<String, Map<Integer, List<String>>> arrived) {
        return arrived.values().stream()
                .flatMap(byPage -> byPage.values().stream())
                .flatMap(List::stream);
    }

    private void tell(int kills, List<Page> pages, Map<String, Map<Integer, List<String>>> arrived) throws Exception {
        System.out.printf("KillIT: %d kills, faults %s%n", kills, ordered);
        System.out.printf(
                "KillIT: %d pages asked for, %d opened, %d answered, %d went to the second step%n",
                asked.size(),
                pages.size(),
                pages.stream().filter(page -> page.answeredAt() != null).count(),
                pages.stream().filter(page -> !page.pushes(1).isEmpty()).count());
        System.out.printf(
                "KillIT: a page was opened at most %d s after it was asked for%n",
                pages.stream()
                        .mapToLong(page -> Duration.between(asked.get(page.id()), page.openedAt())
                                .toSeconds())
                        .max()
                        .orElseThrow());
        System.out.printf(
                "KillIT: %d messages arrived, %d marked as repeated; %d attempts under way at the kills, %d of unknown outcome,"
                        + " %d throttled%n",
                all(arrived).count(),
                marked(arrived),
                underWayAtKills.size(),
                ledger.attempts("result = 'MAYBE'").size(),
                ledger.attempts("result like 'THROTTLED%'").size());
    }

    private String hook() {
        return "hook-" + world.number();
    }

    private String mail() {
        return "mail-" + world.number();
    }
}
