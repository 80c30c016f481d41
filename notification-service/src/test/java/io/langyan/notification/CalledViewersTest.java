package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.step;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.events.v1.Level;
import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever was called answers signed in, also who may otherwise only read; nobody else of those does. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class CalledViewersTest extends Served {

    private World world;
    private String zhang;
    private String li;

    @BeforeEach
    void somebodyIsThere() {
        world = World.live(kafka).withChannels();
        zhang = world.person("张三", "pr-lead");
        li = world.person("李四", "legal-head");
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "admin"})
    void whoWasCalledInPersonAnswers(String signedInAs) {
        // Given
        UUID page = rung(world.sms());

        // Then
        acknowledge(by(li, signedInAs), page).then().statusCode(403).body("type", containsString("not-called"));
        acknowledge(as(signedInAs), page).then().statusCode(403);
        assertThat(world.view(page).getString("state")).isEqualTo("ringing");
        acknowledge(by(zhang, signedInAs), page)
                .then()
                .statusCode(201)
                .body("person", equalTo(zhang))
                .body("proof", equalTo("sign-in"));
        assertThat(world.view(page).getString("state")).isEqualTo("acknowledged");
    }

    @Test
    void whoIsAmongThoseForWhomAGroupWasCalledAnswers() {
        // Given
        UUID page = rung(world.wecom());

        // Then
        acknowledge(by(li, "viewer"), page).then().statusCode(403);
        acknowledge(by(zhang, "viewer"), page).then().statusCode(201).body("name", equalTo("张三"));
    }

    @Test
    void aPushThatHasNotGoneCallsNobody() {
        // Given
        UUID page = rung(world.sms());
        run("update push set state = 'failed' where page_id = $1", page);

        // Then
        acknowledge(by(zhang, "viewer"), page).then().statusCode(403);
    }

    @Test
    void whoIsToldThatAnotherHasItWasNotCalled() {
        // Given
        UUID page = rung(world.sms());
        run("update push set notice = true where page_id = $1", page);

        // Then
        acknowledge(by(zhang, "viewer"), page).then().statusCode(403);
    }

    @Test
    void aPageOfAnotherBrandStaysOutOfReach() {
        // Given
        UUID page = rung(world.sms());
        RequestSpecification elsewhere = given().auth()
                .oauth2(Tokens.of(user(zhang), List.of("viewer"), "another"))
                .contentType("application/json");

        // Then
        acknowledge(elsewhere, page).then().statusCode(403);
        assertThat(world.view(page).getString("state")).isEqualTo("ringing");
    }

    @Test
    void ofSeveralPagesThoseAreAnsweredThatCalledTheCaller() {
        // Given
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms()));
        UUID own = rungFor("pr-lead");
        UUID others = rungFor("legal-head");
        UUID unknown = UUID.randomUUID();

        // When
        JsonPath answer = by(zhang, "viewer")
                .body(Map.of("pages", List.of(others, own, unknown)))
                .post("/api/pages/acks")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        // Then
        assertThat(answer.<String>getList("items.refused")).containsExactly("not-called", null, "unknown-page");
        assertThat(answer.<Boolean>getList("items.counted")).containsExactly(null, true, null);
        assertThat(world.view(others).getString("state")).isEqualTo("ringing");
        assertThat(world.view(own).getString("acks[0].person")).isEqualTo(zhang);
    }

    @Test
    void whoeverReadsAPageIsToldWhetherTheyMayAnswerIt() {
        // Given
        UUID page = rung(world.sms());

        // Then
        assertThat(mayAnswer(by(zhang, "viewer"), page)).isTrue();
        assertThat(mayAnswer(by(li, "viewer"), page)).isFalse();
        assertThat(mayAnswer(as("viewer"), page)).isFalse();
        assertThat(mayAnswer(as("analyst"), page)).isTrue();
        by(zhang, "viewer")
                .queryParam("brand", world.brand)
                .get("/api/pages")
                .then()
                .body("items.mayAnswer", equalTo(List.of(true)));
    }

    private static boolean mayAnswer(RequestSpecification caller, UUID page) {
        return caller.get("/api/pages/" + page).then().statusCode(200).extract().path("mayAnswer");
    }

    private UUID rung(String channel) {
        planned(world, "resend", 0, "live", step("PT0S", "requested", channel));
        return rungFor("pr-lead");
    }

    private UUID rungFor(String role) {
        UUID page = world.page(Level.L1, role);
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        return page;
    }

    private static Response acknowledge(RequestSpecification caller, UUID page) {
        return caller.post("/api/pages/" + page + "/acks");
    }

    private static RequestSpecification by(String person, String role) {
        return given().auth().oauth2(Tokens.of(user(person), List.of(role))).contentType("application/json");
    }

    private static String user(String person) {
        return as("viewer").get("/api/people/" + person).path("user");
    }
}
