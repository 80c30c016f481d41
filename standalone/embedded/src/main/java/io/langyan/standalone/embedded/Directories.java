package io.langyan.standalone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** Making and removing directories. */
public final class Directories {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private Directories() {}

    public static Path create(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new EmbeddedServerException("The directory " + directory + " cannot be created.", e);
        }
    }

    /** Readable by its owner alone when it is new; those it lies in are not, for other accounts work there too. */
    public static Path createPrivate(Path directory) {
        try {
            Files.createDirectories(directory.getParent());
            return Files.exists(directory) ? directory : Files.createDirectory(directory, OWNER_ALONE);
        } catch (IOException e) {
            throw new EmbeddedServerException("The directory " + directory + " cannot be created.", e);
        }
    }

    /** Removes a directory with all that is in it; one that does not exist is fine. */
    public static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory, e);
        }
    }
}
