package io.langyan.incident.ticking;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Clocks of the far future, so that the running ticker leaves them alone. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class DueClocksTest {

    private static final Duration LEASE = Duration.ofSeconds(30);

    @Inject
    DueClocks due;

    @Inject
    DataSource database;

    private List<UUID> claim(Instant now) {
        return due.claim(now).await().atMost(Duration.ofSeconds(10));
    }

    /** Each in a century of its own: no other test's clocks are due by then unless claimed here first. */
    private Instant incidentsDueIn(int century, int incidents) {
        Instant dueAt = Instant.parse((2000 + 100 * century) + "-01-01T00:00:00Z");
        IntStream.range(0, incidents).forEach(i -> insert(dueAt));
        return dueAt.plusSeconds(1);
    }

    private void insert(Instant dueAt) {
        UUID id = TimeOrderedId.next();
        try (Connection connection = database.getConnection()) {
            var incident = connection.prepareStatement(
                    "insert into incident (id, brand, plan_name, plan_version, title, level, state, squad, fact_sheet,"
                            + " opened_at, opened_by) values (?, 'lease', 'p', 1, 't', 'L1', 'closed', '{}', '{}', now(), 't')");
            incident.setObject(1, id);
            incident.executeUpdate();
            var clock = connection.prepareStatement(
                    "insert into incident_clock (incident_id, clock, brand, plan_version, position, state, started_at,"
                            + " at_risk_at, due_at, next_at) values (?, 'meeting', 'lease', 1, 1, 'running', now(), ?, ?, ?)");
            clock.setObject(1, id);
            for (int i = 2; i <= 4; i++) {
                clock.setTimestamp(i, Timestamp.from(dueAt));
            }
            clock.executeUpdate();
        } catch (SQLException broken) {
            throw new CompletionException(broken);
        }
    }

    /** What other tests left behind is claimed too, so counting starts after that. */
    private void claimAllBefore(Instant now) {
        while (!claim(now.minusSeconds(10)).isEmpty()) {
            assertThat(LEASE).isPositive();
        }
    }

    @Test
    void aClaimedClockIsNobodyElsesUntilItsLeaseRanOut() {
        // Given
        Instant now = incidentsDueIn(10, 1);
        claimAllBefore(now);
        // When
        var first = claim(now);
        var meanwhile = claim(now.plus(LEASE).minusSeconds(1));
        var afterTheHolderDied = claim(now.plus(LEASE).plusSeconds(1));
        // Then
        assertThat(first).hasSize(1);
        assertThat(meanwhile).isEmpty();
        assertThat(afterTheHolderDied).containsAll(first);
    }

    @Test
    void twoThatClaimAtOnceShareNothing() {
        // Given
        Instant now = incidentsDueIn(20, 40);
        claimAllBefore(now);
        // When
        var claims = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> claim(now)))
                .toList();
        // Then
        List<UUID> all = new ArrayList<>();
        claims.forEach(claimed -> all.addAll(claimed.join()));
        assertThat(all).hasSize(40).doesNotHaveDuplicates();
    }
}
