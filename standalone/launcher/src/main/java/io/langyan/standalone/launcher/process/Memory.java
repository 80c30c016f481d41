package io.langyan.standalone.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much memory a process holds. */
public final class Memory {

    private Memory() {}

    /** Resident memory of a process in MiB, 0 when it has ended. */
    public static long rssMiB(long pid) {
        return mib(field(pid, "VmRSS:"));
    }

    /** The same for a process that is a family, as PostgreSQL is: of its children, what they do not share with it. */
    public static long familyRssMiB(long pid) {
        return mib(field(pid, "VmRSS:")
                + ProcessHandle.of(pid)
                        .map(ProcessHandle::descendants)
                        .orElseGet(Stream::empty)
                        .mapToLong(child -> field(child.pid(), "RssAnon:"))
                        .sum());
    }

    private static long mib(long kib) {
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
