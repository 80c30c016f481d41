package io.langyan.standalone.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process, told apart from a later one with the same number.
 *
 * @param pid its number
 * @param startTicks when it started, in clock ticks since the machine's boot
 * @param boot which boot that was
 */
public record ProcessId(long pid, long startTicks, String boot) {

    private static final String ZOMBIE = "Z";

    public static ProcessId self() {
        return of(ProcessHandle.current().pid()).orElseThrow();
    }

    /** The process that has this number now. */
    public static Optional<ProcessId> of(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            // The name stands in brackets and may hold anything; what follows it is regular (proc(5)).
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return ZOMBIE.equals(fields[0])
                    ? Optional.empty()
                    : Optional.of(new ProcessId(pid, Long.parseLong(fields[19]), currentBoot()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String currentBoot() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    }

    public boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /** The running process; empty when it has ended, even if its number is in use again. */
    public Optional<ProcessHandle> handle() {
        return isAlive() ? ProcessHandle.of(pid) : Optional.empty();
    }
}
