package io.langyan.standalone.launcher.suite;

import io.langyan.standalone.launcher.client.RunningSuite;
import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.home.Progress;
import io.langyan.standalone.launcher.home.RunFile;
import io.langyan.standalone.launcher.home.Secrets;
import io.langyan.standalone.launcher.home.UserError;
import io.langyan.standalone.launcher.identity.Realm;
import io.langyan.standalone.launcher.process.Java;
import io.langyan.standalone.launcher.process.JavaProgram;
import io.langyan.standalone.launcher.process.OwnSession;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Brings a suite up: in this process until it is told to stop, or in another one that outlives this. */
public final class Launch {

    private static final List<String> MEMORY = List.of("-Xms32m", "-Xmx192m");

    private final LangyanHome home;
    private final SuiteOptions options;
    private final Progress progress;

    public Launch(LangyanHome home, SuiteOptions options, Progress progress) {
        this.home = home;
        this.options = options;
        this.progress = progress;
    }

    /** Runs the suite in this process; returns only when it could not start. */
    public int here() {
        try (FileChannel channel =
                        FileChannel.open(home.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new UserError("Another ./langyan up is at work in " + home.directory() + ".");
            }
            return run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int run() {
        int leftOver = new Shutdown(home).clearLeftOvers();
        if (leftOver > 0) {
            progress.say("  ended " + leftOver + " processes of a launcher that was killed");
        }
        progress.say("Langyan starts in " + home.directory() + " (logs there under logs/)");
        Suite suite = new Suite(home, options, progress);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread stop = new Thread(() -> {
            progress.say("stopping …");
            suite.close();
            new Shutdown(home).clearLeftOvers();
            progress.say("stopped");
            stopped.countDown();
        });
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            suite.start();
            sayReady();
            suite.announceReady();
            stopped.await();
            return 0;
        } catch (RuntimeException e) {
            if (suite.isStopping()) {
                awaitEnd(stopped);
                return 0;
            }
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static void awaitEnd(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sayReady() {
        Secrets secrets = new Secrets(home.secrets());
        progress.say(
                """

                Langyan 狼烟 is ready after %.1f s: %s
                Sign in as viewer, analyst, publisher, legal, commander or admin with the password %s
                Messages it sends arrive at %s/sim/messages"""
                        .formatted(
                                progress.seconds(),
                                options.origin(),
                                Realm.demoPassword(secrets),
                                RunningSuite.of(home).simulators()));
    }

    /** Starts another process that runs the suite, shows what it says, and returns when the suite is ready or cannot be. */
    public int inBackground() {
        Path log = home.log("launcher");
        List<String> flags = new ArrayList<>(Java.STEADY);
        flags.addAll(MEMORY);
        flags.add("-Dlangyan.root=" + home.root());
        JavaProgram program = JavaProgram.own(
                System.getProperty("langyan.main"),
                flags,
                "up",
                "--home=" + home.directory(),
                "--port=" + options.port(),
                "--listen=" + options.listen(),
                "--public-url=" + options.origin());
        try {
            long seen = Files.exists(log) ? Files.size(log) : 0;
            Process process = new ProcessBuilder(OwnSession.command(program.command()))
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return follow(process, log, seen);
        } catch (IOException e) {
            throw new UserError("Langyan cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("Interrupted; the suite goes on starting: see ./langyan status.", e);
        }
    }

    private int follow(Process process, Path log, long begin) throws IOException, InterruptedException {
        long seen = begin;
        while (true) {
            boolean ready = RunFile.read(home)
                    .filter(run -> run.launcher().pid() == process.pid() && RunFile.READY.equals(run.state()))
                    .isPresent();
            boolean ended = process.waitFor(ready ? 0 : 200, TimeUnit.MILLISECONDS);
            seen = show(log, seen);
            if (ended) {
                return process.exitValue() == 0 ? 1 : process.exitValue();
            }
            if (ready) {
                progress.say("It runs on in the background: ./langyan status, ./langyan logs, ./langyan down");
                return 0;
            }
        }
    }

    private static long show(Path log, long from) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            byte[] fresh = new byte[(int) (file.length() - from)];
            file.readFully(fresh);
            System.out.write(fresh, 0, fresh.length);
            System.out.flush();
            return from + fresh.length;
        }
    }
}
