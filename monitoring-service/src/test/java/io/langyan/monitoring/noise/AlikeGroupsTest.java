package io.langyan.monitoring.noise;

import static io.langyan.monitoring.Setup.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.monitoring.noise.Components.Component;
import io.langyan.monitoring.noise.Components.Node;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What is remembered of the table of keys never says other than the table would. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class AlikeGroupsTest {

    private static final int LAYER = 77;

    @Inject
    AlikeGroups alike;

    @Inject
    Pool pool;

    private final Instant now = Instant.now();
    private final long one = ThreadLocalRandom.current().nextLong();
    private final long other = ThreadLocalRandom.current().nextLong();

    @Test
    void aRememberedKeyFollowsItsGroupUnderTheNewName() {
        // Given
        UUID first = join(one);
        join(one);
        UUID second = join(other);
        join(other);

        // When
        UUID both = join(one, other);

        // Then
        assertThat(both).isIn(first, second);
        assertThat(join(one)).isEqualTo(both);
        assertThat(join(other)).isEqualTo(both);
    }

    @Test
    void whatWasUndoneIsNotRemembered() {
        // Given
        UUID undone = pool.withTransaction(connection -> alike.join(connection, LAYER, List.of(node(one)), now)
                        .call(() -> connection.query("rollback").execute().chain(() -> connection
                                .query("begin")
                                .execute())))
                .await()
                .atMost(PATIENCE)
                .get(0)
                .group();

        // When
        UUID group = join(one);

        // Then
        assertThat(group).isNotEqualTo(undone);
        assertThat(join(one)).isEqualTo(group);
    }

    @Test
    void theNextDayStillKnowsWhatWasSaidToday() {
        // Given
        UUID today = join(one);
        join(one);

        // When
        UUID tomorrow = component(now.plus(Duration.ofDays(1)), node(one)).group();

        // Then
        assertThat(tomorrow).isEqualTo(today);
    }

    private UUID join(long... keys) {
        return component(now, node(keys)).group();
    }

    private Component component(Instant at, Node node) {
        Uni<List<Component>> joined =
                pool.withTransaction(connection -> alike.join(connection, LAYER, List.of(node), at));
        return joined.await().atMost(PATIENCE).get(0);
    }

    private static Node node(long... keys) {
        return new Node(UUID.randomUUID(), keys);
    }
}
