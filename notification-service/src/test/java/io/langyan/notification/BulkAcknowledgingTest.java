package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.step;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.PushEvent.PageAcknowledged;
import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several pages are answered together, each by itself. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class BulkAcknowledgingTest extends Served {

    @Test
    void onePageThatIsRefusedKeepsNoOtherFromBeingAcknowledged() {
        // Given
        World world = ringing();
        String zhang = world.person("张三", "pr-lead");
        World foreign = ringing();
        UUID first = rung(world);
        UUID closed = rung(world);
        run(
                "update page set stage = 'closed', next_at = null, ended_at = now(), ended_why = 'test' where id = $1",
                closed);
        UUID answered = rung(world);
        as("analyst").post("/api/pages/" + answered + "/acks").then().statusCode(201);
        UUID others = rung(foreign);
        UUID unknown = UUID.randomUUID();
        UUID last = rung(world);

        // When
        JsonPath answer = bulk(signedIn(world, zhang), List.of(last, unknown, closed, answered, others, first));

        // Then
        assertThat(answer.<UUID>getList("items.pageId", UUID.class))
                .containsExactly(last, unknown, closed, answered, others, first);
        assertThat(answer.<Boolean>getList("items.counted")).containsExactly(true, null, null, false, null, true);
        assertThat(answer.<String>getList("items.refused"))
                .containsExactly(null, "unknown-page", "page-closed", null, "unknown-page", null);
        assertThat(answer.getString("items[0].name")).isEqualTo("张三");
        assertThat(answer.getString("items[0].person")).isEqualTo(zhang);
        assertThat(answer.getString("items[3].proof")).isEqualTo("sign-in");
        assertThat(answer.getString("items[3].name")).isNotEqualTo("张三");
        assertThat(world.view(first).getString("state")).isEqualTo("acknowledged");
        assertThat(world.view(last).getString("acks[0].name")).isEqualTo("张三");
        assertThat(world.view(others).getString("state")).isEqualTo("ringing");
        soon().untilAsserted(() -> assertThat(world.told(last)).hasAtLeastOneElementOfType(PageAcknowledged.class));
    }

    @Test
    void whoAnswersTheSamePagesAtTheSameTimeInAnotherOrderWaitsForNobodyForEver() {
        // Given
        World world = ringing();
        List<UUID> pages = IntStream.range(0, 20)
                .mapToObj(i -> world.page(Level.L1, "pr-lead"))
                .toList();
        soon().until(() -> pages.stream()
                .allMatch(page -> as("viewer").get("/api/pages/" + page).statusCode() == 200));
        List<UUID> reversed = new ArrayList<>(pages);
        Collections.reverse(reversed);

        // When
        List<JsonPath> both = Stream.of(pages, reversed)
                .map(order -> CompletableFuture.supplyAsync(() -> bulk(as("analyst"), order)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        // Then
        long counted = both.stream()
                .flatMap(answer -> answer.<Boolean>getList("items.counted").stream())
                .filter(Boolean::booleanValue)
                .count();
        assertThat(counted).isEqualTo(pages.size());
    }

    @Test
    void theSameRequestOnceMoreIsAnsweredAlikeWithoutBeingCarriedOut() {
        // Given
        World world = ringing();
        UUID page = rung(world);
        String key = UUID.randomUUID().toString();
        bulk(as("analyst").header("Idempotency-Key", key), List.of(page));

        // When
        JsonPath again = bulk(as("analyst").header("Idempotency-Key", key), List.of(page));

        // Then
        assertThat(again.<Boolean>getList("items.counted")).containsExactly(true);
    }

    static List<String> unfit() {
        String one = "\"" + UUID.randomUUID() + "\"";
        String many = String.join(
                ",",
                Stream.generate(() -> "\"" + UUID.randomUUID() + "\"")
                        .limit(101)
                        .toList());
        return List.of(
                "{}",
                "{\"pages\":[]}",
                "{\"pages\":[" + one + "," + one + "]}",
                "{\"pages\":[null]}",
                "{\"pages\":[" + many + "]}");
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void whatIsNoListOf1To100DifferentPagesIsRefused(String body) {
        as("analyst")
                .body(body)
                .post("/api/pages/acks")
                .then()
                .statusCode(422)
                .body("type", containsString("bad-acks"))
                .body("field", equalTo("pages"));
    }

    @Test
    void whatCannotBeReadIsRefusedAndSoIsWhoMayNotLook() {
        as("analyst").body("{\"pages\":[\"x\"]}").post("/api/pages/acks").then().statusCode(400);
        as("ingest")
                .body(Map.of("pages", List.of(UUID.randomUUID())))
                .post("/api/pages/acks")
                .then()
                .statusCode(403);
        as("analyst")
                .body(Map.of("pages", List.of(UUID.randomUUID())))
                .post("/api/pages/acks")
                .then()
                .statusCode(200)
                .body("items.refused", contains("unknown-page"));
    }

    private World ringing() {
        World world = World.live(kafka).withChannels();
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        return world;
    }

    private static UUID rung(World world) {
        UUID page = world.page(Level.L1, "pr-lead");
        soon().until(() -> "ringing".equals(world.view(page).getString("state")));
        return page;
    }

    private static RequestSpecification signedIn(World world, String person) {
        String user = as("viewer").get("/api/people/" + person).path("user");
        return given().auth()
                .oauth2(Tokens.of(user, List.of("analyst"), world.brand))
                .contentType("application/json");
    }

    private static JsonPath bulk(RequestSpecification caller, List<UUID> pages) {
        return caller.body(Map.of("pages", pages))
                .post("/api/pages/acks")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
