package io.langyan.standalone.launcher.cli;

import io.langyan.standalone.launcher.suite.Shutdown;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops the suite, and what a killed launcher left of one. */
@Command(name = "down", description = "Stops the suite; data is kept.", mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Override
    public Integer call() {
        System.out.println(new Shutdown(home.home()).run() ? "Langyan is stopped." : "Langyan was not running.");
        return 0;
    }
}
