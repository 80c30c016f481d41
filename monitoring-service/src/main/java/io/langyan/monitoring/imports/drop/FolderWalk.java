package io.langyan.monitoring.imports.drop;

import io.langyan.monitoring.observation.CleanText;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The files that lie in the folder itself: symbolic links are not followed, neither to files nor to folders, and nothing outside is seen. */
final class FolderWalk {

    private static final Logger LOG = Logger.getLogger(FolderWalk.class);
    private static final int DEEPEST = 8;
    private static final int MOST_FILES = 20_000;
    private static final int LONGEST_PATH = 1_000;

    private final Path root;
    private final Path archive;
    private final Set<Path> told = new HashSet<>();

    /** @param archive not walked, should it lie within; may be null */
    FolderWalk(Path root, Path archive) {
        this.root = root;
        this.archive = archive;
    }

    /** A file with its name below the root. */
    record Found(Path path, Path relative, DropName name, long size, Instant modifiedAt) {}

    /** @param folders hears of each folder walked */
    List<Found> files(Consumer<Path> folders) throws IOException {
        List<Found> found = new ArrayList<>();
        Path real = root.toRealPath();
        Files.walkFileTree(
                real, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                        boolean hidden = !folder.equals(real)
                                && folder.getFileName().toString().startsWith(".");
                        if (hidden || folder.equals(archive)) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        folders.accept(folder);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (!attributes.isRegularFile()) {
                            refuse(file);
                        } else {
                            add(found, file, real.relativize(file), attributes);
                        }
                        return found.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                });
        return found;
    }

    private static void add(List<Found> found, Path file, Path relative, BasicFileAttributes attributes) {
        String shown = relative.toString();
        if (shown.length() <= LONGEST_PATH
                && CleanText.clean(shown, LONGEST_PATH).equals(shown)) {
            DropName.of(relative)
                    .ifPresent(name -> found.add(new Found(
                            file,
                            relative,
                            name,
                            attributes.size(),
                            attributes.lastModifiedTime().toInstant())));
        }
    }

    /** A link could lead anywhere, and whoever may write here need not be who may read there. */
    private void refuse(Path link) {
        if (told.size() < MOST_FILES && told.add(link)) {
            LOG.warnf("The drop folder holds something that is no plain file, left alone: %s", root.relativize(link));
        }
    }
}
