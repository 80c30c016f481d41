package io.langyan.standalone.launcher.cli;

import io.langyan.standalone.embedded.Directories;
import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.home.UserError;
import io.langyan.standalone.launcher.suite.Shutdown;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Forgets everything: databases, topics, users, secrets. */
@Command(
        name = "reset",
        description = "Stops the suite and deletes its data, users and secrets.",
        mixinStandardHelpOptions = true)
public final class ResetCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Option(names = "--yes", description = "Really do it.")
    private boolean yes;

    @Override
    public Integer call() {
        LangyanHome at = home.home();
        if (!yes) {
            throw new UserError("This deletes all data under " + at.directory() + ": say so with --yes.");
        }
        new Shutdown(at).run();
        at.data().forEach(Directories::delete);
        System.out.println("The data under " + at.directory() + " is deleted.");
        return 0;
    }
}
