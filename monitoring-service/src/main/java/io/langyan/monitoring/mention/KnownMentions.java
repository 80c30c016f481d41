package io.langyan.monitoring.mention;

import io.langyan.monitoring.correction.Amendment;
import io.langyan.monitoring.correction.Amendments;
import io.langyan.monitoring.reading.Reader;
import io.langyan.monitoring.watch.WatchList;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who the mentions of a batch are, how the ledger has those that say something new, and what people and noise said about them before. */
@ApplicationScoped
class KnownMentions {

    private final MentionKeys keys;
    private final StoodMentions stood;
    private final Amendments amendments;
    private final Reader reader;

    KnownMentions(MentionKeys keys, StoodMentions stood, Amendments amendments, Reader reader) {
        this.keys = keys;
        this.stood = stood;
        this.amendments = amendments;
        this.reader = reader;
    }

    /** Each with its place, in the same order; a person's reading stands in place of the model's. */
    Uni<List<Entry>> enter(SqlConnection connection, List<Heard> heard, WatchList watch) {
        return keys.enter(connection, heard, watch)
                .chain(entries -> beside(connection, entries, watch))
                .chain(entries -> amended(connection, entries));
    }

    private Uni<List<Entry>> beside(SqlConnection connection, List<Entry> entries, WatchList watch) {
        List<Entry> telling = entries.stream()
                .filter(entry -> !entry.inserted() && !entry.key().isKnown())
                .toList();
        if (telling.isEmpty()) {
            return Uni.createFrom().item(entries);
        }
        return stood.lock(connection, telling.stream().map(Entry::id).toList())
                .chain(known -> keys.again(connection, telling)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(now -> entries.stream()
                                .map(entry -> beside(entry, now.get(entry.id()), known.get(entry.id()), watch))
                                .toList()));
    }

    /** What its month took along while we waited for it stays as it came. */
    private Entry beside(Entry entry, KeyRow now, Stood known, WatchList watch) {
        return known == null || now == null
                ? entry
                : entry.beside(now, known, entry.heard().said().beside(known.wordings(), watch.terms(), reader));
    }

    private Uni<List<Entry>> amended(SqlConnection connection, List<Entry> entries) {
        List<UUID> before = entries.stream()
                .filter(entry -> !entry.inserted())
                .map(Entry::id)
                .toList();
        return amendments.of(connection, before).map(known -> amended(entries, known));
    }

    private static List<Entry> amended(List<Entry> entries, Map<UUID, Amendment> known) {
        boolean isPlain = known.isEmpty() && entries.stream().noneMatch(Entry::isEdited);
        return isPlain
                ? entries
                : entries.stream()
                        .map(entry -> entry.amended(known.getOrDefault(entry.id(), Amendment.NONE)))
                        .toList();
    }
}
