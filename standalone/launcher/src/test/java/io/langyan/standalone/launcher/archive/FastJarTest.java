package io.langyan.standalone.launcher.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.standalone.launcher.process.JavaProgram;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FastJarTest {

    @TempDir
    Path directory;

    @BeforeEach
    void build() throws IOException {
        jar("quarkus/generated-bytecode.jar", 10);
        jar("quarkus/transformed-bytecode.jar", 10);
        jar("app/service.jar", 10);
        jar("lib/boot/runner.jar", 20);
        jar("lib/main/small-b.jar", 10);
        jar("lib/main/small-a.jar", 10);
        jar("lib/main/large.jar", 30);
        runner("java.base/java.lang java.base/java.util");
        try (DataOutputStream index =
                new DataOutputStream(Files.newOutputStream(directory.resolve("quarkus/quarkus-application.dat")))) {
            index.writeInt(0xF0315432);
            index.writeInt(3);
            index.writeUTF("io.example.Main");
        }
    }

    @Test
    void whatQuarkusChangedComesFirstAndLargeLibrariesBeforeSmallOnes() {
        // When
        JavaProgram program = new FastJar(directory).program(List.of(), List.of());

        // Then
        assertThat(program.classPath().stream().map(directory::relativize).map(Path::toString))
                .containsExactly(
                        "quarkus/transformed-bytecode.jar",
                        "quarkus/generated-bytecode.jar",
                        "app/service.jar",
                        "lib/main/large.jar",
                        "lib/boot/runner.jar",
                        "lib/main/small-a.jar",
                        "lib/main/small-b.jar");
    }

    @Test
    void itRunsWhatTheRunnerJarWouldHaveRun() {
        // When
        List<String> command = new FastJar(directory)
                .program(List.of("-Xmx64m"), List.of("start"))
                .command("-Xshare:auto");

        // Then
        assertThat(command)
                .containsSubsequence("-Xmx64m", "-Xshare:auto", "-cp", "io.example.Main", "start")
                .contains(
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--add-opens=java.base/java.util=ALL-UNNAMED");
    }

    @Test
    void whatWasNotBuiltSaysSo() {
        assertThat(new FastJar(directory).isBuilt()).isTrue();
        assertThat(new FastJar(directory.resolve("elsewhere")).isBuilt()).isFalse();
    }

    private void jar(String name, int bytes) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[bytes]);
    }

    private void runner(String opened) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Add-Opens"), opened);
        new JarOutputStream(Files.newOutputStream(directory.resolve("quarkus-run.jar")), manifest).close();
    }
}
