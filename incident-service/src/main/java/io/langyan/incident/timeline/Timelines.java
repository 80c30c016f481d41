package io.langyan.incident.timeline;

import io.langyan.events.delivery.Scope;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The timelines of all incidents. Whoever appends holds the head of that timeline until the end of the transaction. */
@ApplicationScoped
public class Timelines implements PanacheRepositoryBase<EntryRow, EntryRow.Key> {

    private static final int SALT_BYTES = 16;

    private final TimelineKey key;
    private final SecureRandom random = new SecureRandom();

    Timelines(TimelineKey key) {
        this.key = key;
    }

    /** Appends to a timeline, which begins with its first notes. */
    public Uni<Void> append(Scope scope, UUID incident, List<Note> notes, Instant at) {
        return notes.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession().chain(session -> held(session, incident)
                        .chain(head ->
                                head.isPresent() ? Uni.createFrom().item(head.get()) : begun(session, scope, incident))
                        .chain(head -> append(session, head, notes, at)));
    }

    /** Appends when there is such a timeline; tells whether there was. */
    public Uni<Boolean> appendIfBegun(UUID incident, Note note, Instant at) {
        return Panache.getSession().chain(session -> held(session, incident)
                .chain(head -> head.isPresent()
                        ? append(session, head.get(), List.of(note), at).replaceWith(true)
                        : Uni.createFrom().item(false)));
    }

    private static Uni<Optional<HeadRow>> held(Mutiny.Session session, UUID incident) {
        return session.find(HeadRow.class, incident, LockModeType.PESSIMISTIC_WRITE)
                .map(Optional::ofNullable);
    }

    private static Uni<HeadRow> begun(Mutiny.Session session, Scope scope, UUID incident) {
        HeadRow row = HeadRow.empty(scope, incident);
        return session.persist(row).replaceWith(row);
    }

    private Uni<Void> append(Mutiny.Session session, HeadRow timeline, List<Note> notes, Instant at) {
        List<EntryRow> rows = new ArrayList<>();
        Head head = timeline.head();
        for (Note note : notes) {
            Entry entry = Chain.next(head, note, at, salt(), key);
            rows.add(EntryRow.of(timeline, entry));
            head = Head.of(entry);
        }
        timeline.moveTo(head);
        return session.persistAll(rows.toArray());
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    Uni<Optional<HeadRow>> head(UUID incident) {
        return Panache.getSession()
                .chain(session -> session.find(HeadRow.class, incident))
                .map(Optional::ofNullable);
    }

    Uni<List<Entry>> after(UUID incident, long seq, int limit) {
        return find("key.incidentId = ?1 and key.seq > ?2 order by key.seq", incident, seq)
                .range(0, limit - 1)
                .list()
                .map(rows -> rows.stream().map(EntryRow::entry).toList());
    }

    Uni<List<Entry>> whole(UUID incident) {
        return find("key.incidentId = ?1 order by key.seq", incident)
                .list()
                .map(rows -> rows.stream().map(EntryRow::entry).toList());
    }

    Uni<Optional<EntryRow>> entry(UUID incident, long seq) {
        return findById(new EntryRow.Key(incident, seq)).map(Optional::ofNullable);
    }
}
