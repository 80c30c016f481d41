package io.langyan.monitoring.imports.drop;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashSet;
import java.util.Set;

/** Where the file system tells of changes, it is looked sooner; where it does not (NFS), polling is what counts. */
final class FolderHints implements AutoCloseable {

    private static final int MOST = 1_000;

    private final Set<Path> watched = new HashSet<>();
    private WatchService service;

    void watch(Path folder) {
        if (watched.size() >= MOST || !watched.add(folder)) {
            return;
        }
        try {
            service = service == null ? folder.getFileSystem().newWatchService() : service;
            folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
        } catch (IOException | UnsupportedOperationException noHints) {
            watched.remove(folder);
        }
    }

    /** Whether anything has changed since the last call. */
    boolean any() {
        boolean any = false;
        try {
            for (WatchKey key = next(); key != null; key = next()) {
                any |= !key.pollEvents().isEmpty();
                if (!key.reset()) {
                    watched.remove((Path) key.watchable());
                }
            }
        } catch (ClosedWatchServiceException closed) {
            return false;
        }
        return any;
    }

    private WatchKey next() {
        return service == null ? null : service.poll();
    }

    @Override
    public void close() {
        try {
            if (service != null) {
                service.close();
            }
        } catch (IOException alreadyGone) {
            service = null;
        }
    }
}
