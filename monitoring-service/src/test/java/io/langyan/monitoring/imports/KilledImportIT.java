package io.langyan.monitoring.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the packaged service with SIGKILL in the middle of an import, again and again. Runs with {@code -DskipITs=false};
 * {@code langyan.kill.lines} says how long the file is, {@code langyan.kills} how often.
 */
class KilledImportIT {

    private static final int BROKEN_EVERY = 1_000;
    private static final int REPEATED_EVERY = 700;
    private static final Duration LONG = Duration.ofMinutes(40);

    private final RealServers servers = new RealServers();
    private final Map<String, String> settings = new HashMap<>();
    private final int port = freePort();
    private final int managementPort = freePort();
    private Process service;

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        if (service != null) {
            service.destroyForcibly();
        }
        servers.stop();
    }

    @Test
    void anImportGoesOnAfterEachKillAndItsCountsReconcile() throws Exception {
        // Given
        int lines = Integer.getInteger("langyan.kill.lines", 60_000);
        int kills = Integer.getInteger("langyan.kills", 3);
        settings.putAll(servers.start());
        settings.put("langyan.monitoring.author-hash-key", "only-for-tests-of-this-module");
        RestAssured.port = port;
        Path file = file(lines);
        start();
        Instant begun = Instant.now();
        String job = given().auth()
                .oauth2(Tokens.of("ingest"))
                .multiPart("file", file.toFile())
                .post("/api/imports?format=observations")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Instant spooled = Instant.now();

        // When
        List<Double> killedAt = new ArrayList<>();
        for (int kill = 1; kill <= kills; kill++) {
            double share = kill / (kills + 1.0);
            await().atMost(LONG)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> view(job).getDouble("progress") >= share);
            killedAt.add(view(job).getDouble("progress"));
            service.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
            start();
        }
        await().atMost(LONG).pollInterval(Duration.ofSeconds(1)).until(() -> "done"
                .equals(view(job).getString("state")));
        Instant done = Instant.now();

        // Then
        JsonPath view = view(job);
        long broken = lines / BROKEN_EVERY;
        long different = lines - broken - repeated(lines);
        assertThat(view.getLong("lines")).isEqualTo(lines);
        assertThat(view.getLong("rejected")).isEqualTo(broken);
        assertThat(view.getLong("accepted") + view.getLong("merged") + view.getLong("rejected"))
                .isEqualTo(lines);
        await().atMost(LONG).pollInterval(Duration.ofSeconds(1)).until(() -> count("sample") >= different);
        Instant entered = Instant.now();
        assertThat(count("sample")).isEqualTo(different);
        assertThat(count("mention_key")).isEqualTo(different);
        System.out.printf(
                "KilledImportIT: %d lines (%d MB), killed at %s; accepted %d, merged %d, rejected %d; ledger samples %d."
                        + " Spooled in %d s, done after %d s, all in the ledger after %d s%n",
                lines,
                Files.size(file) >> 20,
                killedAt,
                view.getLong("accepted"),
                view.getLong("merged"),
                view.getLong("rejected"),
                count("sample"),
                Duration.between(begun, spooled).toSeconds(),
                Duration.between(begun, done).toSeconds(),
                Duration.between(begun, entered).toSeconds());
    }

    /** Each line another mention, but for some that repeat the line before and some that are broken. */
    private Path file(int lines) throws IOException {
        Path file = folder.resolve("many.ndjson");
        Instant seen = Instant.now();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 1; i <= lines; i++) {
                int number = isRepeated(i) ? i - 1 : i;
                String line =
                        """
                        {"platform":"forum","externalId":"killed-%d","text":"第%d条，说的是电池与售后","observedAt":"%s","counters":{"likes":%d}}"""
                                .formatted(number, number, seen, number);
                out.write(isBroken(i) ? line.substring(0, 60) : line);
                out.write('\n');
            }
        }
        return file;
    }

    private static boolean isBroken(int line) {
        return line % BROKEN_EVERY == 0;
    }

    /** Never after a broken line, nor broken itself: what is repeated is there. */
    private static boolean isRepeated(int line) {
        return line % REPEATED_EVERY == 0 && !isBroken(line) && !isBroken(line - 1);
    }

    private static long repeated(int lines) {
        long repeated = 0;
        for (int line = 1; line <= lines; line++) {
            repeated += isRepeated(line) ? 1 : 0;
        }
        return repeated;
    }

    private static JsonPath view(String job) {
        return given().auth()
                .oauth2(Tokens.of("ingest"))
                .get("/api/imports/" + job)
                .jsonPath();
    }

    private long count(String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        settings.get("quarkus.datasource.jdbc.url"),
                        settings.get("quarkus.datasource.username"),
                        settings.get("quarkus.datasource.password"));
                Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery("select count(*) from " + table)) {
            counted.next();
            return counted.getLong(1);
        }
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
        await().atMost(Duration.ofMinutes(3)).ignoreExceptions().until(this::ready);
    }

    private boolean ready() {
        return given().port(managementPort).get("/q/health/ready").statusCode() == 200;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
