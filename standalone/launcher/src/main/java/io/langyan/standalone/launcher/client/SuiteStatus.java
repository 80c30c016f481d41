package io.langyan.standalone.launcher.client;

import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.home.RunFile;
import io.langyan.standalone.launcher.process.Memory;
import io.langyan.standalone.launcher.process.Probe;
import io.langyan.standalone.launcher.process.ProcessId;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How the suite is, asked now.
 *
 * @param ready whether all processes are
 * @param url the origin; null when nothing runs
 * @param simulators where the provider simulators listen; null when nothing runs
 */
public record SuiteStatus(boolean ready, String url, String simulators, List<ProcessStatus> processes) {

    /** @param rssMiB resident memory */
    public record ProcessStatus(String name, long pid, int port, boolean ready, long rssMiB) {}

    public static SuiteStatus now(LangyanHome home) {
        Optional<RunFile> run = RunFile.read(home).filter(RunningSuite::isAlive);
        if (run.isEmpty()) {
            return new SuiteStatus(false, null, null, List.of());
        }
        List<ProcessStatus> processes =
                run.get().processes().parallelStream().map(SuiteStatus::status).toList();
        boolean ready =
                RunFile.READY.equals(run.get().state()) && processes.stream().allMatch(ProcessStatus::ready);
        return new SuiteStatus(ready, run.get().url(), run.get().simulators(), processes);
    }

    /** The gateway is the launcher: its children are the other entries. */
    private static long memory(RunFile.Entry entry) {
        return "postgres".equals(entry.name()) ? Memory.familyRssMiB(entry.pid()) : Memory.rssMiB(entry.pid());
    }

    private static ProcessStatus status(RunFile.Entry entry) {
        boolean alive = new ProcessId(entry.pid(), entry.startTicks(), entry.boot()).isAlive();
        return new ProcessStatus(
                entry.name(),
                entry.pid(),
                entry.port(),
                alive && Probe.isReady(URI.create(entry.probe())),
                alive ? memory(entry) : 0);
    }
}
