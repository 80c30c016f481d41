package io.langyan.standalone.launcher;

import io.langyan.standalone.embedded.EmbeddedServerException;
import io.langyan.standalone.launcher.bench.BenchCommand;
import io.langyan.standalone.launcher.cli.BacktestCommand;
import io.langyan.standalone.launcher.cli.DownCommand;
import io.langyan.standalone.launcher.cli.LogsCommand;
import io.langyan.standalone.launcher.cli.ResetCommand;
import io.langyan.standalone.launcher.cli.StatusCommand;
import io.langyan.standalone.launcher.cli.TokenCommand;
import io.langyan.standalone.launcher.cli.TrainCommand;
import io.langyan.standalone.launcher.cli.UpCommand;
import io.langyan.standalone.launcher.cli.VerifyTimelineCommand;
import io.langyan.standalone.launcher.client.Refused;
import io.langyan.standalone.launcher.demo.DemoCommand;
import io.langyan.standalone.launcher.home.UserError;
import io.langyan.standalone.launcher.replay.ReplayCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./langyan}: what the user typed, sent to its command. */
@Command(
        name = "langyan",
        description = "狼烟 Langyan: the whole suite on one machine.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            ResetCommand.class,
            TokenCommand.class,
            DemoCommand.class,
            ReplayCommand.class,
            BenchCommand.class,
            BacktestCommand.class,
            TrainCommand.class,
            VerifyTimelineCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Langyan {

    private Langyan() {}

    public static void main(String[] arguments) {
        System.setProperty("langyan.main", Langyan.class.getName());
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Langyan());
        for (String tool : new String[] {"backtest", "train", "verify-timeline"}) {
            commandLine.getSubcommands().get(tool).setUnmatchedOptionsArePositionalParams(true);
        }
        return commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof UserError
                    || failure instanceof Refused
                    || failure instanceof EmbeddedServerException) {
                command.getErr().println(failure.getMessage());
                return 1;
            }
            throw failure;
        });
    }
}
