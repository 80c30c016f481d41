package io.langyan.notification;

import static io.langyan.notification.World.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.Topic;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A crisis whose warning comes and goes rings once within the window, and again when a mute is over. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class FlappingTest extends Served {

    @Test
    void theSameWarningToldTwiceRingsOnce() {
        // Given
        World world = listening();
        UUID crisis = UUID.randomUUID();

        // When
        world.sendAll(Topic.CRISES, crisis.toString(), List.of(warning(world, crisis), warning(world, crisis)));
        world.read(Topic.CRISES.topicName()).stream()
                .filter(record -> crisis.toString().equals(record.key()))
                .forEach(world::again);
        UUID other = UUID.randomUUID();
        world.send(Topic.CRISES, other.toString(), warning(world, other));

        // Then
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot")).hasSize(2));
        soon().untilAsserted(() ->
                assertThat(pages(world).getInt("items.group.repeats.sum()")).isEqualTo(1));
        assertThat(pages(world).<String>getList("items.group.key"))
                .containsExactlyInAnyOrder("warn/" + crisis, "warn/" + other);
    }

    @Test
    void aWarningThatFlapsRingsOnceWithinTheWindowAndAgainAfterIt() {
        // Given
        World world = listening();
        UUID crisis = UUID.randomUUID();

        // When
        world.sendAll(
                Topic.CRISES,
                crisis.toString(),
                List.of(
                        warning(world, crisis),
                        changed(world, crisis, Level.WARN, Level.WATCH),
                        warning(world, crisis),
                        changed(world, crisis, Level.WARN, Level.NONE),
                        warning(world, crisis)));

        // Then
        UUID page = onlyPage(world);
        soon().until(() -> count(world, page) == 2);
        assertThat(world.arrived("wecom-robot")).hasSize(1);

        // When
        run("update page set opened_at = opened_at - interval '25 hours' where id = $1", page);
        world.send(Topic.CRISES, crisis.toString(), warning(world, crisis));

        // Then
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot")).hasSize(2));
        assertThat(count(world, page)).isEqualTo(2);
    }

    @Test
    void aMuteThatHasExpiredLetsTheSameWarningRing() {
        // Given
        World world = listening();
        UUID crisis = UUID.randomUUID();
        String mute = mute(world, Instant.now().plusSeconds(3600));
        world.send(Topic.CRISES, crisis.toString(), warning(world, crisis));
        world.send(Topic.CRISES, crisis.toString(), warning(world, crisis));
        UUID page = onlyPage(world);
        soon().until(() -> count(world, page) == 1);
        assertThat(world.view(page).getString("closedWhy")).isEqualTo("muted");
        assertThat(as("viewer")
                        .get("/api/pages/" + page + "/repeats")
                        .jsonPath()
                        .getString("items[0].reason.code"))
                .isEqualTo("muted");

        // When
        run("update page set muted_until = now() where id = $1", page);
        run("update mute set until = now() where id = $1", UUID.fromString(mute));
        soon().until(() ->
                as("viewer").get("/api/pages/mutes/" + mute).jsonPath().get("endedAt") != null);
        world.send(Topic.CRISES, crisis.toString(), warning(world, crisis));

        // Then
        soon().untilAsserted(() ->
                assertThat(pages(world).<String>getList("items.why")).containsExactly("warn", "mute-ended", "warn"));
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot"))
                .hasSize(2)
                .anySatisfy(text -> assertThat(text).contains("静音结束，期间有 1 次呼叫未响"))
                .anySatisfy(text -> assertThat(text).startsWith("【狼烟 预警】电池自燃")));
    }

    private World listening() {
        World world = World.live(kafka).withChannels();
        world.person("值班员", "listener");
        planned(world, "resend", 0, "live", World.step("PT0S", "requested", world.wecom()));
        return world;
    }

    private static UUID onlyPage(World world) {
        soon().until(() -> pages(world).getList("items").size() == 1);
        return UUID.fromString(pages(world).getString("items[0].id"));
    }

    private static JsonPath pages(World world) {
        return as("viewer").queryParam("brand", world.brand).get("/api/pages").jsonPath();
    }

    private static int count(World world, UUID page) {
        return world.view(page).getInt("group.repeats");
    }

    private static String mute(World world, Instant until) {
        return as("commander")
                .body(Map.of("brand", world.brand, "reason", "已知", "until", until.toString()))
                .post("/api/pages/mutes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static LevelChanged warning(World world, UUID crisis) {
        return changed(world, crisis, Level.WATCH, Level.WARN);
    }

    private static LevelChanged changed(World world, UUID crisis, Level from, Level to) {
        return new LevelChanged(
                crisis,
                world.brand,
                "电池自燃",
                from,
                to,
                "pr",
                null,
                false,
                12,
                List.of("weibo"),
                List.of("product-safety"),
                Instant.now(),
                null,
                null,
                Instant.now());
    }
}
