package io.langyan.notification;

import static io.langyan.notification.World.step;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.events.v1.Level;
import io.langyan.standalone.embedded.test.RealServers;
import io.restassured.RestAssured;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Kills the packaged service again and again while it pages. Runs with {@code -DskipITs=false}; {@code langyan.kills} and
 * {@code langyan.seed} say how often and when.
 */
class KillIT {

    private static final Pattern CODE = Pattern.compile("[2-9A-Z]{4}-\\d{6}");
    /** Enough that they share transactions. */
    private static final int PAGES_A_ROUND = 40;

    private final RealServers servers = new RealServers();
    private final SimulatorsResource simulators = new SimulatorsResource();
    private final Map<String, String> settings = new HashMap<>();
    private final int port = freePort();
    private final int managementPort = freePort();
    private Process service;

    @AfterEach
    void stop() {
        if (service != null) {
            service.destroyForcibly();
        }
        simulators.stop();
        servers.stop();
    }

    @Test
    void noPageIsLostAndWhatIsSentTwiceIsMarked() throws Exception {
        // Given
        int kills = Integer.getInteger("langyan.kills", 5);
        Random random = new Random(Long.getLong("langyan.seed", 42L));
        settings.putAll(servers.start());
        settings.putAll(simulators.start());
        RestAssured.port = port;
        start();
        World world = World.live(settings.get("kafka.bootstrap.servers")).withChannels();
        for (int i = 0; i < PAGES_A_ROUND; i++) {
            world.person("人" + i, "role-" + i, String.format("137%08d", i));
        }
        world.withPlan("resend", 0, "live", step("PT0S", "requested", world.sms()));
        UUID first = await().atMost(Duration.ofSeconds(30)).until(() -> pageByThePlan(world), Objects::nonNull);
        List<UUID> pages = new ArrayList<>(List.of(first));

        // When
        for (int kill = 0; kill < kills; kill++) {
            for (int i = 0; i < PAGES_A_ROUND; i++) {
                pages.add(world.page(Level.L1, "role-" + i));
            }
            service.waitFor(random.nextInt(250), TimeUnit.MILLISECONDS);
            service.destroyForcibly().waitFor();
            start();
        }

        // Then
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(pages)
                .allSatisfy(page -> assertThat(world.view(page).<String>getList("pushes.state"))
                        .singleElement()
                        .isIn("sent", "maybe")));
        Map<String, List<String>> byCode = texts().stream().collect(Collectors.groupingBy(KillIT::code));
        assertThat(byCode).hasSize(pages.size());
        List<List<String>> twice =
                byCode.values().stream().filter(texts -> texts.size() > 1).toList();
        assertThat(twice).allSatisfy(texts -> assertThat(texts.stream().filter(text -> !text.contains("可能重复")))
                .hasSize(1));
        assertThat(twice).allSatisfy(texts -> assertThat(texts).hasSize(2));
        System.out.printf(
                "KillIT: %d kills, %d pages, %d messages, %d repeated and marked%n",
                kills, pages.size(), texts().size(), twice.size());
    }

    /** Null while the plan has not come in, whose topic is another than the page's. */
    private static UUID pageByThePlan(World world) {
        UUID page = world.page(Level.L1, "role-0");
        String policy = await().until(() -> world.view(page).getString("policy"), Objects::nonNull);
        return policy.equals("test") ? page : null;
    }

    private void start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dquarkus.management.port=" + managementPort);
        command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        service = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/killed-service.log")))
                .start();
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(this::ready);
    }

    private boolean ready() {
        return given().port(managementPort).get("/q/health/ready").statusCode() == 200;
    }

    private static List<String> texts() {
        return given().baseUri(World.simulators())
                .queryParam("channel", "aliyun-sms")
                .get("/sim/messages")
                .then()
                .extract()
                .path("items.text");
    }

    private static String code(String text) {
        Matcher code = CODE.matcher(text);
        assertThat(code.find()).isTrue();
        return code.group();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
