package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.fault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.langyan.events.v1.Level;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Of a digest that fails, or whose sender dies, nothing is lost, and what is sent twice is marked. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class LostDigestTest extends Saturated {

    @Test
    void anUnknownOutcomeOfADigestIsSentAgainOnceAndMarked() {
        // Given
        World world = paged();
        fault(Map.of("channel", "wecom-robot", "holding", keyOf(world), "kind", "drop", "accepted", true));
        occupy(world, SINGLE);
        hold(world);
        List<UUID> pages = pages(world, Level.L3, 3);

        // When
        letGo(world);
        soon().untilAsserted(() ->
                assertThat(codes(world, pages)).doesNotContainNull().hasSize(3));
        freeTheDigestsPlace();

        // Then
        soon().untilAsserted(() -> assertThat(pages)
                .allSatisfy(page -> assertThat(states(world, page)).containsExactly("sent")));
        assertThat(world.arrived("wecom-robot"))
                .hasSize(2)
                .last()
                .asString()
                .contains("1. 【可能重复】", "2. 【可能重复】", "3. 【可能重复】");
    }

    @Test
    void whatADeadSenderLeftOfADigestIsTakenUpWholeAndMarked() {
        // Given
        World world = paged();
        List<UUID> pages = gathered(world, 3);
        String digest = digestOf(world, pages.get(0));

        // When
        freeTheDigestsPlace();
        sql("update digest set result = null, finished_at = null where id = $1", UUID.fromString(digest));
        leftByADeadSender(digest);

        // Then
        soon().untilAsserted(() -> assertThat(pages)
                .allSatisfy(page -> assertThat(states(world, page)).containsExactly("sent")));
        assertThat(world.arrived("wecom-robot")).hasSize(2).last().asString().contains("1. 【可能重复】");
        assertThat(codes(world, pages)).containsOnly("SENDER_LOST", "0");
    }

    @Test
    void aDigestWhoseOutcomeIsKnownIsNotSentAgainThoughItsSenderDiedBeforeItSaidSo() {
        // Given
        World world = paged();
        List<UUID> pages = gathered(world, 3);

        // When
        leftByADeadSender(digestOf(world, pages.get(0)));

        // Then
        soon().untilAsserted(() -> assertThat(pages)
                .allSatisfy(page -> assertThat(states(world, page)).containsExactly("sent")));
        assertThat(world.arrived("wecom-robot")).hasSize(1);
        assertThat(codes(world, pages)).containsExactly("0", "0", "0");
    }

    @Test
    void whatARefusedDigestHeldGoesByItself() {
        // Given
        World world = paged();
        fault(Map.of("channel", "wecom-robot", "holding", keyOf(world), "kind", "error", "code", "40201"));
        occupy(world, SINGLE);
        hold(world);
        List<UUID> pages = pages(world, Level.L3, 3);

        // When
        letGo(world);
        soon().untilAsserted(() -> assertThat(codes(world, pages)).containsExactly("40201", "40201", "40201"));
        empty(world);

        // Then
        soon().untilAsserted(() -> assertThat(pages)
                .allSatisfy(page -> assertThat(states(world, page)).containsExactly("sent")));
        assertThat(world.arrived("wecom-robot")).hasSize(3).noneMatch(text -> text.contains("摘要"));
        as("viewer")
                .queryParam("channel", world.wecom())
                .get("/api/pushes/digests")
                .then()
                .body("items.state", contains("refused"));
    }

    private void leftByADeadSender(String digest) {
        UUID id = UUID.fromString(digest);
        sql(
                """
                update push set state = 'sending', lease_owner = 'dead', lease_until = now() - interval '1 second',
                                done_at = null where id in (select push_id from attempt where digest_id = $1)""",
                id);
        sql("update attempt set result = null, code = null, finished_at = null where digest_id = $1", id);
    }

    private void empty(World world) {
        sql("delete from channel_use where channel = $1", world.wecom());
    }

    private void freeTheDigestsPlace() {
        sql("delete from channel_use where id in (select use_id from attempt where digest_id is not null)");
    }
}
