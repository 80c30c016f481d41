package io.langyan.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Pages from before conversations are put into those of their crises, so that what follows continues them. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class ConversationMigrationTest {

    private static final UUID CRISIS = UUID.randomUUID();

    @Inject
    AgroalDataSource database;

    @Test
    void pagesOfACrisisAreItsConversationAndAllOthersAreTheirOwn() throws Exception {
        // Given
        OldSchema old = new OldSchema(database, "18");
        old.run(page("warn", CRISIS, null));
        old.run(page("opened", CRISIS, null));
        old.run(page("drilled", CRISIS, "d-1"));
        old.run(page("hit", null, null));

        // When
        old.migrate("20");
        old.run(page("of an older replica", null, null));

        // Then
        assertThat(old.asked(
                        "select string_agg(why, ' ' order by why) from page where conversation = '" + CRISIS + "'"))
                .isEqualTo("opened warn");
        assertThat(old.asked("select count(distinct conversation)::text from page"))
                .isEqualTo("4");
    }

    private static String page(String why, UUID crisis, String drill) {
        return """
                insert into page (id, brand, drill, crisis_id, level, why, title, facts, roles, policy, ladder, trial, stage, started_at, taken,
                    climbed, requested_at, opened_at)
                values (gen_random_uuid(), 'b', %s, %s, 'L3', '%s', 't', '{}', '[]', 'p', '{}', false, 'closed', now(), 0, 0, now(), now())"""
                .formatted(quoted(drill), quoted(crisis), why);
    }

    private static String quoted(Object value) {
        return value == null ? "null" : "'" + value + "'";
    }
}
