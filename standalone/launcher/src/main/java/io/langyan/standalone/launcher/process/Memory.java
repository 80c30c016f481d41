package io.langyan.standalone.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much memory a process holds. */
public final class Memory {

    private Memory() {}

    /**
     * Resident memory in MiB of a process and, of those it started, what they do not share with it. 0 when it has ended.
     */
    public static long rssMiB(long pid) {
        long kib = field(pid, "VmRSS:")
                + ProcessHandle.of(pid)
                        .map(ProcessHandle::descendants)
                        .orElseGet(Stream::empty)
                        .mapToLong(child -> field(child.pid(), "RssAnon:"))
                        .sum();
        return Math.round(kib / 1024.0);
    }

    private static long field(long pid, String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
