package io.langyan.standalone.launcher.cli;

import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.home.UserError;
import io.langyan.standalone.launcher.process.Java;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Code of a service that needs no running suite, run from the service's own jars in a JVM of its own.
 *
 * @param memory the most the JVM may take, as {@code -Xmx} wants it
 */
record OfflineTool(String service, String mainClass, String memory) {

    OfflineTool(String service, String mainClass) {
        this(service, mainClass, "1g");
    }

    List<String> command(Path root, List<String> arguments) {
        Path app = root.resolve(service + "-service").resolve("target").resolve("quarkus-app");
        if (!Files.isDirectory(app)) {
            throw new UserError("The " + service + " service is not built: ./langyan up builds it.");
        }
        String classPath = Stream.of("app", "lib/main", "lib/boot", "quarkus")
                .map(part -> app.resolve(part) + File.separator + "*")
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = Java.command(List.of("-Xmx" + memory));
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        return command;
    }

    static Path root() {
        return LangyanHome.at(null).root();
    }
}
