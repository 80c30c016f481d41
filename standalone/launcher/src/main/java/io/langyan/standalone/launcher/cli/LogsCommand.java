package io.langyan.standalone.launcher.cli;

import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.home.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what the processes wrote. */
@Command(name = "logs", description = "Shows the logs, of one process or of all.", mixinStandardHelpOptions = true)
public final class LogsCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "monitoring, grading, kafka, …")
    private String service;

    @Option(names = "-f", description = "Go on as they grow.")
    private boolean follow;

    @Option(names = "-n", defaultValue = "100", description = "How many last lines (default: 100).")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tail", "-n", String.valueOf(lines)));
        if (follow) {
            command.add("-F");
        }
        logs(home.home()).forEach(log -> command.add(log.toString()));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private List<Path> logs(LangyanHome at) throws IOException {
        try (Stream<Path> files = Files.list(at.logs())) {
            List<Path> all = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
            if (service == null) {
                return all;
            }
            Path wanted = at.log(service);
            if (!all.contains(wanted)) {
                throw new UserError("There is no log of " + service + "; there are: "
                        + all.stream()
                                .map(log -> log.getFileName().toString().replace(".log", ""))
                                .collect(Collectors.joining(", ")));
            }
            return List.of(wanted);
        }
    }
}
