package io.langyan.events.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;

/**
 * Publishes what the outbox holds: one thread, one connection, one holder at a time among all replicas.
 *
 * <p>The holder sends the oldest rows in their order, waits until the broker has all of them and takes them out. Its right
 * to send is a lease with an epoch. A holder that was stopped and wakes up finds its lease run out before it sends the next
 * record, and its marks have no effect once another has raised the epoch. What it had sent already comes a second time from
 * its successor, with the same {@code ce_id}; both send in the order of the outbox and without gaps, so the first
 * appearances of one key's events are in order.
 */
@ApplicationScoped
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration RECONNECT = Duration.ofSeconds(1);
    private static final Duration LEAVE = Duration.ofSeconds(8);

    private final Pool pool;
    private final Producers producers;
    private final DeliveryConfig.RelayConfig config;
    private final String holder;
    private final Counter published;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private volatile Instant oldest;
    private Thread thread;
    private String complaint;

    Relay(Pool pool, Producers producers, DeliveryConfig config, MeterRegistry meters) {
        this.pool = pool;
        this.producers = producers;
        this.config = config.relay();
        this.holder = config.source() + "/" + UUID.randomUUID();
        this.published = meters.counter("langyan.outbox.sent");
        meters.gauge("langyan.outbox.age.seconds", this, Relay::age);
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            running = true;
            thread = new Thread(this::run, "outbox-relay");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        wake.release();
        if (thread != null) {
            thread.join(LEAVE.toMillis());
        }
    }

    private void run() {
        while (running) {
            try (Unsent unsent = Unsent.open(pool, wake::release)) {
                serve(unsent);
            } catch (RuntimeException e) {
                if (running) {
                    complain(e);
                    sleep(RECONNECT);
                }
            }
        }
    }

    /** A long outage is one line, not one a second. */
    private void complain(RuntimeException failure) {
        String now = failure.toString();
        LOG.logf(
                now.equals(complaint) ? Logger.Level.DEBUG : Logger.Level.WARN,
                "outbox: interrupted, trying again every %s: %s",
                RECONNECT,
                now);
        complaint = now;
    }

    /** Waits for the lease, sends while it lasts, waits again; returns when the connection is gone or the service stops. */
    private void serve(Unsent unsent) {
        while (running && !unsent.lost()) {
            long asked = System.nanoTime();
            OptionalLong epoch = unsent.take(holder, config.lease());
            if (epoch.isPresent()) {
                hold(unsent, new Tenure(unsent, epoch.getAsLong(), config.lease(), asked));
            } else {
                sleep(config.lease().dividedBy(5));
            }
        }
    }

    private void hold(Unsent unsent, Tenure tenure) {
        LOG.infof("outbox: %s sends, epoch %d", holder, tenure.epoch());
        complaint = null;
        unsent.listen();
        Producer<String, byte[]> producer = producers.open("outbox-" + holder);
        try {
            while (running && !unsent.lost() && tenure.keep()) {
                wake.drainPermits();
                if (!round(unsent, tenure, producer)) {
                    sleep(config.poll());
                }
            }
            if (running) {
                LOG.infof("outbox: %s sends no longer, epoch %d", holder, tenure.epoch());
            } else {
                unsent.release(tenure.epoch());
            }
        } finally {
            oldest = null;
            producer.close(Duration.ZERO);
        }
    }

    /** Sends the oldest rows; true when there may be more. */
    private boolean round(Unsent unsent, Tenure tenure, Producer<String, byte[]> producer) {
        List<Unsent.Line> lines = unsent.next(config.batch());
        oldest = lines.isEmpty() ? null : lines.get(0).occurredAt();
        if (lines.isEmpty()) {
            return false;
        }
        List<Long> acknowledged = send(lines, tenure, producer);
        if (!acknowledged.isEmpty() && unsent.mark(tenure.epoch(), acknowledged)) {
            published.increment(acknowledged.size());
        }
        return acknowledged.size() == lines.size();
    }

    /** Hands over the lines in order, up to the first that is refused, and waits for the broker; the ones it has. */
    private List<Long> send(List<Unsent.Line> lines, Tenure tenure, Producer<String, byte[]> producer) {
        ConcurrentLinkedQueue<Long> acknowledged = new ConcurrentLinkedQueue<>();
        List<CountDownLatch> pending = new ArrayList<>(lines.size());
        for (Unsent.Line line : lines) {
            CountDownLatch answered = new CountDownLatch(1);
            if (tenure.over() || !handOver(line, producer, acknowledged, answered)) {
                break;
            }
            pending.add(answered);
        }
        for (CountDownLatch answered : pending) {
            if (!answered(answered, tenure)) {
                break;
            }
        }
        return List.copyOf(acknowledged);
    }

    private boolean handOver(
            Unsent.Line line,
            Producer<String, byte[]> producer,
            ConcurrentLinkedQueue<Long> acknowledged,
            CountDownLatch answered) {
        try {
            producer.send(line.record(), (metadata, failure) -> {
                if (failure == null) {
                    acknowledged.add(line.seq());
                } else {
                    LOG.warnf("outbox: row %d not sent: %s", line.seq(), failure);
                }
                answered.countDown();
            });
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("outbox: row %d not sent: %s", line.seq(), e);
            return false;
        }
    }

    /** Waits as long as it takes, keeping the lease meanwhile; false when the lease is gone or the service stops. */
    private boolean answered(CountDownLatch answered, Tenure tenure) {
        try {
            while (!answered.await(100, TimeUnit.MILLISECONDS)) {
                if (!running || !tenure.keep()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void sleep(Duration atMost) {
        try {
            wake.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private double age() {
        Instant since = oldest;
        return since == null ? 0 : Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }

    /** One stretch of holding the lease, by this machine's own clock, which runs on while a process is stopped. */
    private static final class Tenure {

        private final Unsent unsent;
        private final long epoch;
        private final Duration lease;
        private long since;

        Tenure(Unsent unsent, long epoch, Duration lease, long since) {
            this.unsent = unsent;
            this.epoch = epoch;
            this.lease = lease;
            this.since = since;
        }

        long epoch() {
            return epoch;
        }

        boolean over() {
            return elapsed() >= lease.toNanos();
        }

        /** Renews the lease when a third of it has passed; false when another holds it. */
        boolean keep() {
            if (elapsed() < lease.toNanos() / 3) {
                return true;
            }
            long asked = System.nanoTime();
            boolean kept = unsent.renew(epoch, lease);
            since = asked;
            return kept;
        }

        private long elapsed() {
            return System.nanoTime() - since;
        }
    }
}
