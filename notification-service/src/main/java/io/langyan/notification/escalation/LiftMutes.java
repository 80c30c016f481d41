package io.langyan.notification.escalation;

import io.langyan.events.delivery.Scope;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.events.v1.Level;
import io.langyan.notification.PutOff;
import io.langyan.notification.Stopping;
import io.langyan.notification.mute.Covered;
import io.langyan.notification.mute.MuteRow;
import io.langyan.notification.mute.Mutes;
import io.langyan.notification.page.GroupKey;
import io.langyan.notification.page.PageRequest;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Pages;
import io.langyan.notification.page.Stage;
import io.langyan.notification.push.Sender;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sees that every mute ends: what it held of an incident rings, and the listener is told how much else it kept quiet, so that no mute is
 * forgotten.
 */
@ApplicationScoped
class LiftMutes {

    private static final int BATCH = 20;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Mutes mutes;
    private final Pages pages;
    private final StartPage start;
    private final Sender sender;
    private final PutOff putOff;
    /** Those that could not be lifted, and when each is tried again. */
    private final Map<UUID, Instant> again = new ConcurrentHashMap<>();

    LiftMutes(Mutes mutes, Pages pages, StartPage start, Sender sender, PutOff putOff) {
        this.mutes = mutes;
        this.pages = pages;
        this.start = start;
        this.sender = sender;
        this.putOff = putOff;
    }

    @Scheduled(
            every = "1s",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Stopping.class)
    Uni<Void> tick() {
        Instant now = Instant.now();
        again.values().removeIf(next -> !next.isAfter(now));
        return Panache.withSession(() -> mutes.overAt(now, BATCH))
                .map(over -> over.stream().filter(id -> !again.containsKey(id)).toList())
                .call(over -> putOff.each("mute", over, id -> Panache.withTransaction(() -> lift(id, now)), id -> {
                    again.put(id, now.plus(PAUSE));
                    return Uni.createFrom().voidItem();
                }))
                .invoke(over -> {
                    if (!over.isEmpty()) {
                        sender.wake();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> lift(UUID id, Instant now) {
        return mutes.stillOver(id).chain(mute -> mute == null ? Uni.createFrom().voidItem() : lift(mute, now));
    }

    private Uni<Void> lift(MuteRow mute, Instant now) {
        mute.endedAt = now;
        return pages.heldBy(mute.id)
                .invoke(held -> held.forEach(page -> ring(page, mute.until)))
                .chain(pages::flush)
                .chain(() -> pages.release(mute.id, mute.until))
                .chain(() -> pages.keptBy(List.of(mute.id)))
                .chain(kept -> tell(mute, kept.getOrDefault(mute.id, 0L), now));
    }

    private static void ring(PageRow page, Instant from) {
        page.mutedUntil = from;
        page.enter(Stage.Ringing.from(page.ladder, from));
    }

    private Uni<Void> tell(MuteRow mute, long kept, Instant now) {
        return kept == 0 ? Uni.createFrom().voidItem() : start.start(ended(mute, kept, now));
    }

    private static PageRequest ended(MuteRow mute, long kept, Instant now) {
        return new PageRequest(
                TimeOrderedId.next(),
                new Scope(mute.brand, null, null),
                null,
                null,
                GroupKey.muteEnded(mute.id),
                Level.WATCH,
                RingListener.ROLES,
                RingListener.POLICY,
                Covered.ENDED,
                "静音结束，期间有 " + kept + " 次呼叫未响",
                Map.of("kept", Long.toString(kept), "muteReason", mute.reason, "mutedBy", mute.madeBy),
                false,
                now);
    }
}
