package io.langyan.standalone.launcher.cli;

import io.langyan.standalone.launcher.home.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Grades recorded observations without any server, with the very rules of the running service. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description =
                "Grades recorded observations offline: FILE|- [--plan FILE] [--window sliding|since-first]"
                        + " [--story cluster|externalId|field:NAME] [--members] [--read]; with --against FILE it compares two plans.",
        footer = {
            "",
            "FILE holds observations, one JSON object a line, as POST /api/mentions takes them; - is standard input.",
            "--plan FILE    a plan as YAML or JSON; without it the one that ships",
            "--window W     sliding: the last hours, as many as each rule says; since-first: the story's first hours;"
                    + " without it as the plan says",
            "--story S      cluster: formed from texts and watch terms; externalId: each mention its own; field:NAME:"
                    + " lines with the same NAME together; without it as the plan says",
            "--against F    tells which stories change level or minute when this plan takes the place of the other; with"
                    + " --all also those that do not, with --json as JSON, --lang zh|en in that language (without it as the"
                    + " locale says)",
            "--members      names the mentions of each story",
            "--read         reads sentiment and categories of each text first",
            "Exit code: 0 graded, lines that are no observations named; 1 a file cannot be read; 2 called wrongly."
        })
public final class BacktestCommand implements Callable<Integer> {

    private static final OfflineTool GRADING =
            new OfflineTool("grading", "io.langyan.grading.backtest.BacktestCommand");
    private static final OfflineTool MONITORING =
            new OfflineTool("monitoring", "io.langyan.monitoring.reading.ReadCommand");
    private static final String READ = "--read";
    private static final Set<String> WITH_VALUE = Set.of("--plan", "--against", "--window", "--story", "--lang");

    @Parameters(
            arity = "0..*",
            paramLabel = "ARGUMENT",
            description = "Passed to the grading service's own code; --read has the monitoring service's own code read"
                    + " each text first.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        return arguments.contains(READ) ? readFirst() : finish(builder(GRADING, arguments));
    }

    private int readFirst() throws IOException, InterruptedException {
        int file = fileIn(arguments);
        List<String> graded = new ArrayList<>(arguments);
        String input = graded.set(file, "-");
        graded.remove(READ);
        ProcessBuilder read = builder(MONITORING, List.of());
        if (!"-".equals(input)) {
            read.redirectInput(Path.of(input).toFile());
        }
        read.redirectOutput(ProcessBuilder.Redirect.PIPE);
        ProcessBuilder grade = builder(GRADING, graded).redirectInput(ProcessBuilder.Redirect.PIPE);
        List<Process> pipeline = ProcessBuilder.startPipeline(List.of(read, grade));
        int exit = pipeline.get(1).waitFor();
        int reading = pipeline.get(0).waitFor();
        return exit == 0 ? reading : exit;
    }

    /** Where the file stands: the first argument that is neither an option nor the value of one. */
    static int fileIn(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (WITH_VALUE.contains(arguments.get(i))) {
                i++;
            } else if (!arguments.get(i).startsWith("--")) {
                return i;
            }
        }
        throw new UserError("backtest: which file? (- reads standard input)");
    }

    private static ProcessBuilder builder(OfflineTool tool, List<String> arguments) {
        return new ProcessBuilder(tool.command(OfflineTool.root(), arguments)).inheritIO();
    }

    private static int finish(ProcessBuilder builder) throws IOException, InterruptedException {
        return builder.start().waitFor();
    }
}
