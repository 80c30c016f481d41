package io.langyan.standalone.launcher.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes the sentiment model from labelled texts or the forecast's from recorded series, or tells how well they do, without any server. */
@Command(
        name = "train",
        description = "Trains the sentiment model: --data DIR [--out FILE] [--judge-only]; or judges the reader on the"
                + " labelled set: --evaluate [--half dev|held] [--differing]; or fits the forecast to recorded series:"
                + " forecast --data DIR [--out FILE] [--judge-only | --shipped].")
public final class TrainCommand implements Callable<Integer> {

    private static final String FORECAST = "forecast";
    private static final OfflineTool READING =
            new OfflineTool("monitoring", "io.langyan.monitoring.reading.training.TrainCommand", "4g");
    private static final OfflineTool FORECASTING =
            new OfflineTool("grading", "io.langyan.grading.training.TrainCommand", "3g");

    @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "Passed to the service's own code.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path root = OfflineTool.root();
        List<String> passed = new ArrayList<>(List.of("--root", root.toString()));
        boolean forecast = !arguments.isEmpty() && arguments.get(0).equals(FORECAST);
        passed.addAll(forecast ? arguments.subList(1, arguments.size()) : arguments);
        return new ProcessBuilder((forecast ? FORECASTING : READING).command(root, passed))
                .inheritIO()
                .start()
                .waitFor();
    }
}
