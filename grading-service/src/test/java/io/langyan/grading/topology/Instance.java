package io.langyan.grading.topology;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged service, native where it was built so, in a process of its own, with a directory of its own for what the stream keeps. */
final class Instance {

    private static final File NATIVE = new File(System.getProperty("native.image.path"));

    private final Map<String, String> settings;
    private final Path state;
    private final int managementPort = freePort();
    private final int port = freePort();
    private Process process;

    Instance(Map<String, String> settings, Path state) {
        this.settings = settings;
        this.state = state;
    }

    void start() throws IOException {
        List<String> command = new ArrayList<>(program());
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Dkafka-streams.state.dir=" + state);
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dquarkus.management.port=" + managementPort);
        if (!NATIVE.canExecute()) {
            command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        }
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/killed-instance.log")))
                .start();
    }

    private static List<String> program() {
        return NATIVE.canExecute()
                ? List.of(NATIVE.getPath())
                : List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1");
    }

    void awaitReady() {
        await().atMost(Duration.ofMinutes(5)).ignoreExceptions().until(this::ready);
    }

    private boolean ready() {
        return given().port(managementPort).get("/q/health/ready").statusCode() == 200;
    }

    /** SIGKILL: it can put nothing in order. */
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
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
