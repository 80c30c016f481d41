package io.langyan.standalone.launcher.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes the sentiment model from labelled texts, or tells how well the reader does, without any server. */
@Command(
        name = "train",
        description = "Trains the sentiment model: --data DIR [--out FILE] [--judge-only]; or judges the reader on the"
                + " labelled set: --evaluate [--half dev|held] [--differing].")
public final class TrainCommand implements Callable<Integer> {

    private static final OfflineTool TOOL =
            new OfflineTool("monitoring", "io.langyan.monitoring.reading.training.TrainCommand", "4g");

    @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "Passed to the monitoring service's own code.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path root = OfflineTool.root();
        List<String> passed = new ArrayList<>(List.of("--root", root.toString()));
        passed.addAll(arguments);
        return new ProcessBuilder(TOOL.command(root, passed))
                .inheritIO()
                .start()
                .waitFor();
    }
}
