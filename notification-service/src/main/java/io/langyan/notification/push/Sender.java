package io.langyan.notification.push;

import io.langyan.notification.Stopping;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Sends what waits: woken as soon as something was committed, and once a second besides. Channels do not wait for each
 * other, and a slow answer holds up nothing but itself. A channel that takes no more is left alone until the next second,
 * however much waits for it; only L1 asks at once.
 */
@ApplicationScoped
public class Sender {

    private static final Logger LOG = Logger.getLogger(Sender.class);
    private static final int MOST_UNDER_WAY = 64;

    private final Vertx vertx;
    private final Pushes pushes;
    private final ClaimBeginnable claim;
    private final Deliver deliver;
    private final Recover recover;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final Set<String> draining = ConcurrentHashMap.newKeySet();
    private final Set<String> again = ConcurrentHashMap.newKeySet();
    private final Set<String> closed = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    Sender(Vertx vertx, Pushes pushes, ClaimBeginnable claim, Deliver deliver, Recover recover) {
        this.vertx = vertx;
        this.pushes = pushes;
        this.claim = claim;
        this.deliver = deliver;
        this.recover = recover;
    }

    /** Something may be waiting; call it after the commit. */
    public void wake() {
        asked.set(true);
        look();
    }

    @Scheduled(
            every = "1s",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Stopping.class)
    Uni<Void> tick() {
        return taken(recover.oldNews()).chain(() -> taken(recover.abandoned())).invoke(() -> {
            closed.clear();
            wake();
        });
    }

    /** One that fails holds up nothing else. */
    private static Uni<Void> taken(Uni<Void> up) {
        return up.onFailure()
                .invoke(failure -> LOG.warnf("what was left lying is not taken up: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private void look() {
        if (stopped || !looking.compareAndSet(false, true)) {
            return;
        }
        asked.set(false);
        OwnContext.run(vertx, () -> Panache.withSession(() -> pushes.channels(Instant.now())))
                .onItem()
                .invoke(found -> found.stream()
                        .filter(waiting -> waiting.urgent() || !closed.contains(waiting.channel()))
                        .forEach(waiting -> start(waiting.channel())))
                .onFailure()
                .invoke(failure -> LOG.warnf("sending is held up: %s", failure))
                .onTermination()
                .invoke(this::lookedUp)
                .subscribe()
                .with(done -> {}, failed -> {});
    }

    private void lookedUp() {
        looking.set(false);
        if (asked.get()) {
            look();
        }
    }

    private void start(String channel) {
        if (!draining.add(channel)) {
            again.add(channel);
            return;
        }
        drain(channel)
                .onFailure()
                .invoke(failure -> LOG.warnf("channel %s is held up: %s", channel, failure))
                .onTermination()
                .invoke(() -> drained(channel))
                .subscribe()
                .with(done -> {}, failed -> {});
    }

    private void drained(String channel) {
        draining.remove(channel);
        if (again.remove(channel)) {
            wake();
        }
    }

    /** Starts everything that the channel's limit allows; what waits too long goes another way. */
    private Uni<Void> drain(String channel) {
        AtomicInteger open = underWay.computeIfAbsent(channel, any -> new AtomicInteger());
        if (stopped || open.get() >= MOST_UNDER_WAY) {
            return Uni.createFrom().voidItem();
        }
        return claimed(channel)
                .invoke(claim -> {
                    if (claim.closed()) {
                        closed.add(channel);
                    }
                })
                .invoke(claim -> send(claim.sendings(), open))
                .call(claim -> recover.held(claim.held()).invoke(this::wakeIf))
                .chain(claim -> claim.emptied()
                        ? Uni.createFrom().voidItem()
                        : claim.isEmpty()
                                ? recover.late(channel).invoke(this::wakeIf).replaceWithVoid()
                                : drain(channel));
    }

    /** Where nothing can be claimed, what waits too long still goes another way. */
    private Uni<ClaimPushes.Claim> claimed(String channel) {
        return OwnContext.run(vertx, () -> claim.from(channel))
                .onFailure()
                .invoke(failure -> LOG.warnf("channel %s is held up: %s", channel, failure))
                .onFailure()
                .recoverWithItem(ClaimPushes.Claim.CLOSED);
    }

    private void send(List<Sending> sendings, AtomicInteger open) {
        for (Sending sending : sendings) {
            open.incrementAndGet();
            deliver.one(sending)
                    .onTermination()
                    .invoke(() -> {
                        open.decrementAndGet();
                        wake();
                    })
                    .subscribe()
                    .with(done -> {}, failed -> {});
        }
    }

    private void wakeIf(boolean others) {
        if (others) {
            wake();
        }
    }
}
