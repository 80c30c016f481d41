package io.langyan.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.langyan.events.v1.EventJson;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A rota from before layers is brought along as one layer, in a schema of its own. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class RotaMigrationTest {

    @Inject
    AgroalDataSource database;

    private final String schema = "old_" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void turnsBecomeOneLayerAndAreLookedThrough() throws Exception {
        // Given
        flyway("1").migrate();
        run("insert into rota (role, members, every, handover_at, handover_day, zone, starts_on, changed_at) values"
                + " ('listener', '[\"00000000-0000-0000-0000-000000000001\"]', 'weekly', '08:30', 'FRIDAY', 'Europe/Berlin',"
                + " '2026-11-06', now()),"
                + " ('pr-lead', '[]', 'daily', '09:00', null, 'Asia/Shanghai', '2026-01-01', now())");

        // When
        flyway("latest").migrate();

        // Then
        assertThat(EventJson.mapper().readTree(asked("select layers from rota where role = 'listener'")))
                .isEqualTo(
                        EventJson.mapper()
                                .readTree(
                                        """
                                [{"people":["00000000-0000-0000-0000-000000000001"],
                                  "handover":{"every":"weekly","at":"08:30","day":"friday","from":"2026-11-06"}}]"""));
        assertThat(EventJson.mapper().readTree(asked("select layers from rota where role = 'pr-lead'")))
                .isEqualTo(
                        EventJson.mapper()
                                .readTree(
                                        """
                                [{"people":[],"handover":{"every":"daily","at":"09:00","from":"2026-01-01"}}]"""));
        assertThat(
                        asked(
                                "select string_agg(concat_ws(' ', zone, calendar, gaps_allowed), ', ' order by role) from rota"))
                .isEqualTo("Europe/Berlin cn f, Asia/Shanghai cn f");
        assertThat(asked("select count(*)::text from rota_check")).isEqualTo("2");
    }

    private Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(database)
                .schemas(schema)
                .locations("db/delivery", "db/rest", "db/migration")
                .target(target)
                .load();
    }

    private void run(String statement) throws Exception {
        try (Connection connection = database.getConnection();
                Statement asked = connection.createStatement()) {
            asked.execute("set search_path to " + schema);
            asked.execute(statement);
            asked.execute("set search_path to default");
        }
    }

    private String asked(String query) throws Exception {
        try (Connection connection = database.getConnection();
                Statement asked = connection.createStatement()) {
            asked.execute("set search_path to " + schema);
            try (ResultSet rows = asked.executeQuery(query)) {
                rows.next();
                String found = rows.getString(1);
                asked.execute("set search_path to default");
                return found;
            }
        }
    }
}
