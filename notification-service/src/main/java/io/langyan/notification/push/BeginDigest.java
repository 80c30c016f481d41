package io.langyan.notification.push;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.events.v1.Level;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Messenger;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Begins a digest: it takes one place in the limit, and each of its pushes is leased and has an attempt as if it went by itself. */
@ApplicationScoped
class BeginDigest {

    private final Attempts attempts;
    private final Digests digests;
    private final Begin begin;
    private final WriteDigest write;

    BeginDigest(Attempts attempts, Digests digests, Begin begin, WriteDigest write) {
        this.attempts = attempts;
        this.digests = digests;
        this.begin = begin;
        this.write = write;
    }

    /** @param gathered two or more, of one channel, person and drill */
    Uni<Sending> of(Mutiny.Session session, Channel channel, Messenger messenger, List<PushRow> gathered, Instant now) {
        DigestRow digest = row(gathered, now);
        return digests.persistAndFlush(digest)
                .chain(() -> begin.places(session, channel, messenger, Collections.singletonList(null), now))
                .map(places -> places.get(0))
                .chain(useId -> leaseAll(digest, gathered, useId, now)
                        .chain(begun -> write.digest(digest, gathered, channel, messenger, now)
                                .map(letter -> sending(digest, begun, useId, channel, letter))));
    }

    private static Sending sending(
            DigestRow digest, List<Sending.Begun> begun, UUID useId, Channel channel, Letter letter) {
        return new Sending(begun, digest.id, useId, 1, false, channel, letter);
    }

    private Uni<List<Sending.Begun>> leaseAll(DigestRow digest, List<PushRow> gathered, UUID useId, Instant now) {
        List<AttemptRow> rows = new ArrayList<>();
        List<Sending.Begun> begun = new ArrayList<>();
        for (PushRow push : gathered) {
            AttemptRow attempt = begin.lease(push, useId, now);
            attempt.digestId = digest.id;
            rows.add(attempt);
            begun.add(Begin.begun(push, attempt));
        }
        return attempts.persist(rows).replaceWith(begun);
    }

    private static DigestRow row(List<PushRow> gathered, Instant now) {
        PushRow gravest = gathered.get(0);
        DigestRow row = new DigestRow();
        row.id = TimeOrderedId.next();
        row.channel = gravest.channel;
        row.person = gravest.person;
        row.drill = gravest.drill;
        row.level = Level.values()[gravest.priority].code();
        row.brands =
                gathered.stream().map(push -> push.brand).distinct().sorted().toList();
        row.size = gathered.size();
        row.begunAt = now;
        return row;
    }
}
