package io.langyan.notification.deadman;

import io.langyan.notification.push.OwnContext;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A look that all replicas share: what any of them heard was heard, and what is to be told is claimed by one. Fails when the database does not answer in
 * time.
 */
@ApplicationScoped
class LookTogether {

    static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);

    private final Heartbeats heartbeats;
    private final Vertx vertx;
    private final InTime inTime = new InTime(ANSWERS_WITHIN);

    LookTogether(Heartbeats heartbeats, Vertx vertx) {
        this.heartbeats = heartbeats;
        this.vertx = vertx;
    }

    /** What is for this replica to tell now. */
    Uni<List<Telling>> at(Watch watch, Instant now) {
        List<String> names = watch.roster().stream().map(Watched::name).toList();
        return inTime(() -> heartbeats.locked(names).map(rows -> look(rows, watch, now)))
                .invoke(found -> watch.adopt(found.beats()))
                .map(Found::tellings);
    }

    /** The claims end, and with them what was due. */
    Uni<Void> told(Collection<Telling> tellings, Instant now) {
        Map<String, Telling> byName = tellings.stream().collect(Collectors.toMap(Telling::name, telling -> telling));
        return inTime(() -> heartbeats
                        .locked(byName.keySet())
                        .invoke(rows -> rows.forEach(
                                row -> row.told(byName.get(row.name).what(), now))))
                .replaceWithVoid();
    }

    private <T> Uni<T> inTime(Supplier<Uni<T>> work) {
        return inTime.run(() -> OwnContext.run(vertx, () -> Panache.withTransaction(work)));
    }

    record Found(Map<String, Beat> beats, List<Telling> tellings) {}

    static Found look(List<HeartbeatRow> rows, Watch watch, Instant now) {
        watch.heard(Watched.DATABASE, now);
        Found found = new Found(new HashMap<>(), new ArrayList<>());
        for (HeartbeatRow row : rows) {
            Beat beat = looked(row, watch, now);
            row.become(beat);
            found.beats().put(row.name, beat);
            claimed(row, beat, watch, now).ifPresent(found.tellings()::add);
        }
        return found;
    }

    private static Beat looked(HeartbeatRow row, Watch watch, Instant now) {
        Beat before = watch.isChangedAlone(row.name) ? watch.beat(row.name) : row.beat();
        Instant heard = Beat.later(watch.last(row.name), row.heardAt);
        return before.looked(heard, now, watch.watched(row.name), watch.early(now));
    }

    private static Optional<Telling> claimed(HeartbeatRow row, Beat beat, Watch watch, Instant now) {
        if (row.isClaimedAt(now)) {
            return Optional.empty();
        }
        Optional<Telling> due = beat.due(now, watch.watched(row.name))
                .map(what -> Telling.of(row.name, what, beat, watch.silentLanes(row.name, now)));
        due.ifPresent(telling -> row.claimedUntil = now.plus(Watch.TRY_AGAIN));
        return due;
    }
}
