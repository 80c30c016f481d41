package io.langyan.grading.topology;

import static io.langyan.grading.topology.GradingRest.again;
import static io.langyan.grading.topology.GradingRest.command;
import static io.langyan.grading.topology.GradingRest.levels;
import static io.langyan.grading.topology.GradingRest.live;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.Counters;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.MentionMatched;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.grading.story.StoryId;
import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People say which mentions belong together, against a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class RegroupingFlowTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T01:00:00Z");
    private static final String YOGHURT = "岚山酸奶喝完全家拉肚子，要求召回";
    private static final String PARCEL = "星河快递把我的包裹弄丢了，客服一直推诿";

    private final String brand = "b" + UUID.randomUUID().toString().substring(0, 8);
    private Broker broker;

    @Inject
    RestartedStream grading;

    @BeforeEach
    void connect() {
        broker = new Broker(System.getProperty("langyan.test.kafka.servers"));
        Plan plan = PlanFile.parse(PlanFile.defaultText()
                .replace("name: default", "name: plan-" + brand)
                .replace("id: langyan", "id: " + brand));
        broker.send(brand, 1, plan.name(), new PlanPublished(plan.name(), 1, plan, "test", Instant.now()));
    }

    @AfterEach
    void disconnect() {
        broker.close();
    }

    @Test
    void mergedStoriesAreGradedAsOneAndLaterSamplesFollow() throws IOException {
        // Given
        UUID older = seen("1", YOGHURT, 0, 6_000);
        UUID younger = seen("2", PARCEL, 30, 6_000);
        assertThat(live(brand).get(older.toString())).doesNotContainKey("L3");

        // When
        command("analyst", younger, "{\"command\":\"merge\",\"with\":[\"" + older + "\"],\"reason\":\"同一件事\"}", 202);

        // Then
        crisis(older, "mentions", equalTo(2));
        crisis(younger, "state", equalTo("absorbed")).body("absorbedInto", equalTo(older.toString()));
        crisis(older, "levels.level", hasItems("L3"));
        crisis(older, "history.findAll { it.event == 'crisis.regrouped' }.change", equalTo(List.of("merged")))
                .body("history.find { it.event == 'crisis.regrouped' }.by", equalTo("analyst"))
                .body("history.find { it.event == 'crisis.regrouped' }.reason", equalTo("同一件事"));
        send("2", PARCEL, 90, 7_000);
        crisis(older, "samples", equalTo(6));
        asRecorded(Map.of(older.toString(), 2));
    }

    @Test
    void whatIsSplitOffTakesWhatResemblesItAlong() throws IOException {
        // Given
        UUID story = seen("1", YOGHURT, 0, 100);
        send("2", YOGHURT + "，门店态度恶劣拒绝退款还骂人", 30, 200);
        crisis(story, "mentions", equalTo(2));
        mentions(story, List.of("weibo:" + brand + "-1", "weibo:" + brand + "-2"));

        // When
        command(
                "analyst",
                story,
                "{\"command\":\"split\",\"mentions\":[\"weibo:" + brand + "-2\"],\"reason\":\"另一件事\"}",
                202);

        // Then
        UUID split = StoryId.of(brand, "weibo:" + brand + "-2");
        crisis(split, "mentions", equalTo(1)).body("title", equalTo(YOGHURT + "，门店态度恶劣拒绝退款还骂人"));
        crisis(story, "mentions", equalTo(1));
        crisis(story, "history.findAll { it.event == 'crisis.regrouped' }.change", equalTo(List.of("split")));
        send("2", YOGHURT + "，门店态度恶劣拒绝退款还骂人", 60, 900);
        send("3", YOGHURT + "，门店态度恶劣拒绝退款还骂人！", 61, 10);
        crisis(split, "samples", equalTo(6)).body("mentions", equalTo(2));
        asRecorded(Map.of(story.toString(), 1, split.toString(), 2));
    }

    @Test
    void movedMentionsAreGradedWhereTheyWereMoved() {
        // Given
        UUID one = seen("1", YOGHURT, 0, 100);
        send("2", YOGHURT + "！", 30, 200);
        crisis(one, "mentions", equalTo(2));
        UUID other = seen("3", PARCEL, 40, 300);
        mentions(one, List.of("weibo:" + brand + "-1", "weibo:" + brand + "-2"));

        // When
        command(
                "analyst",
                one,
                "{\"command\":\"move\",\"to\":\"" + other + "\",\"mentions\":[\"weibo:" + brand
                        + "-2\"],\"reason\":\"放错了\"}",
                202);

        // Then
        crisis(one, "samples", equalTo(2)).body("mentions", equalTo(1));
        crisis(other, "samples", equalTo(4)).body("mentions", equalTo(2));
        mentions(other, List.of("weibo:" + brand + "-2", "weibo:" + brand + "-3"));
        crisis(other, "history.findAll { it.event == 'crisis.regrouped' }.change", equalTo(List.of("moved-in")));
    }

    @Test
    void afterARestartLaterMentionsGoWhereTheirsWerePut() throws IOException {
        // Given
        UUID older = seen("1", YOGHURT, 0, 100);
        UUID younger = seen("2", PARCEL, 30, 100);
        command("analyst", younger, "{\"command\":\"merge\",\"with\":[\"" + older + "\"],\"reason\":\"同一件事\"}", 202);
        crisis(older, "samples", equalTo(4));

        // When
        grading.startAnew();

        // Then
        send("2", PARCEL, 60, 200);
        send("3", PARCEL + "！", 61, 10);
        crisis(older, "samples", equalTo(8)).body("mentions", equalTo(3));
        crisis(younger, "state", equalTo("absorbed"));
        asRecorded(Map.of(older.toString(), 3));
    }

    @Test
    void whoSaysWhatTheyReadDecidesOnlyOnThat() {
        // Given
        UUID story = seen("1", YOGHURT, 0, 100);
        UUID other = seen("2", PARCEL, 30, 100);
        String read = get("/api/crises/" + story).extract().header("ETag");
        String merge = "{\"command\":\"merge\",\"with\":[\"" + story + "\"],\"reason\":\"同一件事\"}";
        command("analyst", other, merge, 202);
        crisis(story, "history.event", hasItems("crisis.regrouped"));
        crisis(other, "state", equalTo("absorbed"));
        String marking = "{\"command\":\"false-alarm\",\"reason\":\"演习\"}";

        // When, then
        commandIfMatch(read, story, marking).statusCode(412).body("type", endsWith("/crisis-changed"));
        String readAgain = get("/api/crises/" + story).extract().header("ETag");
        commandIfMatch(readAgain, story, marking).statusCode(202);
        commandIfMatch(null, other, marking)
                .statusCode(409)
                .body("type", endsWith("/crisis-ended"))
                .body("absorbedInto", equalTo(story.toString()));
    }

    private static ValidatableResponse commandIfMatch(String tag, UUID crisis, String body) {
        RequestSpecification request =
                given().auth().oauth2(Tokens.of("analyst")).contentType("application/json");
        return (tag == null ? request : request.header("If-Match", tag))
                .body(body)
                .post("/api/crises/" + crisis + "/commands")
                .then();
    }

    @Test
    void whatCannotBeRegroupedIsRefused() {
        // Given
        UUID story = seen("1", YOGHURT, 0, 100);
        mentions(story, List.of("weibo:" + brand + "-1"));
        String only = "\"mentions\":[\"weibo:" + brand + "-1\"],\"reason\":\"?\"}";

        // When, then
        command("viewer", story, "{\"command\":\"split\"," + only, 403);
        command("analyst", story, "{\"command\":\"split\"," + only, 409);
        command("analyst", story, "{\"command\":\"split\",\"mentions\":[\"weibo:none\"],\"reason\":\"?\"}", 400);
        command("analyst", story, "{\"command\":\"split\",\"reason\":\"?\"}", 400);
        command("analyst", story, "{\"command\":\"merge\",\"with\":[\"" + story + "\"],\"reason\":\"?\"}", 400);
        command(
                "analyst",
                story,
                "{\"command\":\"merge\",\"with\":[\"" + UUID.randomUUID() + "\"],\"reason\":\"?\"}",
                404);
        command("analyst", story, "{\"command\":\"move\"," + only, 400);
    }

    /** A mention with two samples that founds a story, waited for. */
    private UUID seen(String id, String text, int minute, long likes) {
        send(id, text, minute, likes);
        UUID story = StoryId.of(brand, "weibo:" + brand + "-" + id);
        await().atMost(Duration.ofSeconds(40)).until(() -> live(brand).containsKey(story.toString()));
        return story;
    }

    /** Likes of none, and a minute later so many. */
    private void send(String id, String text, int minute, long likes) {
        for (int sample = 0; sample < 2; sample++) {
            Instant at = BEGIN.plusSeconds((minute + sample) * 60L);
            MentionMatched mention = new MentionMatched(
                    UUID.nameUUIDFromBytes(id.getBytes()),
                    brand,
                    "weibo",
                    brand + "-" + id,
                    "post",
                    null,
                    null,
                    null,
                    text,
                    null,
                    BEGIN.plusSeconds(minute * 60L),
                    at,
                    at,
                    Counters.of(null, null, sample * likes),
                    "test",
                    List.of(brand),
                    false,
                    false,
                    false,
                    false,
                    null,
                    1,
                    List.of());
            broker.send(brand, 1, brand + ":" + mention.mentionKey(), mention);
        }
    }

    private static ValidatableResponse crisis(UUID id, String path, org.hamcrest.Matcher<?> is) {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> get("/api/crises/" + id).body(path, is));
        return get("/api/crises/" + id);
    }

    private static void mentions(UUID id, List<String> keys) {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> get("/api/crises/" + id + "/mentions").body("items.mention", equalTo(keys)));
    }

    private static ValidatableResponse get(String path) {
        return given().auth().oauth2(Tokens.of("viewer")).get(path).then().statusCode(200);
    }

    /** What was recorded has the stories with so many mentions, and grades them as live. */
    private void asRecorded(Map<String, Integer> mentions) throws IOException {
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            Map<String, Integer> recorded = new TreeMap<>();
            JsonNode answer = again(brand, "");
            answer.get("stories")
                    .forEach(story -> recorded.put(
                            story.get("key").asText(), story.get("mentions").asInt()));
            assertThat(recorded).isEqualTo(mentions);
            for (JsonNode story : answer.get("stories")) {
                String key = story.get("key").asText();
                assertThat(levels(story))
                        .isEqualTo(levels(EventJson.mapper()
                                .readTree(get("/api/crises/" + key).extract().asString())));
            }
            assertThat(StreamSupport.stream(answer.get("stories").spliterator(), false))
                    .isNotEmpty();
        });
    }
}
