package io.langyan.standalone.launcher.process;

import io.langyan.standalone.launcher.home.LangyanHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Processes of a suite whose launcher is gone: those it recorded, and those that carry the suite's mark. */
public final class LeftOvers {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private LeftOvers() {}

    /** Ends them all; a process that merely inherited a recorded number is left alone. Answers how many there were. */
    public static int stop(LangyanHome home, Collection<ProcessId> recorded) {
        Set<ProcessHandle> found = new HashSet<>();
        recorded.forEach(id -> id.handle().ifPresent(found::add));
        ProcessHandle.allProcesses()
                .filter(process -> isMarked(process.pid(), home))
                .forEach(found::add);
        found.remove(ProcessHandle.current());
        found.parallelStream().forEach(process -> Child.stop(process, PATIENCE));
        return found.size();
    }

    private static boolean isMarked(long pid, LangyanHome home) {
        try {
            byte[] environment = Files.readAllBytes(Path.of("/proc", String.valueOf(pid), "environ"));
            return ("\0" + new String(environment, StandardCharsets.UTF_8))
                    .contains("\0" + LangyanHome.MARK + "=" + home.directory() + "\0");
        } catch (IOException e) {
            return false;
        }
    }
}
