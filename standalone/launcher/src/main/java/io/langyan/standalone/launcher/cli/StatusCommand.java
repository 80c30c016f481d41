package io.langyan.standalone.launcher.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.langyan.standalone.launcher.client.SuiteStatus;
import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.home.Secrets;
import io.langyan.standalone.launcher.identity.Realm;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells how the suite is; the exit code is 0 only when all of it is ready. */
@Command(
        name = "status",
        description = "Tells what runs, where, how to sign in; exit code 3 when not all is ready.",
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

    private static final int NOT_READY = 3;

    @Mixin
    private HomeOption home;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        LangyanHome at = home.home();
        SuiteStatus status = SuiteStatus.now(at);
        if (json) {
            System.out.println(new ObjectMapper().writeValueAsString(status));
        } else if (status.url() == null) {
            System.out.println("Langyan is not running (./langyan up starts it).");
        } else {
            print(status, at);
        }
        return status.ready() ? 0 : NOT_READY;
    }

    private static void print(SuiteStatus status, LangyanHome at) {
        System.out.println((status.ready() ? "ready" : "not ready") + "  " + status.url());
        System.out.println("sign in as viewer, analyst, publisher, legal, commander or admin with the password "
                + Realm.demoPassword(new Secrets(at.secrets())));
        System.out.println("simulators  " + status.simulators() + "/sim/messages");
        System.out.printf("%n%-14s %8s %6s  %-6s %8s%n", "process", "pid", "port", "ready", "RSS MiB");
        status.processes()
                .forEach(process -> System.out.printf(
                        "%-14s %8d %6d  %-6s %8d%n",
                        process.name(),
                        process.pid(),
                        process.port(),
                        process.ready() ? "yes" : "no",
                        process.rssMiB()));
        long sum = status.processes().stream()
                .mapToLong(SuiteStatus.ProcessStatus::rssMiB)
                .sum();
        System.out.printf("%-14s %8s %6s  %-6s %8d%n", "all", "", "", "", sum);
    }
}
