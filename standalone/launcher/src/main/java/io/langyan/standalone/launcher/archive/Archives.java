package io.langyan.standalone.launcher.archive;

import io.langyan.standalone.embedded.Directories;
import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.process.JavaProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The archives of a suite's processes. */
public final class Archives implements AutoCloseable {

    private final LangyanHome home;
    private final Path directory;
    private final Map<String, Lesson> lessons = new LinkedHashMap<>();
    private Optional<MakeArchives> making = Optional.empty();
    private boolean closed;

    /** What a process that runs now can be made an archive of. */
    record Lesson(Archive archive, JavaProgram program, String stamp) {}

    public Archives(LangyanHome home) {
        this.home = home;
        this.directory = Directories.create(home.archives());
    }

    /** The command that runs a program: from its archive when there is one that fits, else so that one can be made. */
    public synchronized List<String> command(String name, JavaProgram program) {
        Archive archive = new Archive(directory, name);
        String stamp = Stamp.of(program);
        if (archive.fits(stamp)) {
            // A part that was started again after its archive was made has begun another list.
            archive.forgetClasses();
            return program.command("-XX:SharedArchiveFile=" + archive.file(), "-Xshare:auto");
        }
        archive.forget();
        lessons.put(name, new Lesson(archive, program, stamp));
        return program.command("-XX:DumpLoadedClassList=" + archive.classes());
    }

    /** Whether the process was run from an archive; it will not be again. */
    public synchronized boolean distrust(String name) {
        Archive archive = new Archive(directory, name);
        boolean used = Files.exists(archive.file());
        archive.forget();
        return used;
    }

    /** Makes those that were missing, one after the other, while the suite works; none of a suite that is stopping already. */
    public synchronized void makeMissing() {
        if (closed) {
            return;
        }
        MakeArchives make = new MakeArchives(home, List.copyOf(lessons.values()));
        making = Optional.of(make);
        make.begin();
    }

    @Override
    public void close() {
        begunUntilNow().ifPresent(MakeArchives::close);
    }

    private synchronized Optional<MakeArchives> begunUntilNow() {
        closed = true;
        return making;
    }

    /** Removes what a launcher that was killed left half made. */
    public static void clearHalfMade(LangyanHome home) {
        if (!Files.isDirectory(home.archives())) {
            return;
        }
        try (Stream<Path> files = Files.list(home.archives())) {
            for (Path half : files.filter(Archive::isHalfMade).toList()) {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
