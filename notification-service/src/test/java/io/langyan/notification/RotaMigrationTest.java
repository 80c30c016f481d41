package io.langyan.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.langyan.events.v1.EventJson;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** A rota from before layers is brought along as one layer, in a schema of its own. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class RotaMigrationTest {

    @Inject
    AgroalDataSource database;

    @Test
    void turnsBecomeOneLayerAndAreLookedThrough() throws Exception {
        // Given
        OldSchema old = new OldSchema(database, "1");
        old.run("insert into rota (role, members, every, handover_at, handover_day, zone, starts_on, changed_at) values"
                + " ('listener', '[\"00000000-0000-0000-0000-000000000001\"]', 'weekly', '08:30', 'FRIDAY', 'Europe/Berlin',"
                + " '2026-11-06', now()),"
                + " ('pr-lead', '[]', 'daily', '09:00', null, 'Asia/Shanghai', '2026-01-01', now())");

        // When
        old.migrate("latest");

        // Then
        assertThat(EventJson.mapper().readTree(old.asked("select layers from rota where role = 'listener'")))
                .isEqualTo(
                        EventJson.mapper()
                                .readTree(
                                        """
                                [{"people":["00000000-0000-0000-0000-000000000001"],
                                  "handover":{"every":"weekly","at":"08:30","day":"friday","from":"2026-11-06"}}]"""));
        assertThat(EventJson.mapper().readTree(old.asked("select layers from rota where role = 'pr-lead'")))
                .isEqualTo(
                        EventJson.mapper()
                                .readTree(
                                        """
                                [{"people":[],"handover":{"every":"daily","at":"09:00","from":"2026-01-01"}}]"""));
        assertThat(
                        old.asked(
                                "select string_agg(concat_ws(' ', zone, calendar, gaps_allowed), ', ' order by role) from rota"))
                .isEqualTo("Europe/Berlin cn f, Asia/Shanghai cn f");
        assertThat(old.asked("select count(*)::text from rota_check")).isEqualTo("2");
    }
}
