package io.langyan.notification;

import static io.langyan.notification.World.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Level;
import io.langyan.notification.push.Holder;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is no news any more is told nobody. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class OldNewsTest extends Saturated {

    @Inject
    Holder holder;

    @Test
    void whatSomebodyHoldsKeepsNoOtherOldNewsInLine() {
        // Given
        World world = paged();
        UUID held = told(world);
        UUID other = told(world);
        hold(world);
        answered(world, held);
        answered(world, other);

        // When
        holder.cancelOldNewsBeside(UUID.fromString(world.view(held).getString("pushes[1].id")))
                .await()
                .atMost(Duration.ofSeconds(60));

        // Then
        assertThat(states(world, held)).containsExactly("sent", "due");
        assertThat(states(world, other)).containsExactly("sent", "cancelled");
    }

    private UUID told(World world) {
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        return page;
    }

    private static void answered(World world, UUID page) {
        as("analyst").post("/api/pages/" + page + "/acks").then().statusCode(201);
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent", "due"));
    }
}
