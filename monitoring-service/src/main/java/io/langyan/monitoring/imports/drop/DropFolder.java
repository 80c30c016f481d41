package io.langyan.monitoring.imports.drop;

import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.imports.StartImport;
import io.langyan.monitoring.outbound.Trouble;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Looks through the drop folder: what has settled is imported, what has grown from where it was left. One replica at a time, by a lease; how
 * far a file is read changes in the transaction that starts its import, so a kill neither loses nor doubles.
 */
@ApplicationScoped
class DropFolder {

    private static final Logger LOG = Logger.getLogger(DropFolder.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Trouble NONE_SET = new Trouble(
            "no-drop-folder",
            "没有设置投放目录：以 LANGYAN_MONITORING_DROP_FOLDER_PATH 启动监测服务后才会查看",
            "no folder is set: start monitoring with LANGYAN_MONITORING_DROP_FOLDER_PATH");
    private static final Trouble FOLDER_WAITS = new Trouble(
            "drop-folder-waits", "无法读取投放目录，稍后再试", "the folder cannot be looked through; tried again shortly");
    private static final Trouble FILE_WAITS = new Trouble(
            "drop-file-waits",
            "有文件无法读取（权限或已被移走），其余照常导入",
            "a file cannot be read (rights, or moved away); the others are taken");
    private static final Duration ARCHIVED_AFTER = Duration.ofDays(1);

    private final String holder = UUID.randomUUID().toString();
    private final FolderHints hints = new FolderHints();
    private final MonitoringConfig.DropFolder config;
    private final DropFiles files;
    private final TakeDroppedFile take;
    private FolderWalk walk;
    private Path root;
    private Instant looked = Instant.EPOCH;
    private volatile Trouble trouble;
    private volatile boolean stopped;

    @Inject
    DropFolder(DropFiles files, StartImport start, MonitoringConfig config) {
        this(files, start, config.dropFolder(), config.imports().maxFile().asLongValue());
    }

    DropFolder(DropFiles files, StartImport start, MonitoringConfig.DropFolder config, long largest) {
        this.files = files;
        this.config = config;
        this.take = new TakeDroppedFile(files, start, config.settle(), largest);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        hints.close();
    }

    /** Often, as it costs nothing unless the file system has told of a change or the time has come. */
    @Scheduled(every = "1s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        Instant now = Instant.now();
        if (stopped || config.path().isEmpty()) {
            return;
        }
        if (hints.any() || !now.isBefore(looked.plus(config.poll()))) {
            looked = now;
            lookSafely(now);
        }
    }

    private void lookSafely(Instant now) {
        try {
            look(now);
        } catch (IOException | RuntimeException later) {
            LOG.warn("The drop folder waits: " + later.getMessage());
            trouble = FOLDER_WAITS;
        }
    }

    /** Why nothing is taken, or not all, as far as this replica knows; empty when all is well. */
    Optional<Trouble> trouble() {
        return config.path().isEmpty() ? Optional.of(NONE_SET) : Optional.ofNullable(trouble);
    }

    /** Takes what has settled by now. */
    void look(Instant now) throws IOException {
        prepare();
        Trouble met = null;
        for (FolderWalk.Found file : walk.files(hints::watch)) {
            if (!take.isDone(file)) {
                if (!await(files.lease(holder, LEASE))) {
                    return;
                }
                met = isTaken(file, now) ? met : FILE_WAITS;
            }
        }
        if (config.archive().isPresent()) {
            archive(now);
        }
        trouble = met;
    }

    /** A file that cannot be read, or is gone again, keeps no other waiting. */
    private boolean isTaken(FolderWalk.Found file, Instant now) {
        try {
            take.one(file, now);
            return true;
        } catch (IOException later) {
            LOG.warnf("A dropped file cannot be read now, the others are: %s", file.relative());
            return false;
        }
    }

    private void prepare() throws IOException {
        if (walk == null) {
            root = Files.createDirectories(Path.of(config.path().orElseThrow())).toRealPath();
            Path archive = config.archive().isEmpty()
                    ? null
                    : Files.createDirectories(Path.of(config.archive().get())).toRealPath();
            walk = new FolderWalk(root, archive);
        }
    }

    private void archive(Instant now) throws IOException {
        Path archive = Path.of(config.archive().orElseThrow()).toRealPath();
        for (String path : await(files.archivable(now.minus(ARCHIVED_AFTER)))) {
            Path from = root.resolve(path);
            if (Files.isRegularFile(from, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                Path to = free(archive.resolve(path));
                Files.createDirectories(to.getParent());
                Files.move(from, to);
            }
            await(files.forget(path));
        }
    }

    /** People call every week's list by one name: the second of a name gets a number before its ending. */
    private static Path free(Path wanted) {
        String name = wanted.getFileName().toString();
        int dot = name.lastIndexOf('.');
        Path path = wanted;
        for (int number = 2; Files.exists(path); number++) {
            path = wanted.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
        }
        return path;
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(ANSWER);
    }
}
