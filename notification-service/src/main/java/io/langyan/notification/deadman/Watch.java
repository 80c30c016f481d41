package io.langyan.notification.deadman;

import io.langyan.events.v1.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one replica hears, and what it thinks of it when it has to think alone, because the database that all replicas share does not answer. What was
 * decided together replaces what was thought alone, but for what changed in the meantime: that was told, and is not told once more.
 */
final class Watch {

    /** What could not be told is tried again after this; what was claimed by a replica that then died, likewise. */
    static final Duration TRY_AGAIN = Duration.ofSeconds(30);

    private final Map<String, Watched> roster = new LinkedHashMap<>();
    private final Duration grace;
    private final Duration asleepAfter;
    private final Lanes lanes = new Lanes();
    private final Map<String, Instant> heard = new ConcurrentHashMap<>();
    private final Map<String, Beat> beats = new LinkedHashMap<>();
    private final Map<String, Instant> triedAt = new LinkedHashMap<>();
    private final Set<String> changedAlone = new HashSet<>();
    private Instant awakeSince;
    private Instant lookedAt;

    /**
     * @param grace nobody is accused before this watcher has been awake for so long
     * @param asleepAfter a look that comes so late shows that this watcher, not the others, was away
     */
    Watch(Collection<Watched> watched, Duration grace, Duration asleepAfter, Instant now) {
        watched.forEach(one -> {
            roster.put(one.name(), one);
            beats.put(one.name(), new Beat.Beating(null));
        });
        this.grace = grace;
        this.asleepAfter = asleepAfter;
        this.awakeSince = now;
        this.lookedAt = now;
    }

    Collection<Watched> roster() {
        return roster.values();
    }

    Watched watched(String name) {
        return roster.get(name);
    }

    void heard(String name, Instant at) {
        heard.merge(name, at, (one, other) -> one.isAfter(other) ? one : other);
    }

    void heard(Probe probe) {
        lanes.seen(probe);
    }

    /** When it was last heard by this replica; null for never. */
    Instant last(String name) {
        return name.equals(Watched.PIPELINE) ? lanes.last() : heard.get(name);
    }

    List<Integer> silentLanes(String name, Instant now) {
        return name.equals(Watched.PIPELINE)
                ? lanes.silentSince(now.minus(watched(name).patience()))
                : List.of();
    }

    /** Call at each look, before it. A machine that slept, or a process that was stopped, wakes up to silence all round. */
    synchronized void awake(Instant now) {
        if (now.isAfter(lookedAt.plus(asleepAfter))) {
            awakeSince = now;
        }
        lookedAt = now;
    }

    synchronized boolean early(Instant now) {
        return now.isBefore(awakeSince.plus(grace));
    }

    /** How it stands as this replica knows. */
    synchronized Beat beat(String name) {
        return beats.get(name);
    }

    /** Whether this replica changed it by itself since all replicas last looked together. */
    synchronized boolean isChangedAlone(String name) {
        return changedAlone.contains(name);
    }

    /** What all replicas have found together. */
    synchronized void adopt(Map<String, Beat> together) {
        together.forEach((name, beat) -> {
            beats.put(name, beat);
            changedAlone.remove(name);
        });
    }

    /** A look without the others; what it answers is to be told now. */
    synchronized List<Telling> lookAlone(Instant now) {
        List<Telling> tellings = new ArrayList<>();
        for (Watched one : roster.values()) {
            String name = one.name();
            become(name, beats.get(name).looked(last(name), now, one, early(now)));
            Instant tried = triedAt.get(name);
            boolean wait = tried != null && now.isBefore(tried.plus(TRY_AGAIN));
            beats.get(name).due(now, one).filter(what -> !wait).ifPresent(what -> {
                triedAt.put(name, now);
                tellings.add(Telling.of(name, what, beats.get(name), silentLanes(name, now)));
            });
        }
        return tellings;
    }

    /** It was told, as the others know. */
    synchronized void told(Collection<Telling> tellings, Instant now) {
        for (Telling telling : tellings) {
            beats.put(telling.name(), beats.get(telling.name()).told(telling.what(), now));
            triedAt.remove(telling.name());
        }
    }

    /** It was told, and the others may not know. */
    synchronized void toldAlone(Collection<Telling> tellings, Instant now) {
        told(tellings, now);
        tellings.forEach(telling -> changedAlone.add(telling.name()));
    }

    /** Whether anybody must still be told something, or once more. */
    synchronized boolean isAnythingDue(Instant now) {
        return roster.values().stream()
                .anyMatch(one -> beats.get(one.name()).due(now, one).isPresent());
    }

    private void become(String name, Beat next) {
        if (!next.getClass().equals(beats.put(name, next).getClass())) {
            changedAlone.add(name);
        }
    }
}
