package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.langyan.events.v1.Level;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rotas by layers, with people standing in and exchanging shifts. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class RotaTest extends Served {

    private final String role = "duty-" + UUID.randomUUID();

    @Test
    void whoeverStandsInIsCalledUntilThatIsTakenBack() {
        // Given
        alarmsGoNowhere();
        World world = World.live(kafka).withChannels();
        String zhang = world.person("张三", role);
        String li = world.person("李四", role);
        put(always(zhang)).statusCode(200).body("onDuty", equalTo(zhang));
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));

        // When
        Instant now = Instant.now();
        String override = standIn(li, now.minusSeconds(60), now.plus(Duration.ofHours(2)))
                .statusCode(201)
                .body("by", equalTo("admin"))
                .extract()
                .path("id");
        UUID page = world.page(Level.L1, role);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.arrived("wecom-robot")).singleElement().asString().contains("呼叫：李四\n");
        soon().untilAsserted(() -> assertThat(world.onDuty(li)).contains(role));
        rota().body("onDuty", equalTo(li)).body("nextHandover", notNullValue());

        // When
        as("admin").delete(path("/overrides/" + override)).then().statusCode(204);

        // Then: what was stays, and it is over
        rota().body("onDuty", equalTo(zhang)).body("nextHandover", nullValue());
        as("viewer").get(path("/overrides")).then().body("items", hasSize(0));
        as("admin").delete(path("/overrides/" + override)).then().statusCode(409);
        soon().untilAsserted(() -> assertThat(world.onDuty(li)).isEmpty());
        assertThat(shifts(now.minusSeconds(30), now.plusSeconds(3600)).<String>getList("items.person"))
                .containsExactly(li, zhang);
    }

    @Test
    void aSwapExchangesTwoShiftsAndIsTakenBackAsOne() {
        // Given
        World world = World.live(kafka);
        String zhang = world.person("张三", role);
        String li = world.person("李四", role);
        put(Map.of("layers", List.of(Map.of("name", "轮值", "people", List.of(zhang, li)))))
                .statusCode(200);
        Instant day = tomorrowAtNineInShanghai();
        List<String> before = fourDays(day).getList("items.person");
        assertThat(before).hasSize(4).containsOnly(zhang, li);

        // When
        JsonPath swap = swap(day, day.plus(3, ChronoUnit.DAYS))
                .statusCode(201)
                .extract()
                .jsonPath();

        // Then
        assertThat(swap.getList("items.swap")).hasSize(2);
        JsonPath after = fourDays(day);
        assertThat(after.getString("items[0].person")).isEqualTo(before.get(1));
        assertThat(after.getString("items[-1].person")).isEqualTo(before.get(0));
        assertThat(after.getList("gaps")).isEmpty();

        // When
        as("admin")
                .delete(path("/overrides/" + swap.getString("items[1].id")))
                .then()
                .statusCode(204);

        // Then
        assertThat(fourDays(day).<String>getList("items.person")).isEqualTo(before);
    }

    @Test
    void onlyWholeShiftsOfTwoPeopleAreSwapped() {
        // Given
        World world = World.live(kafka);
        put(Map.of("layers", List.of(Map.of("people", List.of(world.person("张三", role), world.person("李四", role))))))
                .statusCode(200);
        Instant day = tomorrowAtNineInShanghai();

        // Then
        swap(day.plus(Duration.ofHours(12)), day.plus(3, ChronoUnit.DAYS))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", containsString("no-single-shift"))
                .body("field", equalTo("first"));
        swap(day, day.plus(2, ChronoUnit.DAYS)).statusCode(422).body("type", containsString("same-person"));
        swap(day, day.plus(Duration.ofHours(3))).statusCode(422).body("field", equalTo("second"));
        as("viewer").get(path("/overrides")).then().body("items", hasSize(0));
    }

    @Test
    void whoWouldStandInForLessThanTheDatabaseCanTellIsRefused() {
        // Given
        String person = World.live(kafka).person("张三", role);
        put(always(person)).statusCode(200);
        Instant from = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);

        // Then
        standIn(person, from.plusNanos(100), from.plusNanos(900))
                .statusCode(422)
                .body("type", containsString("bad-span"));
        standIn(person, from.plusNanos(100), from.plusNanos(1_900)).statusCode(201);
    }

    @Test
    void anEditOfAVersionThatWasChangedIsRefused() {
        // Given
        String person = World.live(kafka).person("张三", role);
        String tag = put(always(person)).statusCode(200).extract().header("ETag");
        as("admin").header("If-Match", tag).body(always()).put(path("")).then().statusCode(200);

        // Then
        as("admin")
                .header("If-Match", tag)
                .body(always(person))
                .put(path(""))
                .then()
                .statusCode(412);
        as("admin").header("If-Match", tag).delete(path("")).then().statusCode(412);
        as("admin").delete(path("")).then().statusCode(204);
        as("viewer").get(path("")).then().statusCode(404);
    }

    @Test
    void layersComeBackAsTheyWent() {
        String person = World.live(kafka).person("张三", role);

        put(Map.of(
                        "zone",
                        "Europe/Berlin",
                        "gapsAllowed",
                        true,
                        "layers",
                        List.of(
                                Map.of(
                                        "name",
                                        "工作日",
                                        "people",
                                        List.of(person),
                                        "handover",
                                        Map.of("every", "weekly", "day", "friday", "at", "08:30", "from", "2026-11-01"),
                                        "only",
                                        Map.of("days", "working", "from", "09:00", "to", "18:00")),
                                Map.of(
                                        "people",
                                        List.of(person),
                                        "handover",
                                        Map.of("days", 10, "from", "2026-11-01"),
                                        "only",
                                        Map.of("weekdays", List.of("sunday", "saturday"))))))
                .statusCode(200)
                .body("zone", equalTo("Europe/Berlin"))
                .body("calendar", equalTo("cn"))
                .body("gapsAllowed", equalTo(true))
                .body("layers[0].handover.day", equalTo("friday"))
                .body("layers[0].handover.from", equalTo("2026-11-06"))
                .body("layers[0].only.days", equalTo("working"))
                .body("layers[1].handover.every", equalTo("days"))
                .body("layers[1].handover.days", equalTo(10))
                .body("layers[1].only.weekdays", equalTo(List.of("saturday", "sunday")));
    }

    @Test
    void aPreviewShowsShiftsGapsAndWhoCannotBeReachedAndWritesNothing() {
        // Given
        String id = as("admin").body(Map.of("name", "无号")).post("/api/people").path("id");

        // When
        ValidatableResponse preview = as("admin")
                .body(Map.of(
                        "role",
                        role,
                        "layers",
                        List.of(Map.of(
                                "people",
                                List.of(id),
                                "only",
                                Map.of("days", "working", "from", "09:00", "to", "18:00")))))
                .queryParam("from", "2026-09-19T00:00:00+08:00")
                .queryParam("to", "2026-09-21T00:00:00+08:00")
                .post("/api/rotas/preview")
                .then();

        // Then: 2026-09-20 is a Sunday that is worked
        preview.statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].from", equalTo("2026-09-20T01:00:00Z"))
                .body("items[0].to", equalTo("2026-09-20T10:00:00Z"))
                .body("items[0].name", equalTo("无号"))
                .body("gaps", hasSize(2))
                .body("unreachable.person", equalTo(List.of(id)))
                .body("guessedYears", hasSize(0));
        as("viewer").get(path("")).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"zone\":\"Moon/Crater\",\"layers\":[]}|zone",
                "{\"calendar\":\"../../etc\",\"layers\":[]}|calendar",
                "{\"layers\":[null]}|layers[0]",
                "{\"layers\":[{}]}|layers[0].people",
                "{\"layers\":[{\"people\":[],\"handover\":{\"every\":\"hourly\"}}]}|layers[0].handover",
                "{\"layers\":[{\"people\":[],\"handover\":{\"every\":\"days\"}}]}|layers[0].handover",
                "{\"layers\":[{\"people\":[],\"handover\":{\"days\":0}}]}|layers[0].handover",
                "{\"layers\":[{\"people\":[],\"handover\":{\"days\":367}}]}|layers[0].handover",
                "{\"layers\":[{\"people\":[],\"handover\":{\"at\":\"25:00\"}}]}|layers[0].handover",
                "{\"layers\":[{\"people\":[],\"handover\":{\"zone\":\"UTC\"}}]}|layers[0].handover.zone",
                "{\"layers\":[{\"people\":[],\"only\":{\"days\":\"lucky\"}}]}|layers[0].only",
                "{\"layers\":[{\"people\":[],\"only\":{\"weekdays\":[null]}}]}|layers[0].only",
                "{\"layers\":[{\"people\":[],\"only\":{\"from\":\"nine\"}}]}|layers[0].only",
                "{}|members"
            })
    void anImpossibleRotaIsRefusedByField(String body, String field) {
        as("admin")
                .body(body)
                .put(path(""))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("field", equalTo(field));
    }

    @Test
    void anImpossibleOverrideIsRefusedByField() {
        String person = World.live(kafka).person("张三", role);
        put(always(person)).statusCode(200);
        Instant now = Instant.now();

        standIn(UUID.randomUUID().toString(), now, now.plusSeconds(60))
                .statusCode(422)
                .body("field", equalTo("person"));
        standIn(person, now.minusSeconds(60), now.minusSeconds(1))
                .statusCode(422)
                .body("field", equalTo("from"));
        standIn(person, now.plusSeconds(60), now).statusCode(422).body("field", equalTo("from"));
        standIn(person, now, now.plus(Duration.ofDays(367))).statusCode(422).body("field", equalTo("from"));
        as("admin")
                .header("Accept-Language", "en")
                .body(Map.of(
                        "person",
                        person,
                        "from",
                        now.toString(),
                        "to",
                        now.plusSeconds(9).toString(),
                        "reason",
                        "x".repeat(201)))
                .post(path("/overrides"))
                .then()
                .statusCode(422)
                .body("detail", equalTo("reason may have 200 characters."));
    }

    @ParameterizedTest
    @CsvSource({"yesterday,", "2026-01-01T00:00:00Z,2027-06-01T00:00:00Z", "2026-01-02T00:00:00Z,2026-01-01T00:00:00Z"})
    void anImpossibleSpanIsABadRequest(String from, String to) {
        put(always()).statusCode(200);
        var asked = as("viewer").queryParam("from", from);
        (to == null ? asked : asked.queryParam("to", to))
                .get(path("/shifts"))
                .then()
                .statusCode(400);
    }

    private ValidatableResponse put(Map<String, Object> body) {
        return as("admin").body(body).put(path("")).then();
    }

    private ValidatableResponse rota() {
        return as("viewer").get(path("")).then().statusCode(200);
    }

    private ValidatableResponse standIn(String person, Instant from, Instant to) {
        return as("admin")
                .body(Map.of("person", person, "from", from.toString(), "to", to.toString(), "reason", "家中有事"))
                .post(path("/overrides"))
                .then();
    }

    /** Two shifts of a day each. */
    private ValidatableResponse swap(Instant first, Instant second) {
        return as("admin")
                .body(Map.of("first", day(first), "second", day(second)))
                .post(path("/swaps"))
                .then();
    }

    private JsonPath fourDays(Instant from) {
        return shifts(from, from.plus(4, ChronoUnit.DAYS));
    }

    private JsonPath shifts(Instant from, Instant to) {
        return as("viewer")
                .queryParam("from", from.toString())
                .queryParam("to", to.toString())
                .get(path("/shifts"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String path(String rest) {
        return "/api/rotas/" + role + rest;
    }

    private static Map<String, Object> always(String... people) {
        return Map.of("layers", List.of(Map.of("people", List.of(people))));
    }

    private static Map<String, String> day(Instant from) {
        return Map.of(
                "from", from.toString(), "to", from.plus(1, ChronoUnit.DAYS).toString());
    }

    private static Instant tomorrowAtNineInShanghai() {
        return Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(25));
    }
}
