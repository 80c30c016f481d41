package io.langyan.grading.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.events.v1.CrisisEvent;
import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.MentionMatched;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.Topic;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans that come while stories are not in memory, against a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class NewPlanFlowTest {

    /** What a process owes is kept for some seconds after it was told; such stories are taken up by a restart alone. */
    private static final Duration NOTHING_OWED = Duration.ofSeconds(7);

    private final String brand = "b" + UUID.randomUUID().toString().substring(0, 8);
    private Broker broker;

    @Inject
    RestartedStream grading;

    @BeforeEach
    void connect() {
        broker = new Broker(System.getProperty("langyan.test.kafka.servers"));
    }

    @AfterEach
    void disconnect() {
        broker.close();
    }

    @Test
    void aStoryThatNobodyLooksAtIsRaisedByAPlanThatIsStricter() throws IOException {
        // Given
        publish(1, 1_000_000);
        Instant now = Instant.now();
        send(now.minusSeconds(1_200), 0);
        send(now.minusSeconds(600), 600);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> !told(CrisisGraded.class).isEmpty());
        await().during(NOTHING_OWED).atMost(Duration.ofSeconds(20)).until(() -> raised().isEmpty());
        grading.startAnew();

        // When
        publish(2, 500);

        // Then
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(raised()).hasSize(1));
    }

    private List<LevelChanged> raised() {
        return told(LevelChanged.class).stream()
                .filter(move -> move.to() == Level.L3)
                .toList();
    }

    private <E extends CrisisEvent> List<E> told(Class<E> type) {
        return broker.events(Topic.CRISES, type).stream()
                .filter(event -> event.brand().equals(brand))
                .toList();
    }

    private void publish(int version, long over) {
        Plan plan = PlanFile.parse(PlanFile.defaultText()
                .replace("name: default", "name: plan-" + brand)
                .replace("id: langyan", "id: " + brand)
                .replace("over: 10000, within: PT8H", "over: " + over + ", within: PT8H"));
        broker.send(brand, version, plan.name(), new PlanPublished(plan.name(), version, plan, "test", Instant.now()));
    }

    private void send(Instant at, long likes) {
        MentionMatched mention = EventJson.mapper()
                .convertValue(
                        Map.of(
                                "brand",
                                brand,
                                "platform",
                                "weibo",
                                "externalId",
                                brand + "-1",
                                "text",
                                "门店漏电伤人",
                                "observedAt",
                                at.toString(),
                                "counters",
                                Map.of("likes", likes),
                                "revision",
                                1),
                        MentionMatched.class);
        broker.send(brand, 1, brand + ":" + mention.mentionKey(), mention);
    }
}
