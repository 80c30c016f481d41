package io.langyan.notification;

import static io.langyan.notification.World.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.PushEvent.PageOpened;
import io.langyan.events.v1.Signal.HitFound;
import io.langyan.events.v1.Signal.PatrolMissed;
import io.langyan.events.v1.Topic;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is muted does not ring, is not lost, and is told when the mute ends, as it always does. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class MutingTest extends Served {

    @Test
    void aMutedHitIsKeptAndCountedAndTheRestRings() {
        // Given
        World world = listening();
        String mute = mute(world, Map.of("platform", "weibo", "upTo", "watch"));

        // When
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1"));
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1"));
        world.send(Topic.SIGNALS, world.brand, new PatrolMissed(world.brand, "14:00", Instant.now()));

        // Then
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot")).hasSize(1));
        assertThat(world.arrived("wecom-robot").get(0)).contains("巡查");
        JsonPath kept = page(world, "hit");
        assertThat(kept.getString("closedWhy")).isEqualTo("muted");
        assertThat(kept.getString("muteId")).isEqualTo(mute);
        as("viewer").get("/api/pages/mutes/" + mute).then().statusCode(200).body("kept", equalTo(1));
    }

    @Test
    void whoEndsAMuteIsToldWhatItKeptAndTheSameStoryRingsAgain() {
        // Given
        World world = listening();
        String mute = mute(world, Map.of("whys", List.of("hit")));
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1"));
        soon().until(() ->
                as("viewer").get("/api/pages/mutes/" + mute).jsonPath().getInt("kept") == 1);

        // When
        as("analyst").delete("/api/pages/mutes/" + mute).then().statusCode(200).body("endedBy", equalTo("analyst"));

        // Then
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot"))
                .singleElement()
                .asString()
                .contains("静音结束，期间有 1 次呼叫未响", "静音原因：已知的旧视频"));

        // When
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1"));

        // Then
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot")).hasSize(2));
        as("viewer")
                .queryParam("brand", world.brand)
                .queryParam("running", false)
                .get("/api/pages/mutes")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(mute)));
    }

    @Test
    void aMutedIncidentRingsWhenTheMuteEndsAndAtOnceWhenItRisesAboveIt() {
        // Given
        World world = listening();
        world.person("张三", "pr-lead");
        UUID crisis = UUID.randomUUID();
        UUID incident = UUID.randomUUID();
        Instant until = Instant.now().plusSeconds(5).truncatedTo(ChronoUnit.MILLIS);
        mute(world, Map.of("crisisId", crisis, "upTo", "L2", "until", until));

        // When
        UUID held = world.page(incident, crisis, Level.L2, "opened", "电池自燃", "pr-lead");
        UUID risen = world.page(incident, crisis, Level.L1, "level-changed", "电池自燃", "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, risen)).containsExactly("sent"));
        soon().untilAsserted(() -> assertThat(states(world, held)).containsExactly("sent"));
        assertThat(Instant.parse(world.view(risen).getString("pushes[0].doneAt")))
                .isBefore(until);
        assertThat(Instant.parse(world.view(held).getString("pushes[0].createdAt")))
                .isAfterOrEqualTo(until);
        assertThat(world.told(held).get(0))
                .isInstanceOfSatisfying(PageOpened.class, opened -> assertThat(opened.mutedUntil())
                        .isEqualTo(until));
        assertThat(world.told(risen).get(0))
                .isInstanceOfSatisfying(PageOpened.class, opened -> assertThat(opened.mutedUntil())
                        .isNull());
    }

    @Test
    void aHeldPageWhoseAnswerExpiresDoesNotRingBeforeItsMuteEnds() {
        // Given
        World world = listening(World.live(kafka).answersHoldFor("PT2H"));
        world.person("张三", "pr-lead");
        UUID crisis = UUID.randomUUID();
        Instant until = Instant.now().plus(Duration.ofHours(9)).truncatedTo(ChronoUnit.MILLIS);
        String mute = mute(world, Map.of("crisisId", crisis, "upTo", "L2", "until", until));
        UUID page = world.page(UUID.randomUUID(), crisis, Level.L2, "opened", "电池自燃", "pr-lead");
        soon().until(() -> "ringing".equals(world.view(page).getString("state")));
        as("commander").post("/api/pages/" + page + "/acks").then().statusCode(201);

        // When
        run("update page set next_at = now() - interval '1 second' where id = $1", page);

        // Then
        soon().untilAsserted(
                        () -> assertThat(world.view(page).getString("state")).isEqualTo("ringing"));
        assertThat(Instant.parse(world.view(page).getString("nextStepAt"))).isEqualTo(until);
        assertThat(states(world, page)).isEmpty();

        // When
        as("commander").delete("/api/pages/mutes/" + mute).then().statusCode(200);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
    }

    @Test
    void aMuteHoldsThePageThatRingsAndItsEndRingsItFromTheFirstStep() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(
                world,
                "resend",
                0,
                "live",
                World.step("PT0S", "requested", world.wecom()),
                World.step("PT4S", "requested", world.dingtalk()));
        UUID crisis = UUID.randomUUID();
        UUID incident = UUID.randomUUID();
        UUID page = world.page(incident, crisis, Level.L2, "opened", "电池自燃", "pr-lead");
        UUID other = world.page(incident, UUID.randomUUID(), Level.L2, "opened", "别的事", "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        Instant until = Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MILLIS);

        // When
        String mute = mute(world, Map.of("crisisId", crisis, "upTo", "L2", "until", until));

        // Then
        assertThat(Instant.parse(world.view(page).getString("mutedUntil"))).isEqualTo(until);
        assertThat(Instant.parse(world.view(page).getString("nextStepAt"))).isEqualTo(until);
        soon().untilAsserted(() -> assertThat(states(world, other)).containsExactly("sent", "sent"));
        assertThat(states(world, page)).containsExactly("sent");

        // When
        as("commander").delete("/api/pages/mutes/" + mute).then().statusCode(200);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent", "sent", "sent"));
        assertThat(world.view(page).<String>getList("pushes.channel"))
                .containsExactly(world.wecom(), world.wecom(), world.dingtalk());
    }

    @Test
    void whatWaitsInLineDoesNotLeaveOnceItIsMuted() {
        // Given
        World world = listening();
        world.person("张三", "pr-lead");
        UUID crisis = UUID.randomUUID();
        blocked(world, "now() + interval '1 hour'");
        UUID page = world.page(UUID.randomUUID(), crisis, Level.L2, "opened", "电池自燃", "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("due"));

        // When
        String mute = mute(world, Map.of("crisisId", crisis, "upTo", "L2"));

        // Then
        assertThat(states(world, page)).containsExactly("cancelled");

        // When
        blocked(world, "null");
        as("commander").delete("/api/pages/mutes/" + mute).then().statusCode(200);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("cancelled", "sent"));
    }

    private void blocked(World world, String until) {
        pool.preparedQuery("update channel set blocked_until = " + until + " where name = $1")
                .execute(Tuple.of(world.wecom()))
                .await()
                .indefinitely();
    }

    /** What ends a mute rings what it held; a page that is opened in that very moment must not be held by it. */
    @Test
    void aPageThatIsOpenedWhileItsMuteIsBeingEndedRingsAtOnce() {
        // Given
        World world = listening();
        world.person("张三", "pr-lead");
        UUID crisis = UUID.randomUUID();
        String mute = mute(world, Map.of("crisisId", crisis, "upTo", "L2"));
        SqlConnection ending = pool.getConnection().await().indefinitely();
        Transaction end = ending.begin().await().indefinitely();
        ending.preparedQuery("update mute set until = now(), ended_at = now() where id = $1")
                .execute(Tuple.of(UUID.fromString(mute)))
                .await()
                .indefinitely();

        // When
        UUID page = world.page(UUID.randomUUID(), crisis, Level.L2, "opened", "电池自燃", "pr-lead");
        soon().until(() -> waiting("%from mute%") || world.view(page).get("state") != null);
        end.commit().await().indefinitely();
        ending.close().await().indefinitely();

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.view(page).getString("muteId")).isNull();
    }

    /** The other way round: who ends the mute finds the page that was being opened. */
    @Test
    void aMuteIsEndedAfterThePageThatItKeepsQuietStands() throws Exception {
        // Given
        World world = listening();
        world.person("张三", "pr-lead");
        UUID crisis = UUID.randomUUID();
        String mute = mute(world, Map.of("crisisId", crisis, "upTo", "L2"));
        SqlConnection holding = pool.getConnection().await().indefinitely();
        Transaction hold = holding.begin().await().indefinitely();
        holding.query("lock table page in share mode").execute().await().indefinitely();
        UUID page = world.page(UUID.randomUUID(), crisis, Level.L2, "opened", "电池自燃", "pr-lead");
        soon().until(() -> waiting("insert into page%"));

        // When
        CompletableFuture<Integer> ended = CompletableFuture.supplyAsync(
                () -> as("commander").delete("/api/pages/mutes/" + mute).statusCode());
        soon().until(() -> waiting("%from mute%") || ended.isDone() && waiting("update page%"));
        hold.commit().await().indefinitely();
        holding.close().await().indefinitely();

        // Then
        assertThat(ended.get(60, TimeUnit.SECONDS)).isEqualTo(200);
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.view(page).getString("muteId")).isEqualTo(mute);
    }

    /** Whether a statement like this waits for another transaction. */
    private boolean waiting(String like) {
        return pool.preparedQuery(
                        "select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like $1 and state = 'active'")
                .execute(Tuple.of(like))
                .await()
                .indefinitely()
                .iterator()
                .hasNext();
    }

    @ParameterizedTest
    @CsvSource({"upTo, L3", "upTo, L9", "until, 2020-01-01T00:00:00Z", "until, 2999-01-01T00:00:00Z", "reason, ''"})
    void whatNoMuteMayBeIsRefusedByItsField(String field, String value) {
        Map<String, Object> body = body("b", Map.of(field, value));

        as("commander")
                .body(body)
                .post("/api/pages/mutes")
                .then()
                .statusCode(422)
                .body("type", endsWith("bad-mute"))
                .body("field", equalTo(field));
    }

    /** It would else be a mute of the whole brand. */
    @ParameterizedTest
    @CsvSource({"whyz", "plattform"})
    void aMuteWithASlipInAFieldKeepsNothingQuiet(String slip) {
        World world = listening();

        as("commander")
                .header("Accept-Language", "en")
                .body(body(world.brand, Map.of(slip, "hit")))
                .post("/api/pages/mutes")
                .then()
                .statusCode(400)
                .body("type", endsWith("unknown-property"))
                .body("property", equalTo(slip))
                .body("known", hasItem("whys"));
        as("viewer")
                .queryParam("brand", world.brand)
                .get("/api/pages/mutes")
                .then()
                .body("items", empty());
    }

    @ParameterizedTest
    @CsvSource({"whys, bogus", "platform, myspace", "brand, nobodys"})
    void whatNoPageIsOfIsNoMutesEither(String field, String value) {
        World world = listening();
        Object given = field.equals("whys") ? List.of("hit", value) : value;

        as("commander")
                .body(body(world.brand, Map.of(field, given)))
                .post("/api/pages/mutes")
                .then()
                .statusCode(422)
                .body("type", endsWith("bad-mute"))
                .body("field", equalTo(field));
    }

    @Test
    void onlyACommanderKeepsAnIncidentQuietAndNobodyAnotherBrand() {
        World world = listening();
        Map<String, Object> body = body(world.brand, Map.of("crisisId", UUID.randomUUID(), "upTo", "L1"));

        as("analyst")
                .body(body)
                .post("/api/pages/mutes")
                .then()
                .statusCode(403)
                .body("type", endsWith("commander-needed"));
        as("commander", "other")
                .body(body)
                .post("/api/pages/mutes")
                .then()
                .statusCode(403)
                .body("type", endsWith("brand-forbidden"));
        as("viewer").body(body).post("/api/pages/mutes").then().statusCode(403);
        as("commander").body(body).post("/api/pages/mutes").then().statusCode(201);
    }

    private World listening() {
        return listening(World.live(kafka));
    }

    private World listening(World world) {
        world.withChannels();
        world.person("值班员", "listener");
        planned(world, "resend", 0, "live", World.step("PT0S", "requested", world.wecom()));
        return world;
    }

    private static String mute(World world, Map<String, Object> given) {
        return as("commander")
                .body(body(world.brand, given))
                .post("/api/pages/mutes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, Object> body(String brand, Map<String, Object> given) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "brand",
                brand,
                "reason",
                "已知的旧视频",
                "until",
                Instant.now().plus(Duration.ofHours(1)).toString()));
        given.forEach((field, value) -> body.put(field, value instanceof List<?> ? value : value.toString()));
        return body;
    }

    private static JsonPath page(World world, String why) {
        List<Map<String, Object>> pages = as("viewer")
                .queryParam("brand", world.brand)
                .get("/api/pages")
                .jsonPath()
                .getList("items.findAll { it.why == '" + why + "' }");
        assertThat(pages).hasSize(1);
        return as("viewer").get("/api/pages/" + pages.get(0).get("id")).jsonPath();
    }

    private static HitFound hit(World world, String group) {
        Instant now = Instant.now();
        return new HitFound(
                world.brand,
                UUID.randomUUID(),
                "weibo",
                UUID.randomUUID().toString(),
                "https://weibo.example/1",
                "电池自燃了",
                List.of("自燃"),
                group,
                now,
                now,
                now,
                1);
    }
}
