package io.langyan.incident.suite;

import static io.langyan.incident.suite.Rest.as;
import static io.langyan.incident.suite.Rest.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.langyan.incident.timeline.TimelineProof;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class TimelineTest {

    @Inject
    DataSource database;

    private static String exported(String incident) {
        return as("viewer")
                .get("/api/incidents/" + incident + "/timeline/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String publishedKey() {
        return as("viewer").get("/api/incidents/keys").jsonPath().getString("items[0].key");
    }

    private static String worked() {
        String incident = Rest.declared(Rest.newBrand(), "L1");
        String path = "/api/incidents/" + incident;
        post("commander", path + "/clocks/meeting", Map.of("action", "met"))
                .then()
                .statusCode(200);
        post("publisher", path + "/statements", Map.of("kind", "holding", "text", "我们已关注到相关情况。"))
                .then()
                .statusCode(201);
        return incident;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.createStatement().executeUpdate(sql);
        }
    }

    @Test
    void whatIsExportedCanBeVerifiedWithoutTheService() {
        // Given
        String incident = worked();
        // When
        var finding = TimelineProof.of(exported(incident), publishedKey());
        // Then
        assertThat(finding).isEqualTo("intact 4 entries, 0 erased");
    }

    @Test
    void theDatabaseItselfRefusesToChangeAnEntry() {
        // Given
        String incident = worked();
        // Then
        assertThatThrownBy(
                        () -> execute("update timeline_entry set actor = 'x' where incident_id = '" + incident + "'"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> execute("delete from timeline_entry where incident_id = '" + incident + "'"))
                .hasMessageContaining("append-only");
    }

    @Test
    void whoSwitchesTheGuardOffIsNamedByTheProof() throws SQLException {
        // Given
        String incident = worked();
        // When
        execute("alter table timeline_entry disable trigger timeline_guard");
        execute("update timeline_entry set actor = 'somebody' where seq = 3 and incident_id = '" + incident + "'");
        execute("alter table timeline_entry enable trigger timeline_guard");
        // Then
        assertThat(TimelineProof.of(exported(incident), publishedKey())).startsWith("broken at 3");
    }

    @Test
    void anErasedPayloadIsGoneAndTheChainStillHolds() {
        // Given
        String incident = worked();
        String path = "/api/incidents/" + incident + "/timeline";
        // When
        post("admin", path + "/4/erasure", Map.of("reason", "个人信息删除请求")).then().statusCode(204);
        // Then
        var timeline = as("viewer").get(path).jsonPath();
        assertThat(timeline.getBoolean("items[3].erased")).isTrue();
        assertThat(timeline.getString("items[3].payload")).isNull();
        assertThat(timeline.getString("items[4].type")).isEqualTo("payload.erased");
        assertThat(TimelineProof.of(exported(incident), publishedKey())).isEqualTo("intact 5 entries, 1 erased");
        post("admin", path + "/99/erasure", Map.of("reason", "x")).then().statusCode(404);
        post("admin", path + "/1/erasure", Map.of()).then().statusCode(422);
    }

    @Test
    void aTimelineIsReadPageByPageWithItsSignedHead() {
        // Given
        String path = "/api/incidents/" + worked() + "/timeline";
        // When
        var first = as("viewer").get(path + "?limit=3").jsonPath();
        var second = as("viewer")
                .get(path + "?limit=3&cursor=" + first.getString("next"))
                .jsonPath();
        // Then
        assertThat(first.<Integer>getList("items.seq")).isEqualTo(List.of(1, 2, 3));
        assertThat(second.<Integer>getList("items.seq")).isEqualTo(List.of(4));
        assertThat(second.getString("head.hash")).isEqualTo(second.getString("items[0].hash"));
        assertThat(first.getMap("items[0].payload")).containsKey("incidentId");
    }
}
