package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Colleagues swap their own shifts: one offers, another accepts, and nobody else has a say. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class OfferedSwapsTest extends Served {

    private final String role = "duty-" + UUID.randomUUID();

    private World world;
    private String zhang;
    private String li;
    private String wang;
    private Instant day;

    /** Three take turns by the day; tomorrow is 张三's. */
    @BeforeEach
    void threeTakeTurns() {
        world = World.live(kafka).withChannels();
        zhang = world.person("张三", role);
        li = world.person("李四", role);
        wang = world.person("王五", role);
        day = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(25));
        put(zhang, li, wang);
        List<String> turns = List.of(onDuty(0), onDuty(1), onDuty(2));
        zhang = turns.get(0);
        li = turns.get(1);
        wang = turns.get(2);
    }

    @Test
    void onlyAnAcceptedOfferChangesTheDuty() {
        // Given
        String offer = made(by(zhang), li, 0);
        assertThat(onDuty(0)).isEqualTo(zhang);

        // When
        accept(by(li), offer)
                .statusCode(200)
                .body("state", equalTo("accepted"))
                .body("offerer", equalTo(zhang))
                .body("answerer", equalTo(li));

        // Then
        assertThat(onDuty(0)).isEqualTo(li);
        as("viewer")
                .get(path("/overrides"))
                .then()
                .body("items", hasSize(1))
                .body("items[0].offer", equalTo(offer))
                .body("items[0].by", equalTo(user(li)))
                .body("items[0].reason", equalTo("就医"))
                .body("items[0].swap", nullValue());
        as("viewer")
                .get(path("/offers"))
                .then()
                .body("items.state", equalTo(List.of("accepted")))
                .body("items[0].answeredAt", containsString("T"));
    }

    @Test
    void inExchangeTheOffererTakesTheOthersShiftAndAnAdminTakesBothBack() {
        // Given: who has the other shift is asked, named or not
        Map<String, Object> body = body(null, 0);
        body.put("inExchange", span(1));
        String offer = offer(by(zhang), body)
                .statusCode(201)
                .body("asked", equalTo(li))
                .extract()
                .path("id");

        // When
        accept(by(li), offer).statusCode(200);

        // Then
        assertThat(onDuty(0)).isEqualTo(li);
        assertThat(onDuty(1)).isEqualTo(zhang);
        assertThat(onDuty(2)).isEqualTo(wang);
        List<String> overrides = as("viewer").get(path("/overrides")).path("items.id");
        as("admin").delete(path("/overrides/" + overrides.get(0))).then().statusCode(204);
        assertThat(onDuty(0)).isEqualTo(zhang);
        assertThat(onDuty(1)).isEqualTo(li);
    }

    @Test
    void whoeverOfTheRotaIsFirstHasWhatIsOfferedToAnybody() {
        // Given
        String offer = made(by(zhang), null, 0);

        // When
        List<Response> both = Stream.of(li, wang)
                .map(person -> CompletableFuture.supplyAsync(() -> accepting(by(person), offer)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        // Then
        assertThat(both).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
        String winner = both.stream()
                .filter(answer -> answer.statusCode() == 200)
                .findFirst()
                .orElseThrow()
                .path("answerer");
        assertThat(onDuty(0)).isEqualTo(winner);
        String refused = both.stream()
                .filter(answer -> answer.statusCode() == 409)
                .findFirst()
                .orElseThrow()
                .path("type");
        assertThat(refused).endsWith("/offer-accepted");
        as("viewer").get(path("/overrides")).then().body("items", hasSize(1));
    }

    @Test
    void whatIsWithdrawnWhileItIsAcceptedIsOneOfBoth() {
        // Given
        String offer = made(by(zhang), li, 0);

        // When
        CompletableFuture<Response> accepted = CompletableFuture.supplyAsync(() -> accepting(by(li), offer));
        CompletableFuture<Response> withdrawn =
                CompletableFuture.supplyAsync(() -> by(zhang).delete(path("/offers/" + offer)));

        // Then
        assertThat(List.of(accepted.join().statusCode(), withdrawn.join().statusCode()))
                .containsExactlyInAnyOrder(200, 409);
        boolean taken = accepted.join().statusCode() == 200;
        assertThat(onDuty(0)).isEqualTo(taken ? li : zhang);
        as("viewer").get(path("/offers/" + offer)).then().body("state", equalTo(taken ? "accepted" : "withdrawn"));
    }

    @Test
    void whatWasAnsweredOrWithdrawnIsAnsweredNoMore() {
        // Given
        String declined = made(by(zhang), li, 0);
        String withdrawn = made(by(zhang), li, 0);
        by(li).post(path("/offers/" + declined + "/refusal"))
                .then()
                .statusCode(200)
                .body("state", equalTo("declined"));
        by(zhang).delete(path("/offers/" + withdrawn)).then().statusCode(200).body("state", equalTo("withdrawn"));

        // Then
        accept(by(li), declined).statusCode(409).body("type", containsString("offer-declined"));
        accept(by(li), withdrawn).statusCode(409).body("type", containsString("offer-withdrawn"));
        by(zhang).delete(path("/offers/" + declined)).then().statusCode(409);
        as("viewer")
                .queryParam("open", true)
                .get(path("/offers"))
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        assertThat(onDuty(0)).isEqualTo(zhang);
    }

    @Test
    void anOfferEndsWhenItsSpanBegins() {
        // Given
        String offer = made(by(zhang), li, 0);

        // When
        run("update swap_offer set ends_at = now() - interval '1 second' where id = $1", UUID.fromString(offer));

        // Then
        as("viewer").get(path("/offers/" + offer)).then().body("state", equalTo("expired"));
        accept(by(li), offer).statusCode(409).body("type", containsString("offer-expired"));
        by(li).post(path("/offers/" + offer + "/refusal")).then().statusCode(409);
        as("viewer").queryParam("open", true).get(path("/offers")).then().body("items", hasSize(0));
        assertThat(onDuty(0)).isEqualTo(zhang);
    }

    @Test
    void anOverrideMadeMeanwhileStands() {
        // Given
        String offer = made(by(zhang), li, 0);
        as("admin")
                .body(Map.of(
                        "person",
                        wang,
                        "from",
                        day.plusSeconds(60).toString(),
                        "to",
                        day.plusSeconds(120).toString()))
                .post(path("/overrides"))
                .then()
                .statusCode(201);

        // Then
        accept(by(li), offer).statusCode(409).body("type", containsString("duty-changed"));
        as("viewer").get(path("/offers/" + offer)).then().body("state", equalTo("open"));
    }

    @Test
    void aRotaThatWasChangedMeanwhileStands() {
        // Given
        Map<String, Object> body = body(li, 0);
        body.put("inExchange", span(1));
        String offer = offer(by(zhang), body).statusCode(201).extract().path("id");

        // When: the other's shift is the other's no more
        put(zhang);

        // Then
        accept(by(li), offer).statusCode(409).body("type", containsString("duty-changed"));
        as("viewer").get(path("/overrides")).then().body("items", hasSize(0));
    }

    @Test
    void onesOwnDutyOnlyIsOfferedAndBeforeItBegins() {
        offer(by(li), body(zhang, 0))
                .statusCode(422)
                .body("type", containsString("not-their-shift"))
                .body("field", equalTo("from"));
        Map<String, Object> twoDays = body(li, 0);
        twoDays.put("to", day.plus(2, ChronoUnit.DAYS).toString());
        offer(by(zhang), twoDays).statusCode(422).body("type", containsString("no-single-shift"));
        Map<String, Object> begun = body(li, 0);
        begun.put("from", Instant.now().minusSeconds(1).toString());
        offer(by(zhang), begun).statusCode(422).body("type", containsString("bad-span"));
        Map<String, Object> exchange = body(wang, 0);
        exchange.put("inExchange", span(1));
        offer(by(zhang), exchange)
                .statusCode(422)
                .body("type", containsString("not-their-shift"))
                .body("field", equalTo("inExchange"));
        exchange.put("inExchange", span(0));
        offer(by(zhang), exchange).statusCode(422).body("type", containsString("bad-span"));
        offer(by(zhang), body(zhang, 0)).statusCode(422).body("type", containsString("same-person"));
        by(zhang).post(path("/offers")).then().statusCode(422);
        as("viewer").get(path("/offers")).then().body("items", hasSize(0));
    }

    @Test
    void onlyWhoCanDoTheDutyIsAsked() {
        String stranger = world.person("赵六", "another-role");
        String foreign = World.live(kafka).person("孙七", role);
        String unreachable = world.person("周八", role, List.of());
        String unlinked = as("admin")
                .body(Map.of("name", "吴九", "roles", List.of(role)))
                .post("/api/people")
                .path("id");

        refused(stranger, "not-of-rota");
        refused(foreign, "other-brands");
        refused(unreachable, "unreachable");
        refused(unlinked, "not-linked");
        refused(UUID.randomUUID().toString(), "not-linked");
    }

    @Test
    void whoCannotDoTheDutyDoesNotTakeWhatIsOfferedToAnybody() {
        String offer = made(by(zhang), null, 0);

        accept(by(world.person("赵六", "another-role")), offer)
                .statusCode(403)
                .body("type", containsString("not-your-offer"));
        accept(by(zhang), offer).statusCode(403);
        accept(by(World.live(kafka).person("孙七", role)), offer)
                .statusCode(422)
                .body("type", containsString("other-brands"));
        accept(by(world.person("周八", role, List.of())), offer)
                .statusCode(422)
                .body("type", containsString("unreachable"));
        assertThat(onDuty(0)).isEqualTo(zhang);
    }

    @Test
    void everybodySpeaksForThemselvesOnly() {
        // Given
        String offer = made(by(zhang), li, 0);

        // Then
        accept(by(wang), offer).statusCode(403).body("type", containsString("not-your-offer"));
        by(wang).post(path("/offers/" + offer + "/refusal")).then().statusCode(403);
        by(li).delete(path("/offers/" + offer)).then().statusCode(403);
        as("admin").post(path("/offers/" + offer + "/acceptance")).then().statusCode(403);
        offer(as("legal"), body(li, 0)).statusCode(403).body("type", containsString("not-linked"));
        as("ingest").get(path("/offers")).then().statusCode(403);
        accept(by(li), UUID.randomUUID().toString()).statusCode(404).body("type", containsString("unknown-offer"));
        accept(by(li), offer).statusCode(200);
    }

    @Test
    void theSameRequestOnceMoreOffersAndAcceptsNothingMore() {
        // Given
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = body(li, 0);
        String offer =
                offer(by(zhang).header("Idempotency-Key", key), body).extract().path("id");

        // When
        String again =
                offer(by(zhang).header("Idempotency-Key", key), body).extract().path("id");
        accept(by(li).header("Idempotency-Key", key), offer).statusCode(200);
        accept(by(li).header("Idempotency-Key", key), offer).statusCode(200);

        // Then
        assertThat(again).isEqualTo(offer);
        as("viewer").get(path("/offers")).then().body("items", hasSize(1));
        as("viewer").get(path("/overrides")).then().body("items", hasSize(1));
    }

    @Test
    void nobodyOffersWithoutEnd() {
        for (int i = 0; i < 20; i++) {
            made(by(zhang), null, 0);
        }

        offer(by(zhang), body(null, 0)).statusCode(422).body("type", containsString("too-many-offers"));
    }

    private void refused(String colleague, String code) {
        offer(by(zhang), body(colleague, 0))
                .statusCode(422)
                .body("type", containsString(code))
                .body("person", equalTo(colleague));
    }

    private String made(RequestSpecification caller, String asked, int turn) {
        return offer(caller, body(asked, turn))
                .statusCode(201)
                .body("state", equalTo("open"))
                .extract()
                .path("id");
    }

    private ValidatableResponse offer(RequestSpecification caller, Map<String, Object> body) {
        return caller.body(body).post(path("/offers")).then();
    }

    private ValidatableResponse accept(RequestSpecification caller, String offer) {
        return accepting(caller, offer).then();
    }

    private Response accepting(RequestSpecification caller, String offer) {
        return caller.post(path("/offers/" + offer + "/acceptance"));
    }

    private Map<String, Object> body(String asked, int turn) {
        Map<String, Object> body = new HashMap<>(span(turn));
        body.put("reason", "就医");
        if (asked != null) {
            body.put("asked", asked);
        }
        return body;
    }

    private Map<String, String> span(int turn) {
        Instant from = day.plus(turn, ChronoUnit.DAYS);
        return Map.of(
                "from", from.toString(), "to", from.plus(1, ChronoUnit.DAYS).toString());
    }

    private void put(String... people) {
        as("admin")
                .body(Map.of("layers", List.of(Map.of("name", "轮值", "people", List.of(people)))))
                .put(path(""))
                .then()
                .statusCode(200);
    }

    private String onDuty(int turn) {
        Map<String, String> span = span(turn);
        return as("viewer")
                .queryParam("from", span.get("from"))
                .queryParam("to", span.get("to"))
                .get(path("/shifts"))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("items[0].person");
    }

    private RequestSpecification by(String person) {
        return given().auth().oauth2(Tokens.of(user(person), List.of("viewer"))).contentType("application/json");
    }

    private static String user(String person) {
        return as("viewer").get("/api/people/" + person).path("user");
    }

    private String path(String rest) {
        return "/api/rotas/" + role + rest;
    }
}
