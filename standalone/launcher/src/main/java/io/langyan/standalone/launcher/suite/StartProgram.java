package io.langyan.standalone.launcher.suite;

import io.langyan.standalone.launcher.archive.Archives;
import io.langyan.standalone.launcher.home.Progress;
import io.langyan.standalone.launcher.process.Child;
import io.langyan.standalone.launcher.process.ChildSpec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Starts a part of the suite and says when it is ready. */
final class StartProgram {

    private static final Duration WITHIN = Duration.ofMinutes(3);

    private final Supervision supervision;
    private final Archives archives;
    private final Progress progress;

    StartProgram(Supervision supervision, Archives archives, Progress progress) {
        this.supervision = supervision;
        this.archives = archives;
        this.progress = progress;
    }

    /**
     * Completes when it is ready. What ends at once when it is run from an archive is run once more without.
     *
     * @param specs asked for each try, as the command tells what it is run from
     */
    CompletableFuture<Void> from(Supplier<ChildSpec> specs) {
        return tryFrom(specs).thenAccept(progress::ready);
    }

    private CompletableFuture<String> tryFrom(Supplier<ChildSpec> specs) {
        Child child = supervision.start(specs.get());
        String name = child.spec().name();
        return child.ready(WITHIN)
                .thenApply(ready -> name)
                .exceptionallyCompose(
                        failure -> !child.isAlive() && !supervision.isStopping() && archives.distrust(name)
                                ? tryWithoutArchive(name, specs)
                                : CompletableFuture.failedFuture(failure));
    }

    private CompletableFuture<String> tryWithoutArchive(String name, Supplier<ChildSpec> specs) {
        progress.say("  " + name + " ended at once when run from its archive of classes and is run without");
        return tryFrom(specs);
    }
}
