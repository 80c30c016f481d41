package io.langyan.standalone.launcher.suite;

import io.langyan.standalone.embedded.EmbeddedPostgresServer;
import io.langyan.standalone.launcher.archive.Archives;
import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.home.RunFile;
import io.langyan.standalone.launcher.process.LeftOvers;
import io.langyan.standalone.launcher.process.ProcessId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a suite from outside: its launcher is asked first, and what is left without one is ended here. */
public final class Shutdown {

    private final LangyanHome home;

    public Shutdown(LangyanHome home) {
        this.home = home;
    }

    /** Answers whether there was anything to stop. */
    public boolean run() {
        Optional<RunFile> run = RunFile.read(home);
        Optional<ProcessHandle> launcher =
                run.flatMap(file -> id(file.launcher()).handle());
        launcher.ifPresent(Shutdown::ask);
        return clearLeftOvers() > 0 || launcher.isPresent();
    }

    private static void ask(ProcessHandle launcher) {
        launcher.destroy();
        try {
            launcher.onExit().get(90, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            launcher.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Ends what a killed launcher left; PostgreSQL last and in its own way. Answers how many processes that were. */
    public int clearLeftOvers() {
        List<RunFile.Entry> recorded =
                RunFile.read(home).map(RunFile::processes).orElse(List.of());
        long databasePid = recorded.stream()
                .filter(entry -> entry.name().equals("postgres"))
                .mapToLong(RunFile.Entry::pid)
                .findFirst()
                .orElse(0);
        int ended = LeftOvers.stop(
                home,
                recorded.stream()
                        .filter(entry -> entry.pid() != databasePid)
                        .map(Shutdown::id)
                        .toList());
        Archives.clearHalfMade(home);
        boolean database = EmbeddedPostgresServer.stopLeftOver(home.programs(), home.postgres());
        RunFile.remove(home);
        return ended + (database ? 1 : 0);
    }

    private static ProcessId id(RunFile.Entry entry) {
        return new ProcessId(entry.pid(), entry.startTicks(), entry.boot());
    }
}
