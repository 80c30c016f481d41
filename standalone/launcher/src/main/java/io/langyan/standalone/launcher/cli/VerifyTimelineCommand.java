package io.langyan.standalone.launcher.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks an exported timeline without any server. */
@Command(
        name = "verify-timeline",
        mixinStandardHelpOptions = true,
        description = "Verifies an exported timeline offline: FILE [PUBLIC_KEY]; exit code 1 when it was altered.")
public final class VerifyTimelineCommand implements Callable<Integer> {

    private static final OfflineTool TOOL =
            new OfflineTool("incident", "io.langyan.incident.timeline.VerifyTimelineCommand");

    @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "Passed to the incident service's own code.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        return new ProcessBuilder(TOOL.command(OfflineTool.root(), arguments))
                .inheritIO()
                .start()
                .waitFor();
    }
}
