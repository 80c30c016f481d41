package io.langyan.notification;

import static io.langyan.notification.World.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Probe.ProbeGraded;
import io.langyan.events.v1.ServiceBeat;
import io.langyan.events.v1.Topic;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The suite's own silence is told on a second channel, and its end. */
@QuarkusTest
@TestProfile(DeadmanTest.Watching.class)
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class DeadmanTest extends Served {

    /** A switch with little patience. */
    public static final class Watching implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "langyan.notification.deadman.watched", "grading,notification,pipeline,database",
                    "langyan.notification.deadman.silence", "3s",
                    "langyan.notification.deadman.pipeline-silence", "3s",
                    "langyan.notification.deadman.grace", "10s",
                    "langyan.notification.deadman.again", "4s",
                    "langyan.notification.deadman.look", "1s",
                    "langyan.notification.deadman.outward-every", "1s",
                    "langyan.notification.send-timeout", "1s",
                    "langyan.delivery.heartbeat", "500ms");
        }
    }

    private final ScheduledExecutorService hearts = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean gradingBeats = true;
    private volatile boolean probesArrive = true;
    private World world;

    @BeforeEach
    void beat() {
        world = World.live(kafka);
        world.channel(
                "second-" + world.number(),
                "dingtalk-robot",
                Map.of("deadman", "true"),
                Map.of("token", "ding-token-" + world.number(), "secret", "SEC" + world.number()),
                false);
        hearts.scheduleAtFixedRate(this::beatOnce, 0, 250, TimeUnit.MILLISECONDS);
        soon().until(() -> board().getList("channels").equals(List.of("second-" + world.number()))
                && states().stream().allMatch("beating"::equals));
    }

    @AfterEach
    void stop() {
        as("admin")
                .body(Map.of(
                        "kind",
                        "dingtalk-robot",
                        "enabled",
                        false,
                        "baseUrl",
                        World.simulators(),
                        "secrets",
                        Map.of("token", "***", "secret", "***")))
                .put("/api/channels/second-" + world.number())
                .then()
                .statusCode(200);
        third(false);
        hearts.shutdownNow();
    }

    @Test
    void aServiceThatFallsSilentIsToldOnceAndAgainAndWhenItIsBack() {
        // When
        gradingBeats = false;

        // Then
        soon().untilAsserted(() -> assertThat(heard("grading：没有心跳")).hasSize(1));
        assertThat(state("grading")).isEqualTo("silent");
        soon().untilAsserted(() -> assertThat(heard("grading：仍没有心跳")).isNotEmpty());
        assertThat(heard("grading：没有心跳")).hasSize(1);

        // When
        gradingBeats = true;

        // Then
        soon().untilAsserted(() -> assertThat(heard("grading：恢复心跳")).hasSize(1));
        soon().untilAsserted(() -> assertThat(state("grading")).isEqualTo("beating"));
        assertThat(world.arrived("dingtalk-robot"))
                .noneMatch(text -> text.contains("pipeline：") || text.contains("database："));
    }

    @Test
    void aPipelineThroughWhichNothingComesIsTold() {
        // When
        probesArrive = false;

        // Then
        soon().untilAsserted(() -> assertThat(heard("pipeline（第 1 道）：没有心跳")).hasSize(1));

        // When
        probesArrive = true;

        // Then
        soon().untilAsserted(() -> assertThat(heard("pipeline：恢复心跳")).hasSize(1));
    }

    @Test
    void withoutItsDatabaseTheSwitchStillSpeaksAndAfterwardsTellsNothingTwice() {
        // Given
        run("alter table heartbeat rename to heartbeat_away");

        // When
        gradingBeats = false;

        // Then
        try {
            soon().untilAsserted(() -> {
                assertThat(heard("grading：没有心跳")).hasSize(1);
                assertThat(heard("database：没有心跳")).hasSize(1);
            });
        } finally {
            run("alter table heartbeat_away rename to heartbeat");
        }

        // When
        gradingBeats = true;

        // Then
        soon().untilAsserted(() -> {
            assertThat(heard("grading：恢复心跳")).hasSize(1);
            assertThat(heard("database：恢复心跳")).hasSize(1);
        });
        assertThat(heard("grading：没有心跳")).hasSize(1);
    }

    @Test
    void aRelayThatTakesTheCallAndSaysNothingKeepsNobodyFromBeingTold() throws Exception {
        try (Oddly mute = new Oddly("")) {
            // Given
            mute(mute.url().replace("http:", "smtp:"), true);
            speaksThrough("a-mute-" + world.number(), "second-" + world.number());

            // When
            gradingBeats = false;

            // Then
            soon().untilAsserted(() -> assertThat(heard("grading：没有心跳")).hasSize(1));
            soon().untilAsserted(() -> assertThat(heard("grading：仍没有心跳")).isNotEmpty());
            assertThat(mute.calls()).isPositive();
        } finally {
            mute("smtp://127.0.0.1", false);
        }
    }

    @Test
    void aRobotWhoseMinuteIsFullIsPassedOverForTheNextAndEachMessageCounts() {
        // Given
        String first = "second-" + world.number();
        third(true);
        speaksThrough(first, "third-" + world.number());
        run("insert into channel_use (id, channel, at) select gen_random_uuid(), '" + first
                + "', now() + interval '1 hour' from generate_series(1, 20)");

        // When
        gradingBeats = false;

        // Then
        soon().untilAsserted(
                        () -> assertThat(heard("wecom-robot", "grading：没有心跳")).hasSize(1));
        assertThat(heard("grading：没有心跳")).isEmpty();
        assertThat(uses("third-" + world.number())).isPositive();
    }

    /** In this order, whatever plans of other tests call first: what a plan calls first comes last. */
    private void speaksThrough(String first, String second) {
        planned(world, "resend", 0, "live", World.step("PT0S", "requested", second));
        soon().until(() -> board().getList("channels").equals(List.of(first, second)));
    }

    private void mute(String url, boolean enabled) {
        as("admin")
                .body(Map.of(
                        "kind",
                        "email",
                        "enabled",
                        enabled,
                        "baseUrl",
                        url,
                        "settings",
                        Map.of("from", "duty@langyan.example", "deadman", "true"),
                        "secrets",
                        Map.of("deadmanTo", "boss@example.com")))
                .put("/api/channels/a-mute-" + world.number())
                .then()
                .statusCode(200);
    }

    @Test
    void theHeartbeatToOutsideIsFetched() {
        soon().untilAsserted(() -> assertThat(board().getString("outward")).isEqualTo("ok"));
    }

    private void beatOnce() {
        Instant now = Instant.now();
        if (gradingBeats) {
            world.send(Topic.HEARTBEATS, "grading", new ServiceBeat("grading", "test", now));
        }
        if (probesArrive) {
            world.send(Topic.CRISES, new UUID(0, 3).toString(), new ProbeGraded(0, 1, now, now, now));
        }
    }

    private void third(boolean enabled) {
        as("admin")
                .body(Map.of(
                        "kind",
                        "wecom-robot",
                        "enabled",
                        enabled,
                        "baseUrl",
                        World.simulators(),
                        "settings",
                        Map.of("deadman", "true"),
                        "secrets",
                        Map.of("key", "wecom-key-" + world.number())))
                .put("/api/channels/third-" + world.number())
                .then()
                .statusCode(200);
    }

    private List<String> heard(String words) {
        return heard("dingtalk-robot", words);
    }

    private List<String> heard(String kind, String words) {
        return world.arrived(kind).stream().filter(text -> text.contains(words)).toList();
    }

    private long uses(String channel) {
        return pool.query("select count(*) from channel_use where channel = '" + channel + "'")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private static io.restassured.path.json.JsonPath board() {
        return as("viewer")
                .get("/api/pages/heartbeats")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> states() {
        return board().getList("items.state");
    }

    private static String state(String name) {
        return board().getString("items.find { it.name == '" + name + "' }.state");
    }

    private void run(String sql) {
        pool.query(sql).execute().await().indefinitely();
    }
}
