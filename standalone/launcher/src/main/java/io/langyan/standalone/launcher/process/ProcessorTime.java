package io.langyan.standalone.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** How long processors have worked for a process since it began. */
public final class ProcessorTime {

    /** What Linux counts it in, on every machine that runs Java. */
    private static final Duration TICK = Duration.ofMillis(10);

    /** Linux knows no more of a thread's name. */
    private static final int NAME = 15;

    private static final int USER = 11;
    private static final int SYSTEM = 12;

    private ProcessorTime() {}

    /** For the whole of it. */
    public static Duration of(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }

    /** For a process that is a family, as PostgreSQL is: itself and those of its children that run still. */
    public static Duration ofFamily(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * For those of its threads that run still and are called so.
     *
     * @param name the first 15 letters decide
     */
    public static Duration ofThreads(long pid, String name) {
        String known = name.substring(0, Math.min(NAME, name.length()));
        long ticks = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc", String.valueOf(pid), "task"))) {
            for (Path thread : threads) {
                ticks += ticks(thread, known);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return TICK.multipliedBy(ticks);
    }

    private static long ticks(Path thread, String name) throws IOException {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            int end = stat.lastIndexOf(')');
            if (!stat.substring(stat.indexOf('(') + 1, end).equals(name)) {
                return 0;
            }
            String[] fields = stat.substring(end + 2).split(" ");
            return Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
