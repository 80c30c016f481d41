package io.langyan.notification;

import static io.langyan.notification.World.step;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.events.v1.IncidentEvent.PageRequested;
import io.langyan.events.v1.Level;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More pages at once than a DingTalk robot takes in a minute: the limit is kept and every page is told. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class FloodTest extends Served {

    private static final int MOST_A_MINUTE = 20;
    /** As many as go by themselves and one digest lists. */
    private static final int PAGES = 25;

    @Test
    void ofMorePagesThanTheRobotTakesEachIsToldOnceAndNoneIsRefused() {
        // Given
        World world = World.live(kafka).withChannels();
        world.channel(
                world.dingtalk(),
                "dingtalk-robot",
                Map.of("digestAfter", "PT1S"),
                Map.of("token", "ding-token-" + world.number(), "secret", "SEC" + world.number()),
                true);
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.dingtalk()));
        List<PageRequested> flood = IntStream.range(0, PAGES)
                .mapToObj(i -> world.request(UUID.randomUUID(), Level.L3, "第" + i + "件", "pr-lead"))
                .toList();
        Map<String, Integer> before = refused();

        // When
        world.sendAll(flood);

        // Then: of what comes late the rest waits for the next minute
        await().atMost(Duration.ofSeconds(150))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(flood).allSatisfy(page -> assertThat(states(world, page.pageId()))
                        .containsExactly("sent")));
        List<UUID> pages = flood.stream().map(PageRequested::pageId).toList();
        assertThat(codes(world, pages)).hasSize(PAGES).containsOnly("0");
        String texts = String.join("\n", world.arrived("dingtalk-robot"));
        assertThat(pages).allSatisfy(page -> assertThat(texts).containsOnlyOnce("/#/pages/" + page));
        assertThat(pages.stream().filter(page -> world.view(page).getString("pushes[0].digest") != null))
                .isNotEmpty();
        assertThat(mostInAMinute(times(world))).isLessThanOrEqualTo(MOST_A_MINUTE);
        assertThat(refused()).isEqualTo(before);
    }

    /** How often the robots' provider said that it was too often. */
    private static Map<String, Integer> refused() {
        Map<String, Integer> calls = given().baseUri(World.simulators())
                .get("/sim/health")
                .then()
                .statusCode(200)
                .extract()
                .<Map<String, Map<String, Integer>>>path("calls")
                .getOrDefault("dingtalk-robot", Map.of());
        return Map.of("130101", calls.getOrDefault("130101", 0), "410100", calls.getOrDefault("410100", 0));
    }

    private static List<Instant> times(World world) {
        List<Map<String, Object>> items = given().baseUri(World.simulators())
                .queryParam("channel", "dingtalk-robot")
                .get("/sim/messages")
                .then()
                .extract()
                .path("items");
        return items.stream()
                .filter(item -> ((String) item.get("text")).contains(world.brand.substring(0, 23)))
                .map(item -> Instant.parse((String) item.get("receivedAt")))
                .toList();
    }

    private static long mostInAMinute(List<Instant> times) {
        assertThat(times).isNotEmpty();
        return times.stream()
                .mapToLong(from -> times.stream()
                        .filter(at -> !at.isBefore(from) && at.isBefore(from.plusSeconds(60)))
                        .count())
                .max()
                .orElse(0);
    }
}
