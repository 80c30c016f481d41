package io.langyan.standalone.launcher.suite;

import io.langyan.standalone.embedded.EmbeddedServerException;
import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.home.Progress;
import io.langyan.standalone.launcher.home.RunFile;
import io.langyan.standalone.launcher.home.UserError;
import io.langyan.standalone.launcher.process.Child;
import io.langyan.standalone.launcher.process.ChildSpec;
import io.langyan.standalone.launcher.process.ProcessId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Keeps the record of what runs, starts again what ends unasked, and stops everything in the right order. */
final class Supervision {

    private static final Duration CALM = Duration.ofMinutes(2);
    private static final int RESTARTS_IN_A_ROW = 5;
    private static final Set<String> GROUND = Set.of("kafka", "keycloak", "simulators");

    private final LangyanHome home;
    private final SuiteOptions options;
    private final Progress progress;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, List<Instant>> restarts = new HashMap<>();
    private String state = "starting";
    private String simulators;

    Supervision(LangyanHome home, SuiteOptions options, Progress progress) {
        this.home = home;
        this.options = options;
        this.progress = progress;
    }

    synchronized void begin(String simulatorsUrl) {
        simulators = simulatorsUrl;
        record();
    }

    synchronized void ready() {
        if (isStopping()) {
            return;
        }
        state = RunFile.READY;
        record();
    }

    synchronized boolean isStopping() {
        return "stopping".equals(state);
    }

    synchronized Child start(ChildSpec spec) {
        if (isStopping()) {
            throw new IllegalStateException("the suite is stopping");
        }
        Child child = Child.start(spec, home);
        keep(new Part.Program(child));
        return child;
    }

    /** Records what runs and watches it. */
    synchronized void keep(Part part) {
        parts.put(part.name(), part);
        record();
        part.onExit().thenAccept(exit -> ended(part, exit));
    }

    private synchronized void ended(Part part, int exit) {
        if (!RunFile.READY.equals(state)) {
            return;
        }
        List<Instant> recent = restarts.computeIfAbsent(part.name(), name -> new ArrayList<>());
        recent.removeIf(Instant.now().minus(CALM)::isAfter);
        if (recent.size() >= RESTARTS_IN_A_ROW) {
            progress.say(part.name() + " ended again (exit " + exit + ") and stays down: see ./langyan logs");
            return;
        }
        recent.add(Instant.now());
        progress.say(part.name() + " ended unasked (exit " + exit + ") and is started again");
        CompletableFuture.runAsync(
                () -> restart(part), CompletableFuture.delayedExecutor(recent.size(), TimeUnit.SECONDS));
    }

    private synchronized void restart(Part part) {
        if (!RunFile.READY.equals(state)) {
            return;
        }
        try {
            keep(part.again());
        } catch (UserError | EmbeddedServerException e) {
            progress.say(part.name() + " stays down: " + e.getMessage());
        }
    }

    private void record() {
        List<RunFile.Entry> entries = new ArrayList<>();
        entries.add(entry(
                "gateway",
                ProcessHandle.current().pid(),
                options.port(),
                "tcp://" + (options.listen().equals("0.0.0.0") ? "127.0.0.1" : options.listen()) + ":"
                        + options.port()));
        parts.values().stream()
                .sorted(Comparator.comparingInt(Supervision::rank))
                .map(part ->
                        entry(part.name(), part.pid(), part.port(), part.probe().toString()))
                .forEach(entries::add);
        new RunFile(state, options.origin().toString(), simulators, entries).write(home);
    }

    private static RunFile.Entry entry(String name, long pid, int port, String probe) {
        return ProcessId.of(pid)
                .map(id -> new RunFile.Entry(name, pid, id.startTicks(), id.boot(), port, probe))
                .orElseGet(() -> new RunFile.Entry(name, pid, 0, "", port, probe));
    }

    /** PostgreSQL is the ground, the services stand on all others. */
    private static int rank(Part part) {
        if (part instanceof Part.Database) {
            return 0;
        }
        return GROUND.contains(part.name()) ? 1 : 2;
    }

    void stopAll() {
        List<Part> running;
        synchronized (this) {
            state = "stopping";
            if (simulators != null) {
                record();
            }
            running = List.copyOf(parts.values());
        }
        for (int rank = 2; rank >= 0; rank--) {
            int current = rank;
            running.parallelStream().filter(part -> rank(part) == current).forEach(Part::stop);
        }
        RunFile.remove(home);
    }
}
