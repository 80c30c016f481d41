package io.langyan.grading.topology;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.LevelReached;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the spread of a crisis went, as it was told, against a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class CurveFlowTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T01:00:00Z");
    private static final LevelReached PROOF = new LevelReached(
            Level.L3, BEGIN.plusSeconds(140), BEGIN.plusSeconds(141), Duration.ofHours(8), 12_000L, "L3");

    private final String brand = "c" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID crisis = UUID.randomUUID();
    private Broker broker;

    @BeforeEach
    void connect() {
        broker = new Broker(System.getProperty("langyan.test.kafka.servers"));
        Plan plan = PlanFile.parse(PlanFile.defaultText()
                .replace("name: default", "name: plan-" + brand)
                .replace("id: langyan", "id: " + brand)
                .replace("over: 50000", "over: 51234"));
        broker.send(brand, 1, plan.name(), new PlanPublished(plan.name(), 1, plan, "test", Instant.now()));
    }

    @AfterEach
    void disconnect() {
        broker.close();
    }

    @Test
    void whatWasToldStandsAgainstTheThresholdsOfThePlanHoweverOftenAndInWhateverOrderItIsRead() {
        // Given
        List<CrisisGraded> told = new ArrayList<>(List.of(
                graded(5, 1, 100),
                graded(20, 2, 300),
                graded(59, 3, 200),
                graded(70, 4, 5_000),
                graded(140, 5, 12_000)));
        told.addAll(told);
        Collections.shuffle(told, new Random(7));

        // When
        told.forEach(this::tell);
        tell(graded(300, 6, 9_000));

        // Then
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> curve("").body("points.size()", equalTo(4)));
        JsonPath curve = curve("").extract().jsonPath();
        assertThat(curve.getList("points.at", String.class))
                .containsExactly(
                        "2026-03-02T01:00:00Z", "2026-03-02T01:01:00Z", "2026-03-02T01:02:00Z", "2026-03-02T01:05:00Z");
        assertThat(curve.getList("points.spread.PT8H", Integer.class)).containsExactly(200, 5_000, 12_000, 9_000);
        assertThat(curve.getList("points.atLeast", Boolean.class)).containsExactly(false, false, false, true);
        assertThat(curve.getString("stretch")).isEqualTo("PT1M");
        assertThat(curve.getList("proved.level")).containsExactly("L3");
        assertThat(curve.getString("proved[0].provedAt"))
                .isEqualTo(PROOF.provedAt().toString());
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            JsonPath asked = curve("").extract().jsonPath();
            assertThat(asked.getList("windows.window")).containsExactly("PT1H", "PT2H", "PT4H", "PT8H");
            assertThat(asked.getList("windows[0].thresholds")).isEmpty();
            assertThat(asked.getList("windows[2].thresholds")).containsExactly(Map.of("level", "L2", "over", 51_234));
            assertThat(asked.getList("windows[3].thresholds.level")).containsExactly("L3", "warn", "watch");
        });
    }

    @Test
    void ofManyPointsFewAreToldThePeakAmongThem() {
        // Given
        for (int minute = 0; minute < 700; minute++) {
            broker.post(brand, 1, crisis.toString(), graded(60 * minute, minute, minute == 333 ? 77_777 : minute));
        }

        // When
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> curve("?points=1000").body("points.size()", equalTo(700)));
        JsonPath few = curve("?points=50").extract().jsonPath();
        JsonPath part = curve("?from=2026-03-02T09:10:00%2B08:00&to=2026-03-02T02:00:00Z")
                .extract()
                .jsonPath();

        // Then
        assertThat(few.getList("points")).hasSizeBetween(20, 50);
        assertThat(few.getList("points.spread.PT8H", Integer.class))
                .startsWith(0)
                .contains(77_777)
                .endsWith(699);
        assertThat(few.getString("stretch")).isNotEqualTo("PT1M");
        assertThat(part.getList("points.spread.PT8H", Integer.class))
                .hasSize(50)
                .startsWith(10)
                .endsWith(59);
        assertThat(part.getList("proved")).isEmpty();
    }

    @Test
    void ofALongCrisisTheNewestMonthIsToldUnlessAnotherIsAsked() {
        // Given
        int day = 24 * 3600;
        tell(graded(0, 1, 10_000));
        tell(graded(10 * day, 2, 200));
        tell(graded(40 * day, 3, 9_000));

        // When, then
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> curve("")
                .body("points.spread.PT8H", equalTo(List.of(200, 9_000)))
                .body("proved", equalTo(List.of())));
        curve("?from=2026-03-02T01:00:00Z")
                .body("points.spread.PT8H", equalTo(List.of(10_000, 200)))
                .body("proved.level", equalTo(List.of("L3")));
        curve("?to=2026-03-12T01:00:00Z").body("points.spread.PT8H", equalTo(List.of(10_000)));
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        // Given
        tell(graded(0, 1, 100));
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> curve("").body("points.size()", equalTo(1)));

        // When, then
        refused(crisis, "?from=2026-03-02T02:00:00Z&to=2026-03-02T02:00:00Z", "viewer", 400, "/bad-span");
        refused(crisis, "?from=2026-03-02T02:00:00Z&to=2026-04-02T02:00:01Z", "viewer", 400, "/bad-span");
        refused(crisis, "?from=yesterday", "viewer", 400, "/bad-from");
        refused(crisis, "?to=2026-03-02T02:00:00", "viewer", 400, "/bad-to");
        refused(crisis, "?points=9", "viewer", 400, "/bad-points");
        refused(crisis, "?points=1001", "viewer", 400, "/bad-points");
        refused(crisis, "?since=2026-03-02T02:00:00Z", "viewer", 400, "/unknown-parameter");
        refused(UUID.randomUUID(), "", "viewer", 404, "/unknown-crisis");
        given().auth()
                .oauth2(Tokens.of("viewer", "another"))
                .get(path(crisis, ""))
                .then()
                .statusCode(404);
        given().get(path(crisis, "")).then().statusCode(401);
    }

    private static void refused(UUID crisis, String query, String role, int status, String type) {
        given().auth()
                .oauth2(Tokens.of(role))
                .get(path(crisis, query))
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", endsWith(type));
    }

    private ValidatableResponse curve(String query) {
        return given().auth()
                .oauth2(Tokens.of("viewer", brand))
                .urlEncodingEnabled(false)
                .get(path(crisis, query))
                .then()
                .statusCode(200);
    }

    private static String path(UUID crisis, String query) {
        return "/api/crises/" + crisis + "/curve" + query;
    }

    private void tell(CrisisGraded graded) {
        broker.send(brand, 1, crisis.toString(), graded);
    }

    /** @param turn what is told later has a higher one */
    private CrisisGraded graded(int second, int turn, long spread) {
        return new CrisisGraded(
                crisis,
                brand,
                "weibo:1",
                "酸奶",
                Level.L3,
                "opinion",
                40,
                Map.of(),
                Map.of(Duration.ofHours(1), spread / 2, Duration.ofHours(8), spread),
                turn == 6,
                null,
                List.of(),
                0.5,
                List.of(),
                1,
                turn,
                List.of("weibo"),
                List.of(),
                spread >= 9_000 && spread < 70_000 ? List.of(PROOF) : List.of(),
                null,
                List.of("weibo:1"),
                BEGIN,
                BEGIN.plusSeconds(second),
                BEGIN.plus(Duration.ofDays(1)).plusSeconds(turn));
    }
}
