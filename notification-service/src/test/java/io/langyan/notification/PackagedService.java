package io.langyan.notification;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.core.ConditionTimeoutException;

/** The packaged service as a process of its own, to be killed and started again. */
final class PackagedService implements AutoCloseable {

    private final int port = freePort();
    private final int managementPort = freePort();
    private final List<String> command;
    private Process process;

    PackagedService(Map<String, String> settings) {
        command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dquarkus.management.port=" + managementPort);
        command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
    }

    /** Until it is ready. */
    void start() throws IOException {
        begin();
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> given().port(managementPort).get("/q/health/ready").statusCode() == 200);
    }

    /** Without waiting for it. */
    void begin() throws IOException {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/killed-service.log")))
                .start();
    }

    /** As a machine dies: when some of so many pushes have been accepted, or some time before or after it took up what the dead one read. */
    void killAmid(int pushes, Random random) throws InterruptedException {
        int enough = Ledger.accepted() + random.nextInt(pushes);
        try {
            await().atMost(Duration.ofMillis(500 + random.nextInt(14_500)))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> Ledger.accepted() > enough);
        } catch (ConditionTimeoutException quiet) {
            // it dies all the same
        }
        process.destroyForcibly().waitFor();
    }

    /** The one that requests go to from now on. */
    void ask() {
        RestAssured.port = port;
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
