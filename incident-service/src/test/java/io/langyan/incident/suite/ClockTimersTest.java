package io.langyan.incident.suite;

import static io.langyan.incident.suite.Rest.incident;
import static io.langyan.incident.suite.Rest.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.events.v1.IncidentEvent.ClockChanged;
import io.langyan.events.v1.IncidentEvent.PageRequested;
import io.langyan.events.v1.Topic;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ClockTimersTest {

    private static String state(String incident, String clock) {
        return incident(incident).getString("clocks.find { it.clock == '" + clock + "' }.state");
    }

    @Test
    void aBreachedClockEscalatesOnce() {
        // Given
        String id = Rest.declared(Rest.newFastDrill(), "L1");
        // When
        await().atMost(Duration.ofSeconds(20)).until(() -> state(id, "meeting").equals("breached"));
        // Then
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(Bus.on(Topic.INCIDENTS, id, ClockChanged.class))
                    .filteredOn(changed -> changed.clock().clock().equals("meeting"))
                    .extracting(changed -> changed.clock().state())
                    .doesNotHaveDuplicates()
                    .endsWith("breached");
            assertThat(Bus.on(Topic.INCIDENTS, id, PageRequested.class))
                    .filteredOn(page -> "meeting".equals(page.facts().get("clock")))
                    .extracting(PageRequested::why)
                    .doesNotHaveDuplicates()
                    .endsWith("clock-breached");
        });
    }

    @Test
    void aMeetingHeldStopsItsClock() {
        // Given
        String id = Rest.declared(Rest.newBrand(), "L1");
        // When
        post("commander", "/api/incidents/" + id + "/clocks/meeting", Map.of("action", "met", "reason", "电话会议"))
                .then()
                .statusCode(200);
        // Then
        assertThat(state(id, "meeting")).isEqualTo("met");
        post("commander", "/api/incidents/" + id + "/clocks/meeting", Map.of("action", "met"))
                .then()
                .statusCode(409);
    }

    @Test
    void aPausedClockIsNotBreachedAndRunsOnAfterwards() {
        // Given
        String id = Rest.declared(Rest.newFastDrill(), "L1");
        String meeting = "/api/incidents/" + id + "/clocks/meeting";
        // When
        post("commander", meeting, Map.of("action", "pause", "reason", "等待监管部门通报"))
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> state(id, "first-word").equals("breached"));
        // Then
        assertThat(state(id, "meeting")).isEqualTo("paused");
        post("commander", meeting, Map.of("action", "resume")).then().statusCode(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> state(id, "meeting").equals("breached"));
    }

    @Test
    void aPauseWithoutAReasonIsRefused() {
        // Given
        String id = Rest.declared(Rest.newBrand(), "L1");
        // When
        var refused = post("commander", "/api/incidents/" + id + "/clocks/meeting", Map.of("action", "pause"));
        // Then
        refused.then().statusCode(422);
        assertThat(refused.jsonPath().getString("type")).isEqualTo("https://langyan.io/problems/reason-missing");
    }
}
