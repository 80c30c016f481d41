package io.langyan.monitoring.imports.drop;

import io.langyan.events.rest.Problem;
import io.langyan.monitoring.imports.ImportFile;
import io.langyan.monitoring.imports.StartImport;
import io.langyan.monitoring.outbound.Trouble;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Decides about one file: not yet settled, read already, grown, written anew, or not readable. */
final class TakeDroppedFile {

    private static final Logger LOG = Logger.getLogger(TakeDroppedFile.class);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final DropFiles files;
    private final StartImport start;
    private final Duration settle;
    private final long largest;
    /** What needs no further look as long as it looks like this; spares a query for each file and look. */
    private final Map<String, String> done = new HashMap<>();

    /** @param largest what is read at once; a file that grows is read in pieces */
    TakeDroppedFile(DropFiles files, StartImport start, Duration settle, long largest) {
        this.files = files;
        this.start = start;
        this.settle = settle;
        this.largest = largest;
    }

    boolean isDone(FolderWalk.Found file) {
        return looks(file).equals(done.get(file.relative().toString()));
    }

    void one(FolderWalk.Found file, Instant now) throws IOException {
        String path = file.relative().toString();
        Optional<DropFiles.Seen> seen = await(files.find(path));
        if (seen.isPresent() && seen.get().done() && !hasChanged(seen.get(), file)) {
            done.put(path, looks(file));
        } else if (seen.isEmpty() || hasChanged(seen.get(), file)) {
            await(files.seen(path, file.size(), file.modifiedAt(), now));
        } else if (!now.isBefore(seen.get().unchangedSince().plus(settle))) {
            take(file, seen.get(), now);
        }
    }

    private static String looks(FolderWalk.Found file) {
        return file.size() + "@" + file.modifiedAt().toEpochMilli();
    }

    private static boolean hasChanged(DropFiles.Seen seen, FolderWalk.Found file) {
        // the database keeps microseconds
        return seen.size() != file.size()
                || seen.modifiedAt().toEpochMilli() != file.modifiedAt().toEpochMilli();
    }

    private void take(FolderWalk.Found file, DropFiles.Seen seen, Instant now) throws IOException {
        try {
            Piece piece = piece(file, seen);
            if (piece.from() == piece.to()) {
                await(files.done(seen.path()));
                return;
            }
            ImportFile part = new ImportFile(seen.path(), file.path(), piece.from(), piece.to(), piece.linesBefore());
            DropFiles.Progress progress = progress(file, seen, piece);
            start.of(
                    List.of(part),
                    file.name().order(),
                    now,
                    (job, connection) -> files.read(connection, job, progress));
        } catch (Problem refused) {
            LOG.warnf("A dropped file is not taken, %s: %s", refused.kind(), seen.path());
            await(files.refuse(seen.path(), new Trouble(refused.kind(), refused.chinese(), refused.getMessage())));
        }
    }

    /** What of a file is to be read now. */
    private record Piece(long from, long to, long linesBefore, boolean grows) {}

    private Piece piece(FolderWalk.Found file, DropFiles.Seen seen) throws IOException {
        boolean grows = file.name().grows() && !FilePart.isWide(file.path());
        boolean appended = grows
                && seen.readTo() > 0
                && file.size() >= seen.readTo()
                && FilePart.hash(file.path(), seen.readTo()).equals(seen.prefixSha256());
        long from = appended ? seen.readTo() : 0;
        // a piece of a table could end within a quoted cell
        boolean cuttable = grows && !file.path().toString().endsWith(".csv");
        if (!cuttable && file.size() - from > largest) {
            throw Problem.tooLarge("file-too-large", "文件过大", "the file is too large");
        }
        long to = Math.min(file.size(), from + largest);
        if (to < file.size()) {
            to = FilePart.lines(file.path(), from, to).end();
        }
        if (to == from && to < file.size()) {
            throw Problem.unprocessable("line-too-long", "文件中有过长的行", "a line of the file is too long");
        }
        return new Piece(from, to, appended ? seen.linesRead() : 0, grows);
    }

    /**
     * A last line without its end is read now, as it may be all there is, and read again should it turn out to have been half a line: an
     * observation that comes twice changes nothing.
     */
    private static DropFiles.Progress progress(FolderWalk.Found file, DropFiles.Seen seen, Piece piece)
            throws IOException {
        FilePart.Lines lines = FilePart.lines(file.path(), piece.from(), piece.to());
        long readTo = piece.grows() ? lines.end() : piece.to();
        return new DropFiles.Progress(
                seen.path(),
                seen.readTo(),
                readTo,
                FilePart.hash(file.path(), readTo),
                piece.grows() ? piece.linesBefore() + lines.count() : null,
                piece.to() == file.size());
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(ANSWER);
    }
}
