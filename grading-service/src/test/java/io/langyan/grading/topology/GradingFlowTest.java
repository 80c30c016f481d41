package io.langyan.grading.topology;

import static io.langyan.grading.topology.GradingRest.again;
import static io.langyan.grading.topology.GradingRest.command;
import static io.langyan.grading.topology.GradingRest.differences;
import static io.langyan.grading.topology.GradingRest.levels;
import static io.langyan.grading.topology.GradingRest.live;
import static io.langyan.grading.topology.GradingRest.samples;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.LevelReached;
import io.langyan.events.v1.MentionMatched;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.Topic;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.grading.backtest.Backtest;
import io.langyan.grading.backtest.BacktestSettings;
import io.langyan.grading.backtest.StoryAnswer;
import io.langyan.grading.story.StoryId;
import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mentions in, crises out, against a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class GradingFlowTest {

    private final String brand = "b" + UUID.randomUUID().toString().substring(0, 8);
    private Broker broker;

    @BeforeEach
    void connect() {
        broker = new Broker(System.getProperty("langyan.test.kafka.servers"));
    }

    @AfterEach
    void disconnect() {
        broker.close();
    }

    @Test
    void whatIsGradedLiveIsWhatTheBacktestGrades() throws IOException {
        // Given
        Plan plan = publish("story: cluster");
        List<MentionMatched> mentions = Crowd.of(brand, 11, 12, 14, brand + "牛奶喝完全家拉肚子，要求召回");

        // When
        sendFounderFirst(mentions);

        // Then
        Map<String, List<LevelReached>> expected = backtest(plan, mentions, "cluster");
        assertThat(expected).hasSize(1);
        assertThat(expected.values().iterator().next())
                .extracting(LevelReached::level)
                .contains(Level.L1);
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(live(brand)).isEqualTo(plain(expected)));
    }

    @Test
    void samplesLateRepeatedAndOutOfOrderChangeNothing() throws IOException {
        // Given
        Plan plan = publish("story: externalId");
        List<MentionMatched> mentions = new ArrayList<>(Crowd.of(brand, 5, 6, 10, "快递丢件"));
        List<MentionMatched> shuffled = new ArrayList<>(mentions);
        shuffled.addAll(mentions.subList(0, 20));
        Collections.shuffle(shuffled, new Random(3));

        // When
        shuffled.forEach(this::send);

        // Then
        Map<String, List<LevelReached>> expected = new TreeMap<>();
        backtest(plan, mentions, "externalId")
                .forEach((id, levels) ->
                        expected.put(StoryId.of(brand, keyOf(mentions, id)).toString(), levels));
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(live(brand)).isEqualTo(plain(expected)));
    }

    @Test
    void aLevelIsToldOnceAndBeforeItsFigures() {
        // Given
        publish("story: cluster");

        // When
        Crowd.of(brand, 11, 12, 14, brand + "酸奶发霉").forEach(this::send);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> live(brand).values().stream().anyMatch(levels -> levels.containsKey("L1")));

        // Then
        List<LevelChanged> moves = mine(LevelChanged.class, LevelChanged::brand);
        assertThat(moves)
                .extracting(LevelChanged::to)
                .isSorted()
                .doesNotHaveDuplicates()
                .endsWith(Level.L1);
        assertThat(moves).allSatisfy(move -> {
            assertThat(move.reached().knownAt()).isBeforeOrEqualTo(move.changedAt());
            assertThat(move.trial()).isFalse();
        });
        // which of its mentions comes first is left to Kafka, and some are unread
        assertThat(moves).last().extracting(LevelChanged::type).isEqualTo("pr");
        CrisisGraded graded = mine(CrisisGraded.class, CrisisGraded::brand).get(0);
        assertThat(graded.score()).isBetween(1, 100);
        assertThat(graded.factors()).containsKeys("velocity", "media", "interest");
        assertThat(graded.confidence()).isBetween(1, 100);
    }

    @Test
    void whatWasRecordedCanBeGradedAgainUnderAnotherPlan() throws IOException {
        // Given
        publish("story: cluster");
        List<MentionMatched> mentions = Crowd.of(brand, 11, 12, 14, brand + "饮料里有异物");
        mentions.forEach(this::send);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> live(brand).values().stream().anyMatch(levels -> levels.containsKey("L1")));
        await().atMost(Duration.ofSeconds(20)).until(() -> samples(again(brand, "")) == mentions.size());

        // When
        JsonNode asRecorded = again(brand, "");
        String deaf =
                "{\"grading\":{\"levels\":[{\"level\":\"L3\",\"spread\":{\"over\":999999999,\"within\":\"PT8H\"}}]}}";
        JsonNode stricter = again(brand, ",\"plan\":" + deaf);
        JsonNode compared = differences(brand, ",\"against\":" + deaf);

        // Then
        JsonNode story = asRecorded.at("/stories/0");
        assertThat(live(brand)).containsOnlyKeys(story.get("key").asText());
        assertThat(levels(story)).isEqualTo(live(brand).get(story.get("key").asText()));
        assertThat(levels(stricter.at("/stories/0"))).isEmpty();
        assertThat(compared).hasSize(1);
        assertThat(compared.at("/0/change").asText()).isEqualTo("lower");
        assertThat(levels(compared.at("/0/plan"))).isEqualTo(levels(story));
        assertThat(levels(compared.at("/0/against"))).isEmpty();
    }

    @Test
    void aPersonMayRaiseAStoryAndEndIt() {
        // Given
        publish("story: externalId");
        MentionMatched quiet = Crowd.of(brand, 1, 1, 1, "门店漏电伤人").get(0);
        UUID story = StoryId.of(brand, quiet.mentionKey());
        send(quiet);
        await().atMost(Duration.ofSeconds(40)).until(() -> live(brand).containsKey(story.toString()));

        // When
        command("analyst", story, "{\"command\":\"declare\",\"level\":\"L2\",\"reason\":\"有人受伤\"}", 403);
        command("commander", story, "{\"command\":\"declare\",\"level\":\"L2\",\"reason\":\"有人\\u0000受伤\"}", 400);
        command("commander", story, "{\"command\":\"declare\",\"level\":\"L2\",\"reason\":\"有人受伤\"}", 202);
        command("analyst", story, "{\"command\":\"false-alarm\",\"reason\":\"演习误报\"}", 202);

        // Then
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> given().auth()
                .oauth2(Tokens.of("viewer"))
                .get("/api/crises/" + story)
                .then()
                .statusCode(200)
                .body("level", equalTo("L2"))
                .body("state", equalTo("false-alarm")));
        assertThat(mine(LevelChanged.class, LevelChanged::brand))
                .anySatisfy(move -> assertThat(move.by()).isEqualTo("commander"));
    }

    @Test
    void aPlatformThatDeliversOtherStoriesOfTheBrandIsHeard() {
        // Given
        publish("story: externalId");
        List<MentionMatched> crowd = Crowd.of(brand, 1, 2, 1, "门店漏电伤人");
        MentionMatched old = crowd.get(0);
        MentionMatched fresh = at(
                Crowd.of(brand, 1, 4, 4, 1, "发票").stream()
                        .filter(mention -> mention.platform().equals(old.platform()))
                        .findFirst()
                        .orElseThrow(),
                Instant.now());
        UUID story = StoryId.of(brand, old.mentionKey());
        Iterator<MentionMatched> looks = looks(old);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    send(looks.next());
                    return unheard(story).contains(old.platform());
                });
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> given().auth()
                .oauth2(Tokens.of("viewer"))
                .get("/api/crises/" + story)
                .then()
                .body("doubts.why", hasItem("unheard"))
                .body("confidence", lessThan(100)));

        // When, then
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    send(at(fresh, Instant.now()));
                    send(looks.next());
                    assertThat(unheard(story)).isEmpty();
                });
    }

    @Test
    void whileABacklogIsReadNoPlatformIsTakenForSilent() {
        // Given
        publish("story: externalId");
        MentionMatched old = Crowd.of(brand, 1, 1, 1, "门店漏电伤人").get(0);
        UUID story = StoryId.of(brand, old.mentionKey());
        Iterator<MentionMatched> looks = looks(old);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    send(looks.next());
                    return unheard(story).contains(old.platform());
                });

        // When
        Instant told = Instant.now().minus(Duration.ofMinutes(2));
        broker.post("late-" + brand, told, brand, 1, brand + ":" + old.mentionKey(), looks.next());

        // Then
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(unheard(story)).isEmpty());
    }

    /** One of the same mention each second, and it is always long ago. */
    private static Iterator<MentionMatched> looks(MentionMatched first) {
        return Stream.iterate(first, before -> at(before, before.observedAt().plusSeconds(1)))
                .iterator();
    }

    /** By the newest figures of the story. */
    private List<String> unheard(UUID story) {
        return mine(CrisisGraded.class, CrisisGraded::brand).stream()
                .filter(graded -> graded.crisisId().equals(story))
                .reduce((before, newer) -> newer)
                .stream()
                .flatMap(graded -> graded.doubts().stream())
                .filter(doubt -> doubt.why().equals("unheard"))
                .flatMap(doubt -> doubt.platforms().stream())
                .toList();
    }

    private static MentionMatched at(MentionMatched mention, Instant observedAt) {
        ObjectNode moved = EventJson.mapper().valueToTree(mention);
        moved.put("observedAt", observedAt.toString());
        return EventJson.mapper().convertValue(moved, MentionMatched.class);
    }

    @Test
    void aBrokenRecordIsLaidAsideAndTheStreamGoesOn() {
        // Given
        publish("story: externalId");
        MentionMatched good = Crowd.of(brand, 2, 1, 2, "退款难").get(0);

        // When
        broker.sendRaw(
                "mentions", brand + ":weibo:broken", "mention.matched", "{\"no".getBytes(StandardCharsets.UTF_8));
        send(good);

        // Then
        await().atMost(Duration.ofSeconds(40)).until(() -> live(brand)
                .containsKey(StoryId.of(brand, good.mentionKey()).toString()));
        await().atMost(Duration.ofSeconds(10)).until(() -> broker.all("mentions.dlt").stream()
                .anyMatch(letter -> letter.headers().lastHeader("dlt_reason") != null
                        && letter.key().equals(brand + ":weibo:broken")));
    }

    @Test
    void aMentionWithoutATimeIsLaidAsideBeforeAStoryIsLookedForIt() {
        // Given
        publish("story: cluster");
        String timeless = "{\"brand\":\"%s\",\"platform\":\"weibo\",\"externalId\":\"timeless\",\"text\":\"退款难\"}"
                .formatted(brand);

        // When
        broker.sendRaw(
                "mentions", brand + ":weibo:timeless", "mention.matched", timeless.getBytes(StandardCharsets.UTF_8));
        Crowd.of(brand, 2, 1, 2, "退款难").forEach(this::send);

        // Then
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(live(brand)).isNotEmpty());
        await().atMost(Duration.ofSeconds(10)).until(() -> broker.all("mentions.dlt").stream()
                .anyMatch(letter -> letter.key().equals(brand + ":weibo:timeless")));
    }

    /** By when something came, not by when it was said: after a day of standstill what is caught up is older than a day. */
    @Test
    void whatWaitsBetweenTheStepsIsKeptFromWhenItCame() throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", System.getProperty("langyan.test.kafka.servers")))) {
            // When
            List<ConfigResource> topics = Stream.of(OwnTopics.UNFORMED, OwnTopics.SAMPLES)
                    .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                    .toList();

            // Then
            admin.describeConfigs(topics).all().get().forEach((topic, config) -> assertThat(
                            config.get("message.timestamp.type").value())
                    .isEqualTo("LogAppendTime"));
        }
    }

    /** Platforms are expected so often that a test sees one fall silent. */
    private Plan publish(String how) {
        Plan plan = PlanFile.parse(PlanFile.defaultText()
                .replaceAll("expectedInterval: PT\\w+", "expectedInterval: PT10S")
                .replace("name: default", "name: plan-" + brand)
                .replace("id: langyan", "id: " + brand)
                .replace("story: cluster", how));
        broker.send(brand, 1, plan.name(), new PlanPublished(plan.name(), 1, plan, "test", Instant.now()));
        return plan;
    }

    /** Threads read side by side: whichever mention comes first founds the story, and so names it. */
    private void sendFounderFirst(List<MentionMatched> mentions) {
        send(mentions.get(0));
        await().atMost(Duration.ofSeconds(40)).until(() -> !live(brand).isEmpty());
        mentions.subList(1, mentions.size()).forEach(this::send);
    }

    private void send(MentionMatched mention) {
        broker.send(brand, 1, brand + ":" + mention.mentionKey(), mention);
    }

    private <E extends io.langyan.events.v1.Event> List<E> mine(
            Class<E> type, java.util.function.Function<E, String> brandOf) {
        return broker.events(Topic.CRISES, type).stream()
                .filter(event -> brandOf.apply(event).equals(brand))
                .toList();
    }

    private static String keyOf(List<MentionMatched> mentions, String externalId) {
        return mentions.stream()
                .filter(mention -> mention.externalId().equals(externalId))
                .findFirst()
                .orElseThrow()
                .mentionKey();
    }

    private static Map<String, List<LevelReached>> backtest(Plan plan, List<MentionMatched> mentions, String story)
            throws IOException {
        StringBuilder lines = new StringBuilder();
        for (MentionMatched mention : mentions) {
            ObjectNode line = EventJson.mapper().valueToTree(mention);
            lines.append(line).append('\n');
        }
        Backtest backtest = new Backtest(BacktestSettings.of(plan, null, story, false));
        return backtest
                .run(new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)), read -> {})
                .stories()
                .stream()
                .collect(Collectors.toMap(StoryAnswer::key, StoryAnswer::levels));
    }

    private static Map<String, Map<String, String>> plain(Map<String, List<LevelReached>> stories) {
        Map<String, Map<String, String>> plain = new TreeMap<>();
        stories.forEach((key, levels) -> plain.put(
                key,
                new TreeMap<>(levels.stream()
                        .collect(Collectors.toMap(level -> level.level().code(), level -> level.provedAt()
                                .toString())))));
        return plain;
    }
}
