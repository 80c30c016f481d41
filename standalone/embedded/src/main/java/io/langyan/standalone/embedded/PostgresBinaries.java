package io.langyan.standalone.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the archive that Maven brought. */
final class PostgresBinaries {

    private static final String DONE = ".unpacked";

    private PostgresBinaries() {}

    /** Unpacks into the directory unless that was done before; answers the directory that holds {@code bin/}. */
    static Path in(Path directory) {
        String archive = archiveName();
        Path home = directory.resolve(archive.replace(".txz", ""));
        if (Files.exists(home.resolve(DONE))) {
            return home;
        }
        Path fresh = Directories.create(directory)
                .resolve(".unpacking-" + ProcessHandle.current().pid());
        try {
            Directories.delete(fresh);
            unpack(archive, fresh);
            Files.createFile(fresh.resolve(DONE));
            Directories.delete(home);
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (Files.exists(home.resolve(DONE))) {
                Directories.delete(fresh);
                return home;
            }
            throw new EmbeddedServerException("PostgreSQL cannot be unpacked into " + directory + ".", e);
        }
        return home;
    }

    private static String archiveName() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        if (!os.contains("linux")) {
            throw new EmbeddedServerException("The standalone suite runs on Linux, not on " + os + ".");
        }
        return switch (arch) {
            case "amd64", "x86_64" -> "postgres-linux-x86_64.txz";
            case "aarch64", "arm64" -> "postgres-linux-arm_64.txz";
            default -> throw new EmbeddedServerException("There is no PostgreSQL for the processor " + arch + ".");
        };
    }

    private static void unpack(String archive, Path into) throws IOException {
        try (InputStream raw = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (raw == null) {
                throw new EmbeddedServerException("The archive " + archive + " is not on the class path.");
            }
            TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(raw)));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, into);
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path into) throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
