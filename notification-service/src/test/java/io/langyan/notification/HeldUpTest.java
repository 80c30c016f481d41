package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Level;
import io.langyan.standalone.embedded.test.RealServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot be worked on is put off and counted: it holds up nothing behind it. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class HeldUpTest extends Saturated {

    @Inject
    MeterRegistry meters;

    private final String role = "held-" + UUID.randomUUID();

    @BeforeEach
    void listenersHaveNoChannel() {
        alarmsGoNowhere();
    }

    @AfterEach
    void mendRows() {
        sql(
                """
                update page set ladder = (select ladder from page where ladder like '{%' limit 1), next_at = null, stage = 'closed'
                where ladder = 'no ladder'""");
        sql("delete from rota where role like 'held-%'");
    }

    @Test
    void aPageThatCannotBeReadStopsNoOthersEscalation() {
        // Given
        World world = World.live(kafka).withChannels();
        world.person("张三", "pr-lead");
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "requested", world.wecom()),
                step("PT1H", "requested", world.dingtalk()));
        UUID broken = sent(world);
        UUID sound = sent(world);
        double before = putOff("escalation");

        // When
        breaks(broken);
        sql("update page set next_at = now() - interval '1 hour' where id = $1", broken);
        sql("update page set next_at = now() - interval '1 minute' where id = $1", sound);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, sound)).containsExactly("sent", "sent"));
        soon().untilAsserted(() -> assertThat(putOff("escalation")).isGreaterThan(before));
        assertThat(text("select stage from page where id = $1", broken)).isEqualTo("ringing");
    }

    @Test
    void aPushThatCannotBeBegunHoldsUpNoOther() {
        // Given
        World world = paged();
        hold(world);
        UUID broken = waiting(world, Level.L1);
        UUID sound = waiting(world, Level.L1);
        double before = putOff("push");

        // When
        breaks(broken);
        letGo(world);

        // Then
        soon().untilAsserted(() -> assertThat(states(world, sound)).containsExactly("sent"));
        assertThat(putOff("push")).isGreaterThan(before);
        assertThat(text("select state from push where page_id = $1 and not_before > now()", broken))
                .isEqualTo("due");
    }

    @Test
    void whatWasToGoInOneDigestWithIsSentWithoutIt() {
        // Given
        World world = paged();
        occupy(world, SINGLE);
        hold(world);
        List<UUID> pages = pages(world, Level.L3, 4);

        // When
        breaks(pages.get(0));
        letGo(world);
        soon().until(() -> !text("select state from push where page_id = $1 and alone", pages.get(1))
                .isEmpty());
        sql("delete from channel_use where channel = $1", world.wecom());

        // Then
        soon().untilAsserted(() -> assertThat(pages.subList(1, 4))
                .allSatisfy(page -> assertThat(states(world, page)).containsExactly("sent")));
    }

    @Test
    void whoseContactsCannotBeOpenedIsCalledInTheGroupAllTheSame() {
        // Given
        World world = paged();
        String person = world.person("李四", "pr-lead");

        // When
        sql("update person set contacts = '\\x01' where id = $1", UUID.fromString(person));
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.arrived("wecom-robot")).singleElement().asString().contains("张三", "李四");
    }

    @Test
    void aSenderThatDiedIsNoticedThoughAnotherOnesPageCannotBeRead() {
        // Given
        World world = paged();
        hold(world);
        UUID broken = waiting(world, Level.L1);
        UUID sound = waiting(world, Level.L1);
        double before = putOff("recovery");

        // When
        breaks(broken);
        sql(
                """
                update push set state = 'sending', attempts = 1, lease_owner = 'gone', lease_until = now() - interval '1 minute'
                where page_id = any($1)""",
                (Object) new UUID[] {broken, sound});

        // Then
        soon().untilAsserted(() -> assertThat(text("select state from push where page_id = $1", sound))
                .isEqualTo("due"));
        assertThat(putOff("recovery")).isGreaterThan(before);
        assertThat(text("select state from push where page_id = $1 and lease_until > now()", broken))
                .isEqualTo("sending");
    }

    @Test
    void aRotaThatCannotBeLookedThroughKeepsNoOtherFromIt() {
        // Given
        World world = paged();
        String other = role + "-2";
        for (String each : List.of(role, other)) {
            String person = world.person("王五-" + each, each);
            as("admin")
                    .body(Map.of("layers", List.of(Map.of("people", List.of(person)))))
                    .put("/api/rotas/" + each)
                    .then()
                    .statusCode(200);
        }

        double before = putOff("rota-check");

        // When
        sql("update rota_check set told = 'nothing', check_at = now() - interval '1 hour' where role = $1", role);
        sql("update rota_check set check_at = now() - interval '1 minute' where role = $1", other);

        // Then
        for (String each : List.of(role, other)) {
            soon().untilAsserted(() -> assertThat(
                            text("select 'later' from rota_check where role = $1 and check_at > now()", each))
                    .isEqualTo("later"));
        }
        assertThat(putOff("rota-check")).isGreaterThan(before);
    }

    @Test
    void aMuteThatCannotBeLiftedKeepsNoOtherInForce() {
        // Given
        World world = paged();
        UUID first = mute(world);
        UUID broken = sent(world);
        sql("update page set mute_id = $2, stage = 'ringing', taken = 0, next_at = null where id = $1", broken, first);
        World elsewhere = paged();
        UUID second = mute(elsewhere);
        double before = putOff("mute");

        // When
        breaks(broken);
        sql("update mute set until = now() - interval '1 minute' where id = $1", first);
        sql("update mute set until = now() where id = $1", second);

        // Then
        soon().untilAsserted(
                        () -> assertThat(text("select 'over' from mute where id = $1 and ended_at is not null", second))
                                .isEqualTo("over"));
        soon().untilAsserted(() -> assertThat(putOff("mute")).isGreaterThan(before));
        sql("update mute set ended_at = now() where id = $1", first);
    }

    private UUID mute(World world) {
        UUID id = UUID.randomUUID();
        sql(
                """
                insert into mute (id, brand, whys, up_to, reason, made_by, made_at, until)
                values ($1, $2, '[]', 'L1', 'test', 'test', now(), now() + interval '1 hour')""",
                id,
                world.brand);
        return id;
    }

    private UUID sent(World world) {
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        return page;
    }

    private UUID waiting(World world, Level level) {
        UUID page = world.page(level, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("due"));
        return page;
    }

    private void breaks(UUID page) {
        sql("update page set ladder = 'no ladder' where id = $1", page);
    }

    private double putOff(String work) {
        var counter = meters.find("langyan.work.put.off").tag("work", work).counter();
        return counter == null ? 0 : counter.count();
    }

    /** The first column of the first row; empty when there is none. */
    private String text(String sql, Object given) {
        var rows = pool.preparedQuery(sql).execute(Tuple.of(given)).await().indefinitely();
        return rows.size() == 0 ? "" : rows.iterator().next().getString(0);
    }
}
