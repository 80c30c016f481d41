package io.langyan.standalone.launcher.cli;

import io.langyan.standalone.launcher.client.RunningSuite;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints a bearer token, for curl and scripts. */
@Command(
        name = "token",
        description = "Prints a bearer token of a demo user or machine, good for an hour.",
        mixinStandardHelpOptions = true)
public final class TokenCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Option(
            names = "--user",
            defaultValue = "analyst",
            description = "viewer analyst publisher legal commander admin; ingest app (default: analyst).")
    private String user;

    @Override
    public Integer call() {
        System.out.println(RunningSuite.of(home.home()).token(user));
        return 0;
    }
}
