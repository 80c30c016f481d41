package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.fault;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.IncidentEvent.IncidentClosed;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.Topic;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Tuple;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever holds a card of a page sees on it that somebody has it, or that nobody is needed any more. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class EditedCardsTest extends WithCards {

    private static final String TAKEN = "已由 张三 处理";

    @Test
    void whoStillHoldsACardSeesWhoTookItAndWhoPressedIsNotToldTwice() {
        // Given
        World world = two();
        UUID page = world.page(Level.L1, "pr-lead");
        handedOut(world, page);

        // When
        press(world, member(world));

        // Then
        soon().untilAsserted(() -> assertThat(edits(second(world))).containsExactly(TAKEN));
        assertThat((String) cards(second(world)).get(0).get("text"))
                .contains("[" + TAKEN + "]")
                .contains("[详情 Details] http")
                .doesNotContain("我来处理");
        soon().untilAsserted(() -> assertThat(held(page)).isZero());
        assertThat(edits(member(world))).containsExactly(TAKEN);
        assertThat(world.view(page).<String>getList("pushes.kind")).containsExactly("call", "call");
    }

    @Test
    void anAnswerByTheLinkTakesTheButtonFromEveryCard() {
        // Given
        World world = two();
        UUID page = world.page(Level.L1, "pr-lead");
        handedOut(world, page);

        // When
        String link =
                (String) ((Map<?, ?>) templateCard(cards(member(world)).get(0)).get("card_action")).get("url");
        given().baseUri("http://127.0.0.1:" + RestAssured.port)
                .post(URI.create(link).getPath())
                .then()
                .statusCode(200);

        // Then
        soon().untilAsserted(() -> assertThat(edits(member(world))).containsExactly(TAKEN));
        soon().untilAsserted(() -> assertThat(edits(second(world))).containsExactly(TAKEN));
    }

    @Test
    void anAnswerToSeveralPagesTakesTheButtonFromTheCardsOfEach() {
        // Given
        World world = called();
        List<UUID> pages = List.of(world.page(Level.L1, "pr-lead"), world.page(Level.L1, "pr-lead"));
        soon().until(() -> pages.stream().allMatch(page -> held(page) == 1));

        // When
        as("analyst")
                .body(Map.of("pages", pages))
                .post("/api/pages/acks")
                .then()
                .statusCode(200);

        // Then
        soon().untilAsserted(() -> assertThat(cards(world))
                .hasSize(2)
                .allSatisfy(card -> assertThat((List<?>) card.get("edits")).hasSize(1)));
    }

    @Test
    void aClosedPageTakesTheButtonsAndAPressThatComesTooLateSaysSo() {
        // Given
        World world = two();
        UUID incident = UUID.randomUUID();
        UUID page = world.page(incident, null, Level.L1, "opened", "电池自燃", "pr-lead");
        handedOut(world, page);

        // When
        world.send(Topic.INCIDENTS, incident.toString(), closed(world, incident));

        // Then
        soon().untilAsserted(() -> assertThat(edits(member(world))).containsExactly("已关闭 Closed"));
        soon().untilAsserted(() -> assertThat(edits(second(world))).containsExactly("已关闭 Closed"));
        assertThat(press(world, member(world)).<String>path("label")).isEqualTo("已关闭 Closed");
    }

    @Test
    void aPageOfAPlanOnTrialTakesItsButtonsWhenItEnds() {
        // Given
        World world = called("trial");
        UUID page = world.page(Level.L1, "pr-lead");
        soon().until(() -> held(page) == 1);

        // When
        run("update page set next_at = now() where id = $1", page);

        // Then
        soon().untilAsserted(() -> assertThat(edits(member(world))).containsExactly("已关闭 Closed"));
    }

    @Test
    void aPageThatRingsAgainHandsOutNewCardsAndTheOldOnesStayEdited() {
        // Given
        World world = called();
        UUID page = world.page(Level.L1, "pr-lead");
        soon().until(() -> held(page) == 1);
        as("analyst").post("/api/pages/" + page + "/acks").then().statusCode(201);
        soon().untilAsserted(() -> assertThat(edits(member(world))).hasSize(1));

        // When
        run("update page set next_at = now() where id = $1", page);

        // Then
        Map<String, Object> second = card(world, 2).get(1);
        assertThat(second.get("edits")).isNull();
        soon().until(() -> held(page) == 1);
        as("analyst").post("/api/pages/" + page + "/acks").then().statusCode(201);
        soon().untilAsserted(() ->
                assertThat((List<?>) cards(world).get(1).get("edits")).hasSize(1));
        assertThat(edits(member(world))).hasSize(1);
    }

    /** The answer is there before the provider has said that it took the card. */
    @Test
    void aCardThatIsHandedOutAfterTheAnswerLosesItsButtonToo() {
        // Given
        World world = called();
        world.page(Level.L1, "pr-lead");
        card(world, 1);
        fault(Map.of("channel", "wecom-app", "kind", "delay", "millis", 3000));
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sending"));

        // When
        as("analyst").post("/api/pages/" + page + "/acks").then().statusCode(201);

        // Then
        assertThat(states(world, page)).containsExactly("sending");
        soon().untilAsserted(() ->
                assertThat((List<?>) card(world, 2).get(1).get("edits")).hasSize(1));
        assertThat(cards(world).get(0).get("edits")).isNull();
    }

    @Test
    void anEditThatIsThrottledOrFailsIsTriedAgain() {
        // Given
        World world = called();
        UUID page = world.page(Level.L1, "pr-lead");
        soon().until(() -> held(page) == 1);
        double throttled = edits("throttled", 0);
        double failed = edits("failed", 0);
        fault(Map.of("channel", "wecom-app", "kind", "error", "code", "45033"));
        fault(Map.of("channel", "wecom-app", "kind", "error", "code", "31415"));

        // When
        as("analyst").post("/api/pages/" + page + "/acks").then().statusCode(201);

        // Then
        soon().untilAsserted(() -> assertThat(edits(member(world))).hasSize(1));
        assertThat(edits("throttled", throttled)).isEqualTo(1);
        assertThat(edits("failed", failed)).isEqualTo(1);
    }

    /** The edit was made, but its answer was lost: the code is used up, and trying again does no harm. */
    @Test
    void anEditWhoseAnswerWasLostIsMadeOnceAndEnds() {
        // Given
        World world = called();
        UUID page = world.page(Level.L1, "pr-lead");
        soon().until(() -> held(page) == 1);
        double refused = edits("refused", 0);
        fault(Map.of("channel", "wecom-app", "kind", "drop", "accepted", true));

        // When
        as("analyst").post("/api/pages/" + page + "/acks").then().statusCode(201);

        // Then
        soon().untilAsserted(() -> assertThat(held(page)).isZero());
        assertThat(edits("refused", refused)).isEqualTo(1);
        assertThat(edits(member(world))).hasSize(1);
    }

    @Test
    void aCardWhoseTimeIsOverBeforeItCouldBeEditedIsLeftAsItIs() {
        // Given
        World world = called();
        UUID page = world.page(Level.L1, "pr-lead");
        soon().until(() -> held(page) == 1);
        double throttled = edits("throttled", 0);
        double expired = edits("expired", 0);
        fault(Map.of("channel", "wecom-app", "kind", "error", "code", "45033"));
        as("analyst").post("/api/pages/" + page + "/acks").then().statusCode(201);
        soon().until(() -> edits("throttled", throttled) == 1);

        // When
        run("update held_card set valid_until = now() - interval '1 second' where page_id = $1", page);

        // Then
        soon().untilAsserted(() -> assertThat(held(page)).isZero());
        assertThat(edits("expired", expired)).isEqualTo(1);
        assertThat(edits(member(world))).isNull();
    }

    @Test
    void theRightToEditLiesSealedAndIsShownNowhere() {
        // Given
        World world = called();

        // When
        UUID page = world.page(Level.L1, "pr-lead");
        soon().until(() -> held(page) == 1);

        // Then
        byte[] sealed = pool.preparedQuery("select sealed from held_card where page_id = $1")
                .execute(Tuple.of(page))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getBuffer("sealed")
                .getBytes();
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain(member(world));
        assertThat(as("admin").get("/api/pages/" + page).asString())
                .doesNotContain("responseCode")
                .doesNotContain("response_code")
                .doesNotContain("sealed");
    }

    /** 张三 and 李四. */
    private World two() {
        World world = called();
        world.person("李四", "pr-lead", List.of(Map.of("channel", "wecom-userid", "value", second(world))));
        return world;
    }

    private void handedOut(World world, UUID page) {
        soon().until(() -> held(page) == 2);
        assertThat(cards(member(world))).hasSize(1);
        assertThat(cards(second(world))).hasSize(1);
    }

    private static String second(World world) {
        return "second-" + world.number();
    }

    /** What the button of the one card was replaced with, in order; null while it was not. */
    @SuppressWarnings("unchecked")
    private static List<String> edits(String member) {
        return (List<String>) cards(member).get(0).get("edits");
    }

    private double edits(String result, double before) {
        return meters.counter("langyan.push.card.edits", "result", result).count() - before;
    }

    private int held(UUID page) {
        return pool.preparedQuery("select 1 from held_card where page_id = $1")
                .execute(Tuple.of(page))
                .await()
                .indefinitely()
                .size();
    }

    private static IncidentClosed closed(World world, UUID incident) {
        return new IncidentClosed(
                incident,
                null,
                world.brand,
                "电池自燃",
                Level.L1,
                "pr",
                List.of(),
                "原因",
                "pr-lead",
                Instant.now(),
                Instant.now());
    }
}
