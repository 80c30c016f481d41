package io.langyan.events.delivery;

import io.langyan.events.v1.StoryCommand;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** A use case as services have them: a business row and what it says to others. */
@ApplicationScoped
class Notes implements PanacheRepositoryBase<Note, UUID> {

    static final String TOPIC = "story-commands";

    private final Outbox outbox;

    Notes(Outbox outbox) {
        this.outbox = outbox;
    }

    static StoryCommand.MarkFalseAlarm saying(UUID id, String reason) {
        return new StoryCommand.MarkFalseAlarm("brand", id, "tester", Instant.parse("2026-11-21T00:00:00Z"), reason);
    }

    @WithTransaction
    Uni<Void> write(UUID id, String text) {
        return persist(note(id, text))
                .chain(() -> outbox.add(new Scope("brand", "drill-1", 7), id.toString(), saying(id, text)));
    }

    /** Fails after the row and the event are written. */
    @WithTransaction
    Uni<Void> writeAndFail(UUID id, String text) {
        return persistAndFlush(note(id, text))
                .chain(() -> outbox.add(new Scope("brand", null, null), id.toString(), saying(id, text)))
                .chain(() -> Uni.createFrom().failure(new IllegalStateException("changed my mind")));
    }

    private static Note note(UUID id, String text) {
        Note note = new Note();
        note.id = id;
        note.text = text;
        return note;
    }
}
