package io.langyan.notification;

import static io.langyan.notification.World.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.events.v1.CrisisEvent.CrisisFalseAlarm;
import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.Signal.HitFound;
import io.langyan.events.v1.Topic;
import io.langyan.notification.repeat.Repeats;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is one thing rings once; that it came again is seen with the reason why it did not ring, and both can be undone. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class RepeatsTest extends Served {

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final UUID NONE = new UUID(0, 0);

    /** What asks and keeps, for some together; of twenty that share a transaction it is three. */
    private static final String SHARED = "(?s).*(cross join lateral|insert into repeat_tally).*";

    @Inject
    Repeats repeats;

    @Test
    void aRepeatThatDoesNotRingIsShownWithItsReason() {
        // Given
        World world = listening();

        // When
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1", "电池自燃了"));
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1", "又一辆自燃"));
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1", "第三辆自燃"));

        // Then
        UUID page = onlyPage(world);
        soon().until(() -> count(world, page) == 2);
        JsonPath view = world.view(page);
        Instant rang = instant(view, "openedAt");
        assertThat(view.getString("group.key")).isEqualTo("hit/story-1");
        assertThat(view.getString("group.rule")).isEqualTo("same-text");
        assertThat(instant(view, "group.quietUntil")).isEqualTo(rang.plus(WINDOW));
        assertThat(instant(view, "group.lastRepeatAt")).isAfter(rang);
        assertThat(pages(world).getInt("items[0].group.repeats")).isEqualTo(2);
        JsonPath newest = repeats(page, Map.of("limit", 1));
        assertThat(newest.getList("items.title")).containsExactly("第三辆自燃");
        assertThat(newest.getString("items[0].reason.code")).isEqualTo("rang");
        assertThat(newest.getString("items[0].reason.group")).isEqualTo("hit/story-1");
        assertThat(newest.getString("items[0].reason.page")).isEqualTo(page.toString());
        assertThat(instant(newest, "items[0].reason.rangAt")).isEqualTo(rang);
        assertThat(instant(newest, "items[0].reason.until")).isEqualTo(rang.plus(WINDOW));
        assertThat(repeats(page, Map.of("limit", 1, "cursor", newest.getString("next")))
                        .getList("items.title"))
                .containsExactly("又一辆自燃");
        assertThat(world.arrived("wecom-robot")).hasSize(1);
        as("viewer", "other")
                .get("/api/pages/" + page + "/repeats")
                .then()
                .statusCode(404)
                .body("type", endsWith("unknown-page"));
    }

    @Test
    void aRepeatCanBeRungAfterAll() {
        // Given
        World world = listening();
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1", "电池自燃了"));
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1", "起火的是充电桩"));
        UUID page = onlyPage(world);
        soon().until(() -> count(world, page) == 1);
        String ring = "/api/pages/" + page + "/repeats/" + newest(page) + "/rings";

        // When
        JsonPath rung =
                as("analyst").post(ring).then().statusCode(201).extract().jsonPath();

        // Then
        String own = rung.getString("rung.page");
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot"))
                .hasSize(2)
                .anySatisfy(text -> assertThat(text).contains("起火的是充电桩", "手动补呼：analyst")));
        JsonPath view = world.view(UUID.fromString(own));
        assertThat(view.getString("state")).isEqualTo("ringing");
        assertThat(view.getInt("planVersion")).isEqualTo(7);
        assertThat((Object) view.get("late")).isNull();
        as("analyst").post(ring).then().statusCode(200).body("rung.page", equalTo(own));
        assertThat(repeats(page, Map.of()).getString("items[0].rung.by")).isEqualTo("analyst");

        // When
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1", "第三辆自燃"));

        // Then
        soon().until(() -> count(world, page) == 2);
        assertThat(pages(world).getList("items")).hasSize(2);
    }

    @Test
    void twoWhoRingARepeatAtTheSameMomentRingItOnce() {
        // Given
        World world = listening();
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1", "电池自燃了"));
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1", "起火的是充电桩"));
        UUID page = onlyPage(world);
        soon().until(() -> count(world, page) == 1);
        String ring = "/api/pages/" + page + "/repeats/" + newest(page) + "/rings";

        // When
        List<CompletableFuture<Response>> both = Stream.of("analyst", "commander")
                .map(role -> CompletableFuture.supplyAsync(() -> as(role).post(ring)))
                .toList();
        List<Response> answers = both.stream().map(CompletableFuture::join).toList();

        // Then
        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 201);
        assertThat(answers.stream()
                        .map(answer -> answer.jsonPath().getString("rung.page"))
                        .distinct())
                .hasSize(1);
        assertThat(pages(world).getList("items")).hasSize(2);
    }

    @Test
    void whatCannotBeRungIsRefusedWithTheReason() {
        // Given
        World world = listening();
        UUID crisis = UUID.randomUUID();
        world.send(Topic.CRISES, crisis.toString(), warning(world, crisis));
        world.send(Topic.CRISES, crisis.toString(), warning(world, crisis));
        UUID page = onlyPage(world);
        soon().until(() -> count(world, page) == 1);
        String ring = "/api/pages/" + page + "/repeats/" + newest(page) + "/rings";
        mute(world, Instant.now().plusSeconds(3600));

        // Then
        as("analyst").post(ring).then().statusCode(409).body("type", endsWith("muted"));
        as("analyst", "other").post(ring).then().statusCode(403).body("type", endsWith("brand-forbidden"));
        as("viewer").post(ring).then().statusCode(403);
        as("analyst")
                .post("/api/pages/" + page + "/repeats/" + NONE + "/rings")
                .then()
                .statusCode(404)
                .body("type", endsWith("unknown-repeat"));
        as("analyst")
                .post("/api/pages/" + NONE + "/repeats/" + NONE + "/rings")
                .then()
                .statusCode(404)
                .body("type", endsWith("unknown-page"));

        // When
        world.send(
                Topic.CRISES,
                crisis.toString(),
                new CrisisFalseAlarm(crisis, world.brand, "analyst", "同名", Instant.now()));
        soon().until(() -> "closed".equals(world.view(page).getString("state")));

        // Then
        as("analyst").post(ring).then().statusCode(409).body("type", endsWith("group-closed"));
        assertThat(pages(world).getList("items")).hasSize(1);
    }

    @Test
    void aReleasedGroupRingsAgain() {
        // Given
        World world = listening();
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1", "电池自燃了"));
        UUID page = onlyPage(world);
        String release = "/api/pages/" + page + "/group/releases";

        // When
        as("analyst")
                .post(release)
                .then()
                .statusCode(200)
                .body("releasedBy", equalTo("analyst"))
                .body("key", equalTo("hit/story-1"));
        as("analyst").post(release).then().statusCode(409).body("type", endsWith("group-not-quiet"));
        world.sendAll(
                Topic.SIGNALS, world.brand, List.of(hit(world, "story-1", "又一辆自燃"), hit(world, "story-1", "第三辆自燃")));

        // Then
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot")).hasSize(2));
        UUID next = UUID.fromString(pages(world).getString("items[0].id"));
        soon().until(() -> count(world, next) == 1);
        assertThat(repeats(next, Map.of()).getList("items.title")).containsExactly("第三辆自燃");
        assertThat(count(world, page)).isZero();
        assertThat(instant(world.view(page), "group.quietUntil"))
                .isEqualTo(instant(world.view(page), "group.releasedAt"));
    }

    @Test
    void aReleaseIsRefusedToWhoMayNotAndForWhatHasNoGroup() {
        // Given
        World world = listening();
        UUID incident = world.page(Level.L3, "listener");
        soon().until(() -> "ringing".equals(world.view(incident).getString("state")));
        String release = "/api/pages/" + incident + "/group/releases";

        // Then
        assertThat((Object) world.view(incident).get("group")).isNull();
        as("analyst").post(release).then().statusCode(409).body("type", endsWith("no-group"));
        as("analyst", "other").post(release).then().statusCode(403);
        as("viewer").post(release).then().statusCode(403);
        as("analyst").post("/api/pages/" + NONE + "/group/releases").then().statusCode(404);
    }

    @Test
    void aFloodOfRepeatsIsCountedAndBounded() {
        // Given
        int flood = 330;
        World world = listening();
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1", "电池自燃了"));
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1", "起火的是充电桩"));
        UUID page = onlyPage(world);
        soon().until(() -> count(world, page) == 1);
        String rung = newest(page);
        as("analyst").post("/api/pages/" + page + "/repeats/" + rung + "/rings");

        // When
        List<String> statements;
        try (Overheard database = new Overheard("org.hibernate.SQL")) {
            world.sendAll(
                    Topic.SIGNALS,
                    world.brand,
                    IntStream.range(0, flood)
                            .mapToObj(i -> hit(world, "story-1", "f" + i))
                            .toList());
            soon().until(() -> count(world, page) == flood + 1);
            statements = database.lines();
        }

        // Then
        JsonPath kept = repeats(page, Map.of("limit", 500));
        List<String> newest = IntStream.rangeClosed(1, Repeats.KEPT)
                .mapToObj(i -> "f" + (flood - i))
                .toList();
        assertThat(kept.<String>getList("items.title")).startsWith(newest.toArray(String[]::new));
        assertThat(kept.<String>getList("items.id")).hasSize(Repeats.KEPT + 1).endsWith(rung);
        assertThat(statements)
                .filteredOn(statement -> statement.matches(SHARED))
                .isNotEmpty()
                .hasSizeLessThan(flood / 2);
    }

    @Test
    void repeatsAreForgottenAndStayCounted() throws Throwable {
        // Given
        World world = listening();
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1", "电池自燃了"));
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1", "又一辆自燃"));
        world.send(Topic.SIGNALS, world.brand, hit(world, "story-1", "第三辆自燃"));
        UUID page = onlyPage(world);
        soon().until(() -> count(world, page) == 2);
        run("update repeat set kept_at = kept_at - interval '91 days' where id = $1", UUID.fromString(newest(page)));

        // When
        VertxContextSupport.subscribeAndAwait(() ->
                Panache.withTransaction(() -> repeats.forgetBefore(Instant.now().minus(Duration.ofDays(90)))));

        // Then
        assertThat(repeats(page, Map.of()).getList("items.title")).containsExactly("又一辆自燃");
        assertThat(count(world, page)).isEqualTo(2);
    }

    private World listening() {
        World world = World.live(kafka).withChannels();
        world.person("值班员", "listener");
        planned(world, "resend", 0, "live", World.step("PT0S", "requested", world.wecom()));
        return world;
    }

    private static UUID onlyPage(World world) {
        soon().until(() -> pages(world).getList("items").size() == 1);
        return UUID.fromString(pages(world).getString("items[0].id"));
    }

    private static JsonPath pages(World world) {
        return as("viewer").queryParam("brand", world.brand).get("/api/pages").jsonPath();
    }

    private static int count(World world, UUID page) {
        return world.view(page).getInt("group.repeats");
    }

    private static JsonPath repeats(UUID page, Map<String, Object> asked) {
        return as("viewer")
                .queryParams(asked)
                .get("/api/pages/" + page + "/repeats")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String newest(UUID page) {
        return repeats(page, Map.of("limit", 1)).getString("items[0].id");
    }

    private static Instant instant(JsonPath view, String path) {
        return Instant.parse(view.getString(path));
    }

    private static String mute(World world, Instant until) {
        return as("commander")
                .body(Map.of("brand", world.brand, "reason", "已知", "until", until.toString()))
                .post("/api/pages/mutes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static HitFound hit(World world, String group, String excerpt) {
        Instant now = Instant.now();
        return new HitFound(
                world.brand,
                UUID.randomUUID(),
                "weibo",
                UUID.randomUUID().toString(),
                "https://weibo.example/1",
                excerpt,
                List.of("自燃"),
                group,
                now,
                now,
                now,
                1);
    }

    private static LevelChanged warning(World world, UUID crisis) {
        return changed(world, crisis, Level.WATCH, Level.WARN);
    }

    private static LevelChanged changed(World world, UUID crisis, Level from, Level to) {
        return new LevelChanged(
                crisis,
                world.brand,
                "电池自燃",
                from,
                to,
                "pr",
                null,
                false,
                12,
                List.of("weibo"),
                List.of("product-safety"),
                Instant.now(),
                null,
                null,
                Instant.now());
    }
}
