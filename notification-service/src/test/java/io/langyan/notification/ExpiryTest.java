package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.IncidentEvent.IncidentClosed;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.PushEvent.PageAcknowledged;
import io.langyan.events.v1.PushEvent.PageEscalated;
import io.langyan.events.v1.Topic;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An escalation waits in the database: it neither stays paused for ever, nor goes on after an answer, nor comes back from the dead. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class ExpiryTest extends Served {

    private static final Duration HOLDS = Duration.ofHours(2);

    @Test
    void aPageWhoseAnswerHasExpiredRingsAgainUntilItIsAnsweredAgain() {
        // Given
        World world = called(step("PT0S", "requested", "%wecom"));
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        acknowledge(page);
        assertThat(nextAt(page)).isEqualTo(ackedAt(page).plus(HOLDS));

        // When
        itsTimeHasCome(page);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent", "sent"));
        assertThat(world.view(page).getString("state")).isEqualTo("ringing");
        assertThat(world.arrived("wecom-robot")).hasSize(2);
        soon().untilAsserted(() -> assertThat(world.told(page)).hasAtLeastOneElementOfType(PageEscalated.class));
        acknowledge(page);
        assertThat(world.view(page).getString("state")).isEqualTo("acknowledged");
        soon().untilAsserted(() -> assertThat(world.told(page))
                .filteredOn(PageAcknowledged.class::isInstance)
                .hasSize(2));
    }

    @Test
    void anAnswerCallsOffWhatWaitsAndEveryLaterStep() {
        // Given
        World world = called(
                step("PT0S", "requested", "%wecom"),
                step("PT0S", "requested", "%dingtalk"),
                step("PT10M", "requested", "%sms"));
        hold(world);
        UUID answered = world.page(Level.L1, "pr-lead");
        UUID other = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(List.of(answered, other))
                .allSatisfy(page -> assertThat(states(world, page)).containsExactly("due", "sent")));

        // When
        acknowledge(answered);
        letGo(world);
        anHourPasses(answered);
        anHourPasses(other);

        // Then: the other page shows that every step was due
        soon().untilAsserted(() -> assertThat(states(world, other)).containsExactly("sent", "sent", "sent"));
        assertThat(states(world, answered)).containsExactly("cancelled", "sent");
        assertThat(world.view(answered).getString("state")).isEqualTo("acknowledged");
        assertThat(world.arrived("wecom-robot"))
                .singleElement()
                .asString()
                .doesNotContain(answered.toString())
                .contains(other.toString());
        assertThat(world.arrived("dingtalk-robot")).hasSize(2);
        assertThat(world.arrived("aliyun-sms")).hasSize(1);
    }

    @Test
    void aPageWhoseAnswerExpiresAfterItsIncidentWasClosedStaysSilent() {
        // Given
        World world = called(step("PT0S", "requested", "%wecom"));
        UUID incident = UUID.randomUUID();
        UUID page = world.page(incident, null, Level.L1, "opened", "电池自燃", "pr-lead");
        UUID other = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(List.of(page, other))
                .allSatisfy(each -> assertThat(states(world, each)).containsExactly("sent")));
        acknowledge(page);
        acknowledge(other);

        // When
        close(world, incident);
        soon().untilAsserted(() ->
                assertThat(world.view(page).getString("closedWhy")).isEqualTo("incident-closed"));
        assertThat(nextAt(page)).isNull();
        itsTimeHasCome(page);
        itsTimeHasCome(other);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, other)).containsExactly("sent", "sent"));
        assertThat(states(world, page)).containsExactly("sent");
        assertThat(world.view(page).getString("state")).isEqualTo("closed");
        assertThat(world.arrived("wecom-robot")).hasSize(3);
    }

    /** As after a standstill of the service: what waits is a row, and nobody has to wake it. */
    @Test
    void stepsThatFellDueMeanwhileAreAllTakenInTheirOrder() {
        // Given
        World world = called(
                step("PT0S", "requested", "%wecom"),
                step("PT10M", "requested", "%dingtalk"),
                step("PT20M", "requested", "%sms"));
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(nextAt(page)).isEqualTo(startedAt(page).plus(Duration.ofMinutes(10)));

        // When
        anHourPasses(page);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent", "sent", "sent"));
        assertThat(world.view(page).getString("state")).isEqualTo("ringing");
        assertThat(nextAt(page)).isAfter(Instant.now().plus(Duration.ofMinutes(8)));
        assertThat(world.view(page).<Integer>getList("pushes.step")).containsExactly(0, 1, 2);
        assertThat(world.view(page).<String>getList("pushes.channel"))
                .containsExactly(world.wecom(), world.dingtalk(), world.sms());
        assertThat(world.arrived("aliyun-sms")).hasSize(1);

        // When
        itsTimeHasCome(page);

        // Then
        soon().untilAsserted(
                        () -> assertThat(world.view(page).getString("state")).isEqualTo("exhausted"));
    }

    /** Channels are named by their kind. */
    private World called(String... steps) {
        World world = World.live(kafka).withChannels().answersHoldFor(HOLDS.toString());
        Saturated.robot(world, Map.of("tellAnswers", "off"));
        world.channel(
                world.dingtalk(),
                "dingtalk-robot",
                Map.of("tellAnswers", "off"),
                Map.of("token", "ding-token-" + world.number(), "secret", "SEC" + world.number()),
                true);
        world.person("张三", "pr-lead");
        String[] named = new String[steps.length];
        for (int i = 0; i < steps.length; i++) {
            named[i] = steps[i].replace("%wecom", world.wecom())
                    .replace("%dingtalk", world.dingtalk())
                    .replace("%sms", world.sms());
        }
        planned(world, "resend", 0, "live", named);
        return world;
    }

    private static void acknowledge(UUID page) {
        as("analyst").post("/api/pages/" + page + "/acks").then().statusCode(201);
    }

    private static void close(World world, UUID incident) {
        Instant now = Instant.now();
        world.send(
                Topic.INCIDENTS,
                incident.toString(),
                new IncidentClosed(
                        incident, null, world.brand, "二", Level.L1, "pr", List.of(), "原因", "pr-lead", now, now));
    }

    private void itsTimeHasCome(UUID page) {
        run("update page set next_at = now() - interval '1 second' where id = $1", page);
    }

    private void anHourPasses(UUID page) {
        run(
                """
                update page set started_at = started_at - interval '1 hour', next_at = next_at - interval '1 hour'
                where id = $1""",
                page);
    }

    private void hold(World world) {
        sql("update channel set blocked_until = now() + interval '1 hour' where name = $1", world);
    }

    private void letGo(World world) {
        sql("update channel set blocked_until = null where name = $1", world);
    }

    private void sql(String text, World world) {
        pool.preparedQuery(text).execute(Tuple.of(world.wecom())).await().indefinitely();
    }

    private Instant nextAt(UUID page) {
        return at("next_at", page);
    }

    private Instant ackedAt(UUID page) {
        return at("acked_at", page);
    }

    private Instant startedAt(UUID page) {
        return at("started_at", page);
    }

    private Instant at(String column, UUID page) {
        Row row = pool.preparedQuery("select " + column + " from page where id = $1")
                .execute(Tuple.of(page))
                .await()
                .indefinitely()
                .iterator()
                .next();
        OffsetDateTime at = row.getOffsetDateTime(0);
        return at == null ? null : at.toInstant();
    }
}
