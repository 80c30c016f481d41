package io.langyan.grading.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.events.delivery.EventCodec;
import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.MentionMatched;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.Topic;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.standalone.embedded.EmbeddedKafka;
import io.langyan.standalone.embedded.test.RealServers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances share the partitions and are killed with SIGKILL while samples flow, first the one, which comes back, then the other, which
 * does not: what is left is what one instance leaves that nobody disturbed. Part of {@code mvn verify}.
 */
class KilledInstanceIT {

    private static final List<String> BRANDS = List.of("岚山", "星河", "青禾", "白鹭", "远帆", "云栖");
    private static final List<String> MATTERS = List.of("酸奶喝完全家上吐下泻，孩子发烧住院，包装没有破损，要求召回", "快递员弄丢我的行李箱已经十天，客服踢皮球，至今不肯赔偿");
    private static final int ALONE = 100;
    private static final String SERVERS = "kafka.bootstrap.servers";
    private static final Duration LONG = Duration.ofMinutes(3);

    /** A broker in this JVM tells each of its settings. Held, so that it stays as quiet. */
    private static final List<Logger> NOISY = List.of(Logger.getLogger("kafka"), Logger.getLogger("org.apache.kafka"));

    private final RealServers servers = new RealServers();
    private final Map<String, String> settings = new HashMap<>();
    private final List<MentionMatched> founders = new ArrayList<>();
    private final List<MentionMatched> flow = flow(founders);
    private final List<Instance> instances = new ArrayList<>();

    private long untold;

    @TempDir
    Path folder;

    @BeforeAll
    static void quiet() {
        NOISY.forEach(logger -> logger.setLevel(java.util.logging.Level.WARNING));
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Instance instance : instances) {
            instance.kill();
        }
        servers.stop();
    }

    @Test
    void whatIsLeftIsWhatOneUndisturbedInstanceLeaves() throws Exception {
        // Given
        settings.putAll(servers.start());
        settings.put("langyan.grading.figures-per-second", "5");
        Left alone;
        Map<String, Level> toldAlone;
        try (Broker broker = new Broker(settings.get(SERVERS))) {
            Instance only = launch("only");
            only.awaitReady();
            begin(broker);
            flow.forEach(mention -> post(broker, mention));
            alone = allGraded();
            assertThat(alone.crises()).hasSize(founders.size() + 3 * ALONE);
            toldAlone = told(broker, alone);
            only.kill();
        }
        Left.clear(settings);

        // When
        Left shared;
        Map<String, Level> toldShared;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
                Broker broker = new Broker(kafka.bootstrapServers());
                GradingGroup group = new GradingGroup(kafka.bootstrapServers())) {
            settings.put(SERVERS, kafka.bootstrapServers());
            settings.put("quarkus.kafka-streams.bootstrap-servers", kafka.bootstrapServers());
            launch("one");
            launch("other");
            awaitBothHavePartitions(group);
            begin(broker);
            killBothInTurn(broker, group);
            shared = allGraded();
            toldShared = told(broker, shared);
        }

        // Then
        assertThat(shared.members()).isEqualTo(alone.members());
        assertThat(shared.samples()).isEqualTo(alone.samples());
        assertThat(shared.crises()).isEqualTo(alone.crises());
        assertThat(toldShared).isEqualTo(toldAlone).isEqualTo(held(shared));
        print(shared, toldShared);
    }

    /**
     * The first is killed in the middle of the stream and comes back with what it had on disk. The second does not; when it ends all is read
     * for good, but not told yet.
     */
    private void killBothInTurn(Broker broker, GradingGroup group) throws Exception {
        int third = flow.size() / 3;
        flow.subList(0, third).forEach(mention -> post(broker, mention));
        await().atMost(LONG).until(() -> group.committed() > third / 2);
        Set<String> before = group.threads();
        instances.get(1).kill();
        flow.subList(third, 2 * third).forEach(mention -> post(broker, mention));
        instances.get(1).start();
        await().atMost(LONG).until(() -> !before.containsAll(group.threads()));
        flow.subList(2 * third, flow.size()).forEach(mention -> post(broker, mention));
        await().atMost(LONG).until(() -> Left.recorded(settings) == samples() && group.hasReadAll());
        instances.get(2).kill();
        untold = samples() - Left.counted(settings);
        assertThat(untold).as("samples read for good and not told").isPositive();
    }

    private int samples() {
        return founders.size() + flow.size();
    }

    /** Half of the brands have matters that many tell of, the founder of each apart; in the others each mention is its own story. */
    private static List<MentionMatched> flow(List<MentionMatched> founders) {
        List<MentionMatched> flow = new ArrayList<>();
        for (int brand = 0; brand < BRANDS.size(); brand++) {
            String name = BRANDS.get(brand);
            if (eachItsOwn(name)) {
                flow.addAll(Crowd.of(name, brand, ALONE, 6, "退款难"));
                continue;
            }
            for (int matter = 0; matter < MATTERS.size(); matter++) {
                List<MentionMatched> crowd =
                        Crowd.of(name, brand * 10L + matter, matter * 30, 30, 8, name + MATTERS.get(matter));
                founders.add(crowd.remove(0));
                flow.addAll(crowd);
            }
        }
        flow.sort(Comparator.comparing(MentionMatched::observedAt));
        return flow;
    }

    private static boolean eachItsOwn(String brand) {
        return BRANDS.indexOf(brand) % 2 == 1;
    }

    /** Which mention founds a story is a matter of which comes first: it is waited for. */
    private void begin(Broker broker) {
        for (String brand : BRANDS) {
            Plan plan = PlanFile.parse(PlanFile.defaultText()
                    .replace("name: default", "name: plan-" + brand)
                    .replace("id: langyan", "id: " + brand)
                    .replace("story: cluster", eachItsOwn(brand) ? "story: externalId" : "story: cluster"));
            broker.send(brand, 1, plan.name(), new PlanPublished(plan.name(), 1, plan, "test", Instant.EPOCH));
        }
        founders.forEach(founder -> post(broker, founder));
        await().atMost(LONG).ignoreExceptions().until(() -> Left.counted(settings) >= founders.size());
    }

    private static void post(Broker broker, MentionMatched mention) {
        broker.post(mention.brand(), 1, mention.brand() + ":" + mention.mentionKey(), mention);
    }

    private Left allGraded() throws Exception {
        await().atMost(LONG).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            assertThat(Left.recorded(settings)).isEqualTo(samples());
            assertThat(Left.counted(settings)).isEqualTo(samples());
        });
        return Left.in(settings);
    }

    private Instance launch(String name) throws Exception {
        Instance instance = new Instance(settings, folder.resolve(name));
        instances.add(instance);
        instance.start();
        return instance;
    }

    private void awaitBothHavePartitions(GradingGroup group) {
        instances.get(1).awaitReady();
        instances.get(2).awaitReady();
        await().atMost(LONG).until(() -> group.processes() == 2);
    }

    /**
     * The highest level told of each crisis. One told again has the id that it had, so that its readers know it; each is told once by them,
     * higher than the one before, and stands in the history.
     */
    private static Map<String, Level> told(Broker broker, Left left) {
        Map<String, LevelChanged> byId = new LinkedHashMap<>();
        for (EventCodec.Known known : known(broker)) {
            if (known.event() instanceof LevelChanged moved) {
                LevelChanged before = byId.putIfAbsent(known.envelope().id(), moved);
                assertThat(before == null ? moved.to() : before.to()).isEqualTo(moved.to());
            }
        }
        assertThat(left.changes()).isEqualTo(byId.keySet());
        Map<String, Level> highest = new TreeMap<>();
        byId.values()
                .forEach(moved -> highest.merge(moved.crisisId().toString(), moved.to(), (before, now) -> {
                    assertThat(now).isGreaterThan(before);
                    return now;
                }));
        return highest;
    }

    private static List<EventCodec.Known> known(Broker broker) {
        return broker.all(Topic.CRISES.topicName()).stream()
                .map(EventCodec::decode)
                .filter(EventCodec.Known.class::isInstance)
                .map(EventCodec.Known.class::cast)
                .toList();
    }

    private static Map<String, Level> held(Left left) {
        Map<String, Level> held = new TreeMap<>();
        left.crises().forEach((id, crisis) -> {
            Level level = Level.of(crisis.get("level").asText());
            if (level != Level.NONE) {
                held.put(id, level);
            }
        });
        return held;
    }

    private void print(Left left, Map<String, Level> told) {
        System.out.printf(
                "KilledInstanceIT: %,d samples were read for good and not told at the second kill; the same is left:%n%,8d crises, rows of the read model with all figures%n"
                        + "%,8d levels with the time that proved them%n%,8d crises told of, highest levels %s%n"
                        + "%,8d mentions with their stories%n%,8d samples as recorded%n",
                untold,
                left.crises().size(),
                left.levels(),
                told.size(),
                told.values().stream().collect(Collectors.groupingBy(Level::code, TreeMap::new, Collectors.counting())),
                left.members().size(),
                left.samples().size());
    }
}
