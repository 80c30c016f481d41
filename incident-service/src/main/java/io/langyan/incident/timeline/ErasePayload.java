package io.langyan.incident.timeline;

import io.langyan.incident.Actor;
import io.langyan.incident.ruling.Refusal;
import io.langyan.incident.ruling.Ruling;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/** Erases what one entry says, such as a person's data; that it was said, and that it was erased, stays. */
@ApplicationScoped
public class ErasePayload {

    private final Timelines timelines;
    private final InstantSource time;

    ErasePayload(Timelines timelines, InstantSource time) {
        this.timelines = timelines;
        this.time = time;
    }

    @WithTransaction
    public Uni<Ruling<Long>> of(UUID incident, long seq, String reason, Actor actor) {
        if (reason == null || reason.isBlank()) {
            return Uni.createFrom().item(Ruling.refused(new Refusal.ReasonMissing("erasure")));
        }
        return timelines
                .entry(incident, seq)
                .map(found -> found.filter(entry -> actor.mayActFor(entry.brand)))
                .invoke(entry -> entry.ifPresent(EntryRow::erasePayload))
                .chain(entry -> entry.isPresent()
                        ? erased(incident, seq, reason, actor.name())
                        : Uni.createFrom().item(Ruling.refused(new Refusal.NoSuchEntry(seq))));
    }

    private Uni<Ruling<Long>> erased(UUID incident, long seq, String reason, String by) {
        Note note = Note.by(by, "payload.erased", Map.of("seq", seq, "reason", reason));
        return timelines.appendIfBegun(incident, note, time.instant()).replaceWith(Ruling.granted(seq));
    }
}
