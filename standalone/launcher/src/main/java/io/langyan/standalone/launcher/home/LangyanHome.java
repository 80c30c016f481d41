package io.langyan.standalone.launcher.home;

import io.langyan.standalone.embedded.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where one suite keeps everything it must not lose, and where the programs come from.
 *
 * @param root the repository, with the built jars
 * @param directory {@code .langyan}, or another so that several suites fit on one machine
 */
public record LangyanHome(Path root, Path directory) {

    private static final long NEEDED_BYTES = 2L * 1024 * 1024 * 1024;
    private static final long SPARE_BYTES = 512L * 1024 * 1024;

    /** The name under which every process of a suite carries its home in its environment. */
    public static final String MARK = "LANGYAN_SUITE_HOME";

    /** The home the launch script or the user named. */
    public static LangyanHome at(Path wanted) {
        Path root = Path.of(System.getProperty("langyan.root", "."))
                .toAbsolutePath()
                .normalize();
        Path directory = wanted == null ? root.resolve(".langyan") : wanted;
        return new LangyanHome(root, directory.toAbsolutePath().normalize());
    }

    public Path postgres() {
        return directory.resolve("postgres");
    }

    /** Programs that are unpacked or built once. */
    public Path programs() {
        return directory.resolve("programs");
    }

    /** What makes starts shorter and can be made again: see decision 22. */
    public Path archives() {
        return directory.resolve("archives");
    }

    public Path kafka() {
        return directory.resolve("kafka");
    }

    public Path streams() {
        return directory.resolve("streams");
    }

    /** The empty working directory of a process, so that it picks up no stray configuration. */
    public Path work(String process) {
        return Directories.create(directory.resolve("work").resolve(process));
    }

    /** What the suite says at its start names the demo users' password. */
    public Path logs() {
        return Directories.createPrivate(directory.resolve("logs"));
    }

    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    public Path secrets() {
        return directory.resolve("secrets");
    }

    public Path runFile() {
        return Directories.create(directory.resolve("run")).resolve("suite.json");
    }

    /** There once the provider has the realm, so that later starts need not look. */
    public Path realmImported() {
        return Directories.create(directory.resolve("run")).resolve("realm-imported");
    }

    public Path lockFile() {
        return Directories.create(directory.resolve("run")).resolve("lock");
    }

    /** What {@code reset} removes: everything but programs and archives, which hold nothing of the user's, and logs. */
    public List<Path> data() {
        return List.of(postgres(), kafka(), streams(), directory.resolve("work"), secrets(), directory.resolve("run"));
    }

    /** @throws UserError when the disk is nearly full */
    public void requireSpace() {
        long free = freeBytes();
        if (free < NEEDED_BYTES) {
            throw new UserError("Too little disk: %s has %d MiB free and Langyan needs 2048 MiB."
                    .formatted(directory, free / (1024 * 1024)));
        }
    }

    /** Whether there is room for something the suite can do without. */
    public boolean hasRoomToSpare() {
        return freeBytes() > NEEDED_BYTES + SPARE_BYTES;
    }

    private long freeBytes() {
        try {
            return Files.getFileStore(Directories.create(directory)).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
