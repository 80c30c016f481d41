package io.langyan.monitoring.mention;

import io.langyan.monitoring.correction.Amendment;
import io.langyan.monitoring.correction.Amendments;
import io.langyan.monitoring.watch.WatchList;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Who the mentions of a batch are, and what people and noise said about them before. */
@ApplicationScoped
class KnownMentions {

    private final MentionKeys keys;
    private final Amendments amendments;

    KnownMentions(MentionKeys keys, Amendments amendments) {
        this.keys = keys;
        this.amendments = amendments;
    }

    /** Each with its place, in the same order; a person's reading stands in place of the model's. */
    Uni<List<Entry>> enter(SqlConnection connection, List<Heard> heard, WatchList watch) {
        return keys.enter(connection, heard, watch).chain(entries -> amended(connection, entries));
    }

    private Uni<List<Entry>> amended(SqlConnection connection, List<Entry> entries) {
        List<UUID> before = entries.stream()
                .filter(entry -> !entry.inserted())
                .map(Entry::id)
                .toList();
        return amendments
                .of(connection, before)
                .map(known -> known.isEmpty()
                        ? entries
                        : entries.stream()
                                .map(entry -> entry.amended(known.getOrDefault(entry.id(), Amendment.NONE)))
                                .toList());
    }
}
