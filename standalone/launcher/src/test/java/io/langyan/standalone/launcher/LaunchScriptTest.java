package io.langyan.standalone.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./langyan} itself, in a tree of empty modules with a Maven and a Java that only say what they were asked. */
class LaunchScriptTest {

    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofHours(2));
    private static final Instant BUILT = Instant.now().minus(Duration.ofHours(1));
    private static final List<String> LIBRARIES = List.of(
            "events/contracts", "events/delivery", "events/rest", "standalone/embedded", "standalone/simulators");
    private static final List<String> SERVICES = List.of(
            "monitoring-service", "grading-service", "incident-service", "notification-service", "review-service");
    private static final String LAUNCHER = "standalone/launcher";
    private static final String MAVEN = "#!/bin/sh\necho \"$@\" >> \"$(dirname \"$0\")/asked\"\n";

    @TempDir
    Path root;

    @BeforeEach
    void plant() throws IOException {
        Files.copy(repository().resolve("langyan"), root.resolve("langyan"));
        script(root.resolve("langyan"), Files.readString(root.resolve("langyan")));
        script(root.resolve("bin/mvn"), MAVEN);
        java("17.0.15");
        script(root.resolve("jdk/bin/javac"), "#!/bin/sh\n");
        source(root.resolve("pom.xml"), LONG_AGO);
        LIBRARIES.forEach(this::module);
        SERVICES.forEach(this::module);
        module(LAUNCHER);
        for (String service : SERVICES) {
            source(root.resolve(service + "/target/quarkus-app/quarkus-run.jar"), BUILT);
        }
        source(root.resolve(LAUNCHER + "/target/langyan-launcher.jar"), BUILT);
        age(root);
    }

    @Test
    void whatIsUpToDateIsNotBuilt() throws Exception {
        // When
        Outcome outcome = langyan("up");

        // Then
        assertThat(outcome.exit).as(outcome.output).isZero();
        assertThat(outcome.output).contains("io.langyan.standalone.launcher.Langyan up");
        assertThat(asked()).isEmpty();
    }

    @Test
    void aChangedServiceIsBuiltAloneAndOnlyOnce() throws Exception {
        // Given
        source(root.resolve("grading-service/src/main/java/Rule.java"), Instant.now());

        // When
        langyan("up");
        langyan("up");

        // Then
        assertThat(asked()).hasSize(1);
        assertThat(asked().get(0)).contains("-pl grading-service -am package");
    }

    @Test
    void aSourceThatWasRemovedMakesItsModuleStale() throws Exception {
        // Given
        Files.delete(root.resolve("review-service/src/main/java/Main.java"));

        // When
        langyan("up");

        // Then
        assertThat(asked().get(0)).contains("-pl review-service -am package");
    }

    @Test
    void aChangedContractIsBuiltIntoEverything() throws Exception {
        // Given
        source(root.resolve("events/contracts/src/main/java/Main.java"), Instant.now());

        // When
        langyan("up");

        // Then
        assertThat(asked().get(0)).contains("-pl " + LAUNCHER + "," + String.join(",", SERVICES) + " -am package");
    }

    @Test
    void aBenchOfCodeBuildsTheServiceItMeasures() throws Exception {
        // Given
        module("standalone/bench");
        source(root.resolve("standalone/bench/target/langyan-bench.jar"), BUILT);
        source(root.resolve("monitoring-service/src/main/java/Match.java"), Instant.now());

        // When
        Outcome outcome = langyan("bench", "matching");

        // Then
        assertThat(outcome.output).contains("io.langyan.standalone.launcher.Langyan bench matching");
        assertThat(asked()).hasSize(1);
        assertThat(asked().get(0)).contains("-pl monitoring-service,standalone/bench -am package");
    }

    @Test
    void aChangedTestBuildsNothing() throws Exception {
        // Given
        source(root.resolve("grading-service/src/test/java/RuleTest.java"), Instant.now());

        // When
        langyan("up");

        // Then
        assertThat(asked()).isEmpty();
    }

    @Test
    void aBuildThatWasBrokenOffIsBegunAnew() throws Exception {
        // Given
        Files.delete(root.resolve(LAUNCHER + "/target/langyan-launcher.jar"));
        String makesTheJarAndIsKilled = "touch " + LAUNCHER + "/target/langyan-launcher.jar; kill -9 $PPID\n";
        script(root.resolve("bin/mvn"), MAVEN + makesTheJarAndIsKilled);

        // When
        langyan("up");
        script(root.resolve("bin/mvn"), MAVEN);
        langyan("down");
        langyan("down");

        // Then
        assertThat(asked()).hasSize(2);
        assertThat(asked().get(1)).contains("-pl " + LAUNCHER + " -am package");
    }

    @Test
    void twoBuildsWaitForEachOtherAndTheSecondHasNothingLeftToDo() throws Exception {
        // Given
        source(root.resolve("grading-service/src/main/java/Rule.java"), Instant.now());
        Path gate = root.resolve("gate");
        assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor())
                .isZero();
        script(root.resolve("bin/mvn"), MAVEN + "cat gate\n");
        Process first = start(List.of("./langyan", "up"), root.resolve("bin") + ":" + minimalPath());
        OutputStream open = Files.newOutputStream(gate);

        // When
        Process second = start(List.of("./langyan", "up"), root.resolve("bin") + ":" + minimalPath());
        String said =
                new BufferedReader(new InputStreamReader(second.getInputStream(), StandardCharsets.UTF_8)).readLine();
        open.close();

        // Then
        assertThat(said).contains("another build is at work");
        assertThat(finish(first).exit).isZero();
        assertThat(finish(second).exit).isZero();
        assertThat(asked()).hasSize(1);
    }

    @Test
    void stoppingNeverBuildsWhatIsMerelyOutOfDate() throws Exception {
        // Given
        source(root.resolve(LAUNCHER + "/src/main/java/Main.java"), Instant.now());

        // When
        langyan("down");

        // Then
        assertThat(asked()).isEmpty();
    }

    @Test
    void anOldJavaIsSaidInOneSentence() throws Exception {
        // Given
        java("11.0.2");

        // When
        Outcome outcome = run(List.of("./langyan", "up"), root.resolve("jdk") + "/bin:" + minimalPath());

        // Then
        assertThat(outcome.exit).isEqualTo(1);
        assertThat(outcome.output.lines().toList())
                .singleElement()
                .asString()
                .contains("Langyan needs Java 17 or newer");
    }

    @Test
    void aMissingNodeIsSaidInOneSentence() throws Exception {
        // Given
        source(root.resolve("console/package.json"), Instant.now());

        // When
        Outcome outcome = langyan("up");

        // Then
        assertThat(outcome.exit).isEqualTo(1);
        assertThat(outcome.output).contains("Building the console needs Node 20 or newer");
        assertThat(asked()).isEmpty();
    }

    private record Outcome(int exit, String output) {}

    private Outcome langyan(String... command) throws Exception {
        List<String> words = new ArrayList<>(List.of("./langyan"));
        words.addAll(List.of(command));
        return run(words, root.resolve("bin") + ":" + minimalPath());
    }

    private Outcome run(List<String> command, String path) throws Exception {
        return finish(start(command, path));
    }

    private Process start(List<String> command, String path) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
        builder.environment().put("LANGYAN_JVMS", "/nowhere");
        return builder.start();
    }

    private static Outcome finish(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), output);
    }

    /** The everyday tools without any Java, Maven or Node that this machine may have. */
    private String minimalPath() throws IOException {
        Path tools = Files.createDirectories(root.resolve("tools"));
        for (String tool : List.of(
                "bash",
                "sh",
                "env",
                "dirname",
                "readlink",
                "find",
                "sed",
                "grep",
                "tr",
                "head",
                "mkdir",
                "mktemp",
                "touch",
                "tee",
                "rm",
                "cat",
                "flock")) {
            Path link = tools.resolve(tool);
            Path real = Files.exists(Path.of("/bin", tool)) ? Path.of("/bin", tool) : Path.of("/usr/bin", tool);
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, real);
            }
        }
        return tools.toString();
    }

    private List<String> asked() throws IOException {
        Path asked = root.resolve("bin/asked");
        return Files.exists(asked) ? Files.readAllLines(asked) : List.of();
    }

    private void java(String version) throws IOException {
        script(
                root.resolve("jdk/bin/java"),
                """
                #!/bin/sh
                if [ "$1" = -version ]; then echo 'openjdk version "%s" 2025-04-15' >&2; else echo "$@"; fi
                """
                        .formatted(version));
    }

    private void module(String name) {
        try {
            source(root.resolve(name + "/pom.xml"), LONG_AGO);
            source(root.resolve(name + "/src/main/java/Main.java"), LONG_AGO);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void source(Path file, Instant changed) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.from(changed));
    }

    private static void age(Path root) throws IOException {
        try (var paths = Files.walk(root)) {
            for (Path directory : paths.filter(Files::isDirectory).toList()) {
                Files.setLastModifiedTime(directory, FileTime.from(LONG_AGO));
            }
        }
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path repository() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("langyan"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
