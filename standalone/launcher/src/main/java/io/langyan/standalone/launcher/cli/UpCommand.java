package io.langyan.standalone.launcher.cli;

import io.langyan.standalone.embedded.Ports;
import io.langyan.standalone.launcher.client.RunningSuite;
import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.home.Progress;
import io.langyan.standalone.launcher.home.RunFile;
import io.langyan.standalone.launcher.home.UserError;
import io.langyan.standalone.launcher.suite.Launch;
import io.langyan.standalone.launcher.suite.SuiteOptions;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the suite, here or in the background. */
@Command(
        name = "up",
        description = "Starts the whole suite; Ctrl-C stops it. Data is kept.",
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Option(names = "--detach", description = "Return when the suite is ready; stop it with ./langyan down.")
    private boolean detach;

    @Option(names = "--port", defaultValue = "8080", description = "The port users reach (default: 8080).")
    private int port;

    @Option(
            names = "--listen",
            defaultValue = "127.0.0.1",
            description = "The address to listen on (default: 127.0.0.1; 0.0.0.0 lets others in).")
    private String listen;

    @Option(names = "--public-url", description = "What users type (default: http://localhost:PORT).")
    private String publicUrl;

    @Override
    public Integer call() {
        LangyanHome at = home.home();
        Optional<RunFile> running = RunFile.read(at).filter(RunningSuite::isAlive);
        if (running.isPresent()) {
            System.out.println("Langyan runs already at " + running.get().url()
                    + " (./langyan down stops it). Settings are read at its start.");
            return 0;
        }
        at.requireSpace();
        if (!Ports.isFree(port)) {
            throw new UserError("Port " + port + " is taken by another program: choose another with --port.");
        }
        SuiteOptions options = SuiteOptions.of(listen, port, publicUrl);
        Launch launch = new Launch(at, options, new Progress());
        return detach ? launch.inBackground() : launch.here();
    }
}
