package io.langyan.standalone.launcher.identity;

import io.langyan.standalone.embedded.Directories;
import io.langyan.standalone.launcher.archive.FastJar;
import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.home.Progress;
import io.langyan.standalone.launcher.home.UserError;
import io.langyan.standalone.launcher.process.Java;
import io.langyan.standalone.launcher.process.JavaProgram;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Keycloak's files: fetched by Maven and built for the suite once, so that later starts take seconds. */
final class KeycloakProgram {

    private static final List<String> BUILD =
            List.of("build", "--db=postgres", "--http-relative-path=/auth", "--health-enabled=true");
    private static final String DONE = ".langyan-built";
    private static final String UNPACK = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack";

    private final LangyanHome home;
    private final String version;
    private final Path directory;

    KeycloakProgram(LangyanHome home) {
        this.home = home;
        this.version = version();
        this.directory = home.programs().resolve("keycloak-" + version);
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream file = KeycloakProgram.class.getResourceAsStream("/launcher.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("keycloak.version");
    }

    /** What a start imports. */
    Path importFile() {
        return directory.resolve("data").resolve("import").resolve("langyan-realm.json");
    }

    /** Fetches and builds what is missing. */
    void prepare(Progress progress) {
        if (Files.exists(directory.resolve(DONE))) {
            return;
        }
        fetch(progress);
        progress.say("  building Keycloak for this suite (once, about 20 s) …");
        run(buildCommand(), "keycloak-build", "Keycloak cannot be built");
        try {
            Files.createFile(directory.resolve(DONE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fetch(Progress progress) {
        progress.say("  fetching Keycloak " + version + " (once, 177 MB) …");
        Path unpacked = home.programs().resolve(".fetching");
        Directories.delete(unpacked);
        Directories.create(home.programs());
        String maven = Optional.ofNullable(System.getenv("LANGYAN_MVN")).orElse("mvn");
        List<String> command = List.of(
                maven,
                "-B",
                "-ntp",
                UNPACK,
                "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + version + ":zip",
                "-DoutputDirectory=" + unpacked);
        run(command, "keycloak-fetch", "Keycloak cannot be fetched");
        try {
            Directories.delete(directory);
            Files.move(unpacked.resolve(directory.getFileName()), directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Directories.delete(unpacked);
    }

    /** Keycloak's own script runs Java as a child of a shell; here Java runs directly, so that it is one process to watch. */
    JavaProgram program(List<String> flags, List<String> arguments) {
        return new FastJar(libraries()).program(flags, arguments).with(settings());
    }

    private Path libraries() {
        return directory.resolve("lib");
    }

    /** The build needs the loader of Quarkus, which looks for itself. */
    private List<String> buildCommand() {
        List<String> command = Java.command(settings());
        command.addAll(List.of(
                "-Xmx512m",
                "-cp",
                new FastJar(libraries()).runner().toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(BUILD);
        return command;
    }

    /** What Keycloak's script sets. */
    private List<String> settings() {
        List<String> settings = new ArrayList<>();
        for (String opened : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            settings.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        settings.addAll(List.of(
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Duser.language=en",
                "-Dkc.home.dir=" + directory,
                "-Djboss.server.config.dir=" + directory.resolve("conf")));
        return settings;
    }

    private void run(List<String> command, String name, String complaint) {
        Path log = home.log(name);
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(home.work("keycloak").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put(LangyanHome.MARK, home.directory().toString());
            Process process = builder.start();
            if (!process.waitFor(15, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new UserError(complaint + ": see " + log);
            }
        } catch (IOException e) {
            throw new UserError(complaint + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError(complaint + ": interrupted", e);
        }
    }
}
