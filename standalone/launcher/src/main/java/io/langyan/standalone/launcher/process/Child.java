package io.langyan.standalone.launcher.process;

import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.home.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One running process of the suite. It has a session of its own: Ctrl-C reaches the launcher alone, which stops it in order. */
public final class Child {

    private static final long LARGEST_LOG = 20L * 1024 * 1024;

    private final ChildSpec spec;
    private final LangyanHome home;
    private final Process process;

    private Child(ChildSpec spec, LangyanHome home, Process process) {
        this.spec = spec;
        this.home = home;
        this.process = process;
    }

    /** @param home marks the process, so that it is found even when the launcher could not record it */
    public static Child start(ChildSpec spec, LangyanHome home) {
        try {
            shorten(spec.log());
            ProcessBuilder builder = new ProcessBuilder(OwnSession.command(spec.command()))
                    .directory(spec.work().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
            builder.environment().putAll(spec.environment());
            builder.environment().put(LangyanHome.MARK, home.directory().toString());
            return new Child(spec, home, builder.start());
        } catch (IOException e) {
            throw new UserError(spec.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private static void shorten(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The same once more, after this one has ended. */
    public Child again() {
        return start(spec, home);
    }

    public ChildSpec spec() {
        return spec;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Completes when the process is ready. Fails with one sentence when it ends before or takes too long. */
    public CompletableFuture<Void> ready(Duration within) {
        return Probe.untilReady(spec.probe(), within, process::isAlive).thenAccept(ready -> {
            if (!ready || !process.isAlive()) {
                String why = process.isAlive() ? "was not ready within " + within.toSeconds() + " s" : "ended at once";
                throw new UserError(spec.name() + " " + why + ": see " + spec.log());
            }
        });
    }

    /** Asks the process to end and waits; kills it when it does not. */
    public void stop(Duration within) {
        stop(process.toHandle(), within);
    }

    static void stop(ProcessHandle handle, Duration within) {
        handle.destroy();
        if (!hasEnded(handle, within)) {
            handle.destroyForcibly();
            hasEnded(handle, Duration.ofSeconds(5));
        }
    }

    private static boolean hasEnded(ProcessHandle handle, Duration within) {
        try {
            handle.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
