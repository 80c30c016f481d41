package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.notification.ical.Parsed;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A rota as a calendar feed: whoever has the address reads it, nobody else. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class RotaFeedTest extends Served {

    private final String role = "duty-" + UUID.randomUUID();

    @Test
    void shiftsAndStandInsAreInTheFeedAndPhoneNumbersAreNot() {
        // Given
        World world = World.live(kafka);
        String zhang = world.person("张, 三; \\", role);
        String li = world.person("李四", role);
        put(zhang);
        Instant now = Instant.now();
        as("admin")
                .body(Map.of(
                        "person",
                        li,
                        "from",
                        now.plusSeconds(3600).toString(),
                        "to",
                        now.plusSeconds(7200).toString(),
                        "reason",
                        "就医"))
                .post("/api/rotas/" + role + "/overrides")
                .then()
                .statusCode(201);

        // When
        String path = made();
        String text = read(path)
                .statusCode(200)
                .contentType("text/calendar")
                .header("Cache-Control", "private, max-age=900")
                .extract()
                .asString();

        // Then
        Parsed feed = Parsed.of(text);
        assertThat(feed.calendar()).containsEntry("VERSION", "2.0").containsKeys("PRODID", "X-WR-CALNAME");
        assertThat(feed.events()).hasSize(3).allSatisfy(event -> assertThat(event)
                .containsKeys("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"));
        assertThat(feed.events())
                .extracting(event -> event.get("SUMMARY"))
                .containsExactly(
                        "值班 On duty " + role + "：张, 三; \\",
                        "值班 On duty " + role + "：李四",
                        "值班 On duty " + role + "：张, 三; \\");
        assertThat(feed.events().get(1).get("DTSTART")).matches("\\d{8}T\\d{6}Z");
        assertThat(feed.events().get(0).get("DTEND"))
                .isEqualTo(feed.events().get(1).get("DTSTART"));
        assertThat(text).doesNotContain(world.phone()).doesNotContain("就医");

        // And one person's alone
        String own = read(path + "?person=" + li).statusCode(200).extract().asString();
        assertThat(Parsed.of(own).events()).singleElement().satisfies(event -> assertThat(event.get("SUMMARY"))
                .endsWith("李四"));
    }

    @Test
    void aRenewedAddressClosesTheOneBefore() {
        // Given
        put(World.live(kafka).person("张三", role));
        String first = made();
        as("viewer").get("/api/rotas/" + role + "/feed").then().statusCode(200).body("by", equalTo("admin"));

        // When
        String second = made();

        // Then
        read(first).statusCode(404);
        read(second).statusCode(200);

        // When
        as("admin").delete("/api/rotas/" + role + "/feed").then().statusCode(204);

        // Then
        read(second).statusCode(404);
        as("viewer").get("/api/rotas/" + role + "/feed").then().statusCode(404);
    }

    @Test
    void aForgedAddressOpensNothing() {
        // Given
        put(World.live(kafka).person("张三", role));
        String path = made();
        char last = path.charAt(path.length() - 6);

        // Then
        read(path.substring(0, path.length() - 6) + (last == 'A' ? 'B' : 'A') + ".ics")
                .statusCode(404);
        read("/p/ical/" + UUID.randomUUID() + ".ics").statusCode(404);
        read("/p/ical/.ics").statusCode(404);
    }

    private void put(String... people) {
        as("admin")
                .body(Map.of("layers", List.of(Map.of("people", List.of(people)))))
                .put("/api/rotas/" + role)
                .then()
                .statusCode(200);
    }

    private String made() {
        String url = as("admin")
                .post("/api/rotas/" + role + "/feed")
                .then()
                .statusCode(201)
                .extract()
                .path("url");
        return URI.create(url).getPath();
    }

    private static ValidatableResponse read(String path) {
        return given().urlEncodingEnabled(false).get(path).then();
    }
}
