package io.langyan.standalone.launcher.archive;

import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.process.Child;
import io.langyan.standalone.launcher.process.ChildSpec;
import io.langyan.standalone.launcher.process.Java;
import io.langyan.standalone.launcher.process.JavaProgram;
import io.langyan.standalone.launcher.process.Yielding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes archives in the background, each by a JVM of its own that yields to everybody. Nothing depends on them: what goes wrong is
 * told in {@code logs/archives.log} and tried again after the next start.
 */
final class MakeArchives implements AutoCloseable {

    private static final String NAME = "archives";
    private static final URI NO_PROBE = URI.create("tcp:none");

    private final LangyanHome home;
    private final List<Archives.Lesson> lessons;
    private final Thread thread = new Thread(this::run, NAME);
    private Optional<Child> atWork = Optional.empty();
    private boolean closed;

    MakeArchives(LangyanHome home, List<Archives.Lesson> lessons) {
        this.home = home;
        this.lessons = lessons;
    }

    void begin() {
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        List<Archives.Lesson> learnt =
                lessons.stream().filter(this::takeClasses).toList();
        for (Archives.Lesson lesson : learnt) {
            try {
                make(lesson);
            } catch (IOException | RuntimeException e) {
                say(lesson.archive().name() + ": " + e);
            } finally {
                lesson.archive().forgetHalf();
            }
        }
    }

    /** Of all before the first is made, which takes minutes: a part that is started again meanwhile begins its list anew. */
    private boolean takeClasses(Archives.Lesson lesson) {
        try {
            lesson.archive().takeClasses();
            return true;
        } catch (IOException e) {
            say(lesson.archive().name() + ": " + e);
            return false;
        }
    }

    private void make(Archives.Lesson lesson) throws IOException {
        if (!home.hasRoomToSpare()) {
            say(lesson.archive().name() + ": the disk is too full for an archive");
            return;
        }
        Instant began = Instant.now();
        Optional<Child> child = start(lesson);
        if (child.isEmpty()) {
            return;
        }
        int exit = child.get().onExit().join();
        if (exit != 0) {
            say(lesson.archive().name() + ": no archive could be made (exit " + exit + "), the next start tries again");
            return;
        }
        lesson.archive().keep(lesson.stamp());
        say("%s: %d MiB made in %d s"
                .formatted(
                        lesson.archive().name(),
                        Files.size(lesson.archive().file()) >> 20,
                        Duration.between(began, Instant.now()).toSeconds()));
    }

    /** Empty when the suite stops. */
    private synchronized Optional<Child> start(Archives.Lesson lesson) {
        if (!closed) {
            atWork = Optional.of(Child.start(
                    new ChildSpec(NAME, command(lesson), Map.of(), home.work(NAME), home.log(NAME), 0, NO_PROBE),
                    home));
        }
        return closed ? Optional.empty() : atWork;
    }

    /** It loads much in little time, so the quick compiler and a large first metaspace; the collector is that of the processes. */
    private static List<String> command(Archives.Lesson lesson) {
        JavaProgram program = lesson.program();
        List<String> command = Java.command(Java.SOON);
        command.addAll(List.of(
                "-Xms64m",
                "-Xmx384m",
                "-XX:MetaspaceSize=512m",
                "-Xlog:disable",
                "-Xlog:all=error",
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + lesson.archive().classesTaken(),
                "-XX:SharedArchiveFile=" + lesson.archive().halfMade(),
                "-cp",
                program.joinedClassPath()));
        return Yielding.command(command);
    }

    private void say(String line) {
        try {
            Files.writeString(
                    home.log(NAME),
                    Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + line + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is half made is lost; whoever stops the suite does not wait for it. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        atWork.ifPresent(child -> child.stop(Duration.ZERO));
        try {
            await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when all that can be made is made. */
    void await() throws InterruptedException {
        thread.join();
    }
}
