package io.langyan.notification;

import static io.langyan.notification.World.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.PushEvent.PageExhausted;
import io.langyan.events.v1.Topic;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A step asks roles, groups of the squad and people by name. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class StepsTest extends Served {

    @Test
    void aStepRingsWhoSitsInTheGroupAndWhoIsNamedAndNobodyOfAnotherBrand() {
        // Given
        World world = World.live(kafka).withChannels();
        World other = World.live(kafka);
        String lawyer = world.person("法务", "steps-counsel", phone(world, 1));
        String byUser = world.person("李四", "bystander", phone(world, 2));
        String byId = world.person("王五", "bystander", phone(world, 3));
        world.person("赵六", "bystander", phone(world, 4));
        String stranger = other.person("外人", "bystander", phone(other, 5));
        published(
                world,
                "{after: PT0S, groups: [experts], people: [%s, %s, %s], channels: [%s]}"
                        .formatted(user(byUser), byId.toUpperCase(Locale.ROOT), user(stranger), world.sms()));

        // When
        UUID page = world.page(Level.L1, "steps-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent", "sent", "sent"));
        assertThat(world.view(page).getList("pushes.person", String.class))
                .containsExactlyInAnyOrder(lawyer, byUser, byId);
        assertThat(world.view(page).getList("steps.rungs[0].roles", String.class))
                .containsExactly("steps-counsel");
        assertThat(world.view(page).getString("alarm")).isNull();
    }

    @Test
    void thatNobodyOfAStepIsThereIsAnAlarmThatNamesWhoIsMissing() {
        // Given
        World world = World.live(kafka).withChannels();
        String gone = UUID.randomUUID().toString();
        published(world, "{after: PT0S, people: [%s], channels: [%s]}".formatted(gone, world.wecom()));

        // When
        UUID page = world.page(Level.L1, "steps-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.told(page))
                .filteredOn(PageExhausted.class::isInstance)
                .singleElement()
                .extracting(event -> ((PageExhausted) event).reason())
                .isEqualTo("nobody for " + gone);
    }

    private void published(World world, String step) {
        String yaml =
                """
                name: plan-%1$s
                brands: [{id: %1$s, name: 测试, names: [测试]}]
                response:
                  squads:
                    - {name: 应急小组, lead: steps-lead, escalation: test, seats: [{role: steps-lead, group: command}, {role: steps-counsel, group: experts}]}
                escalation: {policies: [{name: test, levels: [L1], steps: [%2$s]}], onUnknownOutcome: resend}
                """
                        .formatted(world.brand, step);
        Plan plan = PlanFile.parse(yaml);
        world.send(Topic.PLANS, plan.name(), new PlanPublished(plan.name(), 7, plan, "test", Instant.now()));
        isPlanned(world.brand);
    }

    private static String user(String person) {
        return as("viewer").get("/api/people/" + person).path("user");
    }

    private static String phone(World world, int which) {
        return "13%d%08d".formatted(which, world.number());
    }
}
