package io.langyan.standalone.launcher.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Ports that this launcher has given to a process which may not listen yet, so that another suite starting on this machine at the
 * same moment takes others. A claim is a lock on a file and goes with the launcher, however it ends.
 */
public final class PortClaims {

    private final Path directory;
    private final List<FileChannel> held = new ArrayList<>();

    /** The claims of this user on this machine. */
    public static PortClaims ofUser() {
        String user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9_-]", "_");
        return new PortClaims(Path.of(System.getProperty("java.io.tmpdir"), "langyan-ports-" + user));
    }

    PortClaims(Path directory) {
        this.directory = directory;
    }

    /** Answers false when another suite has claimed the port. Where files cannot be locked every claim is granted. */
    public synchronized boolean claim(int port) {
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve(String.valueOf(port)), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                channel.close();
                return false;
            }
            held.add(channel);
            return true;
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }
}
