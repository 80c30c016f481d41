package io.langyan.standalone.launcher.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/** The archive of one process, the list of classes it is made from, and the stamp that tells what it fits. */
record Archive(Path directory, String name) {

    private static final String HALF_MADE = ".tmp";

    Path file() {
        return directory.resolve(name + ".jsa");
    }

    /** Where it is written until it is whole. */
    Path halfMade() {
        return directory.resolve(name + ".jsa" + HALF_MADE);
    }

    /** What the running process has loaded; it goes on writing. */
    Path classes() {
        return directory.resolve(name + ".classes");
    }

    private Path stamp() {
        return directory.resolve(name + ".stamp");
    }

    /** Whether it was made of just that and is still as it was then. The JVM looks again, at the jars only. */
    boolean fits(String stamp) {
        try {
            return Files.exists(file()) && Files.readString(stamp()).equals(stamp + Stamp.ofFile(file()));
        } catch (IOException e) {
            return false;
        }
    }

    /** What {@link #takeClasses} took. */
    Path classesTaken() {
        return directory.resolve(name + ".classes" + HALF_MADE);
    }

    /** Takes the lines that are whole: the JVM fails on the half of one. */
    void takeClasses() throws IOException {
        byte[] list = Files.readAllBytes(classes());
        int end = list.length;
        while (end > 0 && list[end - 1] != '\n') {
            end--;
        }
        Files.write(classesTaken(), Arrays.copyOf(list, end));
    }

    /** Puts what was made in its place, on the disk for certain: an archive with a hole may crash the JVM that maps it. */
    void keep(String stamp) throws IOException {
        try (FileChannel made = FileChannel.open(halfMade(), StandardOpenOption.READ)) {
            made.force(true);
        }
        Files.deleteIfExists(stamp());
        Files.move(halfMade(), file(), StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(stamp(), stamp + Stamp.ofFile(file()));
        forgetClasses();
    }

    void forgetClasses() {
        delete(List.of(classes()));
    }

    /** Removes all of it. */
    void forget() {
        delete(List.of(stamp(), file(), classes()));
        forgetHalf();
    }

    void forgetHalf() {
        delete(List.of(halfMade(), classesTaken()));
    }

    private static void delete(List<Path> files) {
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isHalfMade(Path file) {
        return file.toString().endsWith(HALF_MADE);
    }
}
