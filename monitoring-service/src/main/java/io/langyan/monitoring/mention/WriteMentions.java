package io.langyan.monitoring.mention;

import io.langyan.monitoring.correction.Amendments;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Writes what the mentions of a batch say: new ones, edits of known ones, and what stood there before. Most batches have few of either. */
@ApplicationScoped
class WriteMentions {

    private final MentionRows rows;
    private final MentionEdits edits;
    private final EarlierTexts earlier;
    private final Amendments amendments;

    WriteMentions(MentionRows rows, MentionEdits edits, EarlierTexts earlier, Amendments amendments) {
        this.rows = rows;
        this.edits = edits;
        this.earlier = earlier;
        this.amendments = amendments;
    }

    Uni<Void> enter(SqlConnection connection, List<Entry> entries) {
        return rows.add(connection, entries.stream().filter(Entry::inserted).toList())
                .chain(() -> edits.write(connection, entries))
                .chain(() -> earlier.renew(connection, entries))
                .chain(() -> amendments.edited(connection, edited(entries)));
    }

    private static List<Amendments.Edited> edited(List<Entry> entries) {
        return entries.stream()
                .filter(Entry::isEdited)
                .map(entry -> edited(entry, entry.stood().wordings().standing()))
                .toList();
    }

    private static Amendments.Edited edited(Entry entry, Wording before) {
        return new Amendments.Edited(entry.id(), entry.amendment().revision(), before.title(), before.text());
    }
}
