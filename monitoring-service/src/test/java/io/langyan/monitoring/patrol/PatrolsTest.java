package io.langyan.monitoring.patrol;

import static io.langyan.monitoring.Setup.PATIENCE;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.told;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.Signal;
import io.langyan.events.v1.Topic;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.monitoring.Setup;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class PatrolsTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String[] THREE = {"09:00", "14:00", "20:00"};

    @Inject
    MakeRounds make;

    @Inject
    Schedules schedules;

    @Inject
    PatrolTimer timer;

    @Inject
    Pool pool;

    private final String brand = unique("p");
    /** Noon of the day after tomorrow: what is made for it the live timer does not touch during the test. */
    private final Instant noon =
            LocalDate.now(ZONE).plusDays(2).atTime(12, 0).atZone(ZONE).toInstant();

    private int planVersion;

    @Test
    void aDayHasARoundForEachTimeOfThePlanWithItsPlatforms() {
        // Given
        plan(1, THREE);

        // When
        made(noon);
        made(noon);

        // Then
        JsonPath rounds = rounds("?brand=" + brand + "&since=" + morning() + "&limit=500");
        assertThat(rounds.<String>getList("items.patrol"))
                .containsSubsequence("09:00", "20:00", "14:00", "09:00")
                .hasSize(4);
        assertThat(rounds.<String>getList("items[0].checklist.platform")).containsExactly("weibo", "douyin");
        assertThat(rounds.getString("items[0].state")).isEqualTo("open");
        assertThat(rounds.getInt("items[0].planVersion")).isEqualTo(1);
    }

    @Test
    void aChangedPlanReplacesWhatNobodyHasBegunAndKeepsTheRest() {
        // Given
        plan(1, THREE);
        made(noon);
        pool.query(
                        "update patrol_round set started_by = 'li', started_at = now() where brand = '%s' and due_at > '%s' and patrol = '14:00'"
                                .formatted(brand, noon))
                .execute()
                .await()
                .atMost(PATIENCE);

        // When
        plan(2, "10:00", "18:00");
        made(noon);

        // Then
        JsonPath rounds = rounds("?brand=" + brand + "&since=" + noon + "&limit=500");
        assertThat(rounds.<String>getList("items.patrol")).containsExactly("10:00", "18:00", "14:00");
        assertThat(rounds.<Integer>getList("items.planVersion")).containsExactly(2, 2, 1);
        assertThat(rounds("?brand=" + brand + "&since=" + morning() + "&until=" + noon)
                        .<String>getList("items.patrol"))
                .containsExactly("10:00");
    }

    @Test
    void aDrillHasNoPatrolsAndABrandThatIsGoneLosesThoseToCome() {
        // Given
        Setup.protect(brand, brand, 1, "drill-" + brand);
        String real = unique("p");
        publish(real, 1, "", THREE);
        await().atMost(PATIENCE).until(() -> {
            run(() -> make.at(noon));
            return !rounds("?brand=" + real + "&since=" + noon).getList("items").isEmpty();
        });

        // When
        publish(real, 2, "drill: drill-" + real + "\n", THREE);
        await().atMost(PATIENCE).until(() -> {
            run(() -> make.at(noon));
            return rounds("?brand=" + real + "&since=" + noon).getList("items").isEmpty();
        });

        // Then
        assertThat(rounds("?brand=" + brand).getList("items")).isEmpty();
    }

    @Test
    void timesThatPassedWhileNothingRanAreMissedAndSaidOnce() {
        // Given
        plan(1, THREE);
        made(noon);

        // When
        Instant dayAfter = noon.plus(Duration.ofHours(24));
        made(dayAfter);
        run(() -> timer.at(dayAfter));
        run(() -> timer.at(dayAfter));

        // Then
        await().atMost(PATIENCE)
                .until(() -> missed().stream().anyMatch(one -> one.dueAt().isAfter(noon.plusSeconds(3600 * 20))));
        assertThat(missed().stream().filter(one -> one.dueAt().isAfter(noon)).map(Signal.PatrolMissed::patrol))
                .containsExactlyInAnyOrder("14:00", "20:00", "09:00");
        assertThat(reminded()).noneMatch(one -> one.dueAt().isAfter(noon));
    }

    @Test
    void aRoundIsRemindedOfWhenDueAndMissedAfterTheGraceOnceThoughManyReplicasLook() {
        // Given
        plan(1, THREE);
        made(noon);
        Instant due = at(noon, "14:00");

        // When
        atOnce(8, () -> timer.at(due));
        atOnce(8, () -> timer.at(due.plus(Duration.ofMinutes(30))));

        // Then
        await().atMost(PATIENCE)
                .until(() -> missed().stream().anyMatch(one -> one.dueAt().equals(due)));
        assertThat(missed()).filteredOn(one -> one.dueAt().equals(due)).hasSize(1);
        assertThat(reminded())
                .filteredOn(one -> one.dueAt().equals(due))
                .containsExactly(new Signal.PatrolDue(brand, "14:00", due, due.plus(Duration.ofMinutes(30))));
    }

    /** The first replica has claimed the round and is killed before it commits; its connection dies with it. */
    @Test
    void whatAKilledReplicaHeldIsSaidByTheNextOnce() {
        // Given
        plan(1, THREE);
        made(noon);
        Instant over = at(noon, "14:00").plus(Duration.ofMinutes(30));
        var killed = pool.getConnection().await().atMost(PATIENCE);
        int pid = killed.query("select pg_backend_pid()")
                .executeAndAwait()
                .iterator()
                .next()
                .getInteger(0);
        killed.query("begin").executeAndAwait();
        killed.query("update patrol_round set state = 'missed', wake_at = null where brand = '%s' and wake_at <= '%s'"
                        .formatted(brand, over))
                .executeAndAwait();

        // When
        run(() -> timer.at(over));
        boolean saidWhileHeld = missed().stream().anyMatch(one -> one.dueAt().isAfter(noon));
        pool.query("select pg_terminate_backend(" + pid + ")").executeAndAwait();
        await().atMost(PATIENCE).until(() -> {
            run(() -> timer.at(over));
            return missed().stream().anyMatch(one -> one.dueAt().isAfter(noon));
        });

        // Then
        assertThat(saidWhileHeld).isFalse();
        assertThat(missed()).filteredOn(one -> one.dueAt().isAfter(noon)).hasSize(1);
    }

    @Test
    void aRoundIsWalkedPlatformByPlatformAndAFindingIsInTheLedger() {
        // Given
        String id = dueRound();

        // When
        post("/start", id, "analyst", "").statusCode(200).body("startedBy", equalTo("analyst"));
        post("/ticks", id, "analyst", "{\"platform\":\"douyin\",\"note\":\"无异常\"}")
                .statusCode(200);
        post("/sign-off", id, "analyst", "{}")
                .statusCode(409)
                .body("type", equalTo("https://langyan.io/problems/patrol-unticked"))
                .body("platforms", contains("weibo"));
        String finding =
                """
                {"platform":"weibo","note":"转发在涨","finding":{"url":"https://weibo.com/1/%s","text":"客服一直不回，%s",
                 "counters":{"reposts":"1.2万","comments":30}}}"""
                        .formatted(brand, "<script>alert(1)</script>");
        post("/ticks", id, "analyst", finding).statusCode(200);
        post("/ticks", id, "analyst", finding).statusCode(200);
        post("/sign-off", id, "analyst", "{}")
                .statusCode(200)
                .body("state", equalTo("done"))
                .body("late", equalTo(false))
                .body("signedBy", equalTo("analyst"));

        // Then
        await().atMost(PATIENCE).until(() -> one(id).getString("checklist[0].ticks[0].mentionId") != null);
        JsonPath round = one(id);
        assertThat(round.<String>getList("checklist[0].ticks.outcome")).containsExactly("finding", "finding");
        assertThat(round.<String>getList("checklist[0].ticks.mentionId"))
                .hasSize(2)
                .containsOnly(round.getString("checklist[0].ticks[0].mentionId"));
        JsonPath mention = given().auth()
                .oauth2(token("viewer", brand))
                .get("/api/mentions/" + round.getString("checklist[0].ticks[0].mentionId"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(mention.getString("source")).isEqualTo("patrol");
        assertThat(mention.getString("url")).isEqualTo("https://weibo.com/1/" + brand);
        assertThat(mention.getString("title")).contains(brand);
        assertThat(mention.getLong("counters.reposts")).isEqualTo(12_000);
        post("/ticks", id, "analyst", "{\"platform\":\"weibo\"}")
                .statusCode(409)
                .body("type", equalTo("https://langyan.io/problems/patrol-done"));
    }

    @Test
    void aMissedRoundCanBeSignedLateWithAReasonAndTheWeekCountsIt() {
        // Given
        String id = dueRound();
        Instant over = Instant.now().plus(Duration.ofHours(2));
        run(() -> timer.at(over));
        assertThat(one(id).getString("state")).isEqualTo("missed");

        // When
        post("/sign-off", id, "analyst", "{\"reason\":\"演练占用人手\"}")
                .statusCode(200)
                .body("late", equalTo(true))
                .body("untickedWhy", equalTo("演练占用人手"));

        // Then
        given().auth()
                .oauth2(token("viewer", brand))
                .get("/api/patrols/completion?weeks=2&brand=" + brand)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].planned", equalTo(1))
                .body("items[0].late", equalTo(1))
                .body("items[0].missed", equalTo(1))
                .body("items[0].onTime", equalTo(0))
                .body("items[0].rate", equalTo(0.0f));
    }

    @Test
    void aTickThatIsRepeatedUnderItsKeyIsMadeOnce() {
        String id = dueRound();
        String key = UUID.randomUUID().toString();

        for (int i = 0; i < 2; i++) {
            given().auth()
                    .oauth2(token("analyst"))
                    .header("Idempotency-Key", key)
                    .contentType("application/json")
                    .body("{\"platform\":\"weibo\"}")
                    .post("/api/patrols/" + id + "/ticks")
                    .then()
                    .statusCode(200);
        }

        assertThat(one(id).getList("checklist[0].ticks")).hasSize(1);
        assertThat(one(id).getString("checklist[0].ticks[0].outcome")).isEqualTo("nothing");
    }

    @Test
    void nobodySeesOrWalksWhatIsNotHis() {
        String id = dueRound();
        given().auth()
                .oauth2(token("viewer", "other"))
                .get("/api/patrols/" + id)
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(token("viewer", "other"))
                .get("/api/patrols?brand=" + brand)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(token("viewer", "other"))
                .get("/api/patrols")
                .then()
                .body("items", hasSize(0));
        given().get("/api/patrols").then().statusCode(401);
        post("/start", id, "viewer", "").statusCode(403);
        given().auth()
                .oauth2(token("analyst", "other"))
                .contentType("application/json")
                .body("{\"platform\":\"weibo\"}")
                .post("/api/patrols/" + id + "/ticks")
                .then()
                .statusCode(404);
    }

    @Test
    void whatMakesNoSenseIsRefusedWithAReason() {
        String id = dueRound();
        post("/ticks", id, "analyst", "{\"platform\":\"news\"}").statusCode(422);
        post("/ticks", id, "analyst", "{}").statusCode(400);
        post("/ticks", id, "analyst", "not json").statusCode(400);
        post("/ticks", id, "analyst", "{\"platform\":\"weibo\",\"finding\":{}}")
                .statusCode(422)
                .body("type", equalTo("https://langyan.io/problems/bad-finding"));
        post(
                        "/ticks",
                        id,
                        "analyst",
                        "{\"platform\":\"weibo\",\"finding\":{\"text\":\"x\",\"counters\":{\"likes\":-1}}}")
                .statusCode(422);
        post("/ticks", id, "analyst", "{\"platform\":\"weibo\",\"note\":\"" + "长".repeat(2_001) + "\"}")
                .statusCode(422);
        given().auth().oauth2(token("viewer")).get("/api/patrols/none").then().statusCode(404);
        given().auth()
                .oauth2(token("viewer"))
                .get("/api/patrols?state=lost")
                .then()
                .statusCode(400);
        given().auth()
                .oauth2(token("viewer"))
                .get("/api/patrols?since=yesterday")
                .then()
                .statusCode(400);
        given().auth()
                .oauth2(token("viewer"))
                .get("/api/patrols?cursor=AAAA")
                .then()
                .statusCode(400);
        given().auth()
                .oauth2(token("viewer"))
                .get("/api/patrols/completion?weeks=0")
                .then()
                .statusCode(400);
        assertThat(one(id).getList("checklist[0].ticks")).isEmpty();
    }

    @Test
    void pagesFollowEachOther() {
        plan(1, THREE);
        made(noon);
        String filter = "?brand=" + brand + "&since=" + noon + "&limit=2";
        JsonPath first = rounds(filter);
        JsonPath second = rounds(filter + "&cursor=" + first.getString("next"));

        List<String> ids = new ArrayList<>(first.getList("items.id"));
        ids.addAll(second.getList("items.id"));
        assertThat(ids).hasSize(3).doesNotHaveDuplicates();
        assertThat(second.getString("next")).isNull();
    }

    /** A round that is due right now, made as the live service would. */
    private String dueRound() {
        UUID id = io.langyan.events.rest.TimeOrderedId.next();
        plan(1);
        pool.query(
                        """
                insert into patrol_round (id, brand, plan, plan_version, patrol, local_date, due_at, sign_by, platforms, state, wake_at)
                values ('%s', '%s', 'plan-%s', 1, '09:00', current_date, now(), now() + interval '1 hour',
                        '{weibo,douyin}', 'due', now() + interval '1 hour')"""
                                .formatted(id, brand, brand))
                .executeAndAwait();
        return id.toString();
    }

    /** Published, and seen by the timetable now, as the live service would within seconds. */
    private void plan(int version, String... patrols) {
        publish(brand, version, "", patrols);
        planVersion = version;
        made(Instant.now());
    }

    /** A replica leaves out a brand that another is at, and the service itself looks every few seconds. */
    private void made(Instant now) {
        await().atMost(PATIENCE).until(() -> {
            run(() -> make.at(now));
            Schedules.Schedule made = schedules.all().await().atMost(PATIENCE).get(brand);
            return made != null
                    && made.planVersion() == planVersion
                    && !made.madeUntil().isBefore(now.plus(Duration.ofHours(20)));
        });
    }

    private static void publish(String brand, int version, String more, String... patrols) {
        String quoted = java.util.Arrays.stream(patrols)
                .map(time -> '"' + time + '"')
                .collect(java.util.stream.Collectors.joining(","));
        var plan = PlanFile.parse(
                """
                name: plan-%s
                %sbrands: [{id: %s, name: %s, names: [%s]}]
                monitoring:
                  platforms:
                    - {platform: weibo, core: true, expectedInterval: PT5M}
                    - {platform: douyin, core: true, expectedInterval: PT5M}
                  patrols: [%s]
                  patrolGrace: PT30M
                """
                        .formatted(brand, more, brand, brand, brand, quoted));
        Setup.send("plan-" + brand, new PlanPublished("plan-" + brand, version, plan, "test", Instant.now()));
        await().atMost(PATIENCE).until(() -> given().auth()
                .oauth2(token("viewer"))
                .get("/api/watch-rules/from-plans?brand=" + brand)
                .jsonPath()
                .getList("items.planVersion")
                .contains(version));
    }

    private Instant morning() {
        return at(noon, "00:00");
    }

    private static Instant at(Instant day, String time) {
        return day.atZone(ZONE).with(LocalTime.parse(time)).toInstant();
    }

    private List<Signal.PatrolMissed> missed() {
        return signals(Signal.PatrolMissed.class);
    }

    private List<Signal.PatrolDue> reminded() {
        return signals(Signal.PatrolDue.class);
    }

    private <T> List<T> signals(Class<T> kind) {
        return told(Topic.SIGNALS, brand).stream()
                .map(Setup.Told::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static JsonPath rounds(String query) {
        return given().auth()
                .oauth2(token("viewer"))
                .get("/api/patrols" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath one(String id) {
        return given().auth().oauth2(token("viewer")).get("/api/patrols/" + id).jsonPath();
    }

    private static ValidatableResponse post(String what, String id, String role, String body) {
        return given().auth()
                .oauth2(token(role))
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/patrols/" + id + what)
                .then();
    }

    private static void run(Supplier<Uni<Void>> work) {
        try {
            VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void atOnce(int replicas, Supplier<Uni<Void>> work) {
        CompletableFuture<?>[] all = new CompletableFuture<?>[replicas];
        for (int i = 0; i < replicas; i++) {
            all[i] = CompletableFuture.runAsync(() -> run(work));
        }
        CompletableFuture.allOf(all).join();
    }
}
