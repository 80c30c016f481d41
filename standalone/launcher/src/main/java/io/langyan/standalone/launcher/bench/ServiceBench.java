package io.langyan.standalone.launcher.bench;

import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.home.UserError;
import io.langyan.standalone.launcher.process.Java;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JMH benchmark of code within the monitoring service, run in a JVM of its own on the service's own jars. Needs no running suite. */
final class ServiceBench {

    static final Set<String> NAMES = Set.of("matching", "reading");

    private static final String MAIN = "io.langyan.standalone.bench.Bench";

    private final LangyanHome home;

    ServiceBench(LangyanHome home) {
        this.home = home;
    }

    /** @param arguments {@code --quick} and {@code KEY=VALUE}, passed on */
    int run(String name, List<String> arguments) throws IOException {
        Path folder = Files.createDirectories(home.directory().resolve("bench"));
        Path json = folder.resolve(name + "-" + Instant.now().getEpochSecond() + ".json");
        List<String> command = Java.command(List.of("-Xmx1g", "-cp", classPath(), MAIN, name, json.toString()));
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private String classPath() {
        Path bench = home.root().resolve("standalone/bench/target");
        Path service = home.root().resolve("monitoring-service/target/quarkus-app");
        if (!Files.isDirectory(bench.resolve("lib")) || !Files.isDirectory(service)) {
            throw new UserError("The bench is not built, and LANGYAN_BUILD=never forbids building it.");
        }
        return Stream.of(
                        bench.resolve("langyan-bench.jar"),
                        bench.resolve("lib/*"),
                        service.resolve("app/*"),
                        service.resolve("lib/main/*"),
                        service.resolve("quarkus/*"))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
