package io.langyan.notification.deadman;

import io.langyan.notification.NotificationConfig;
import io.langyan.notification.Stopping;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * The switch's own heartbeat, to somebody outside: an address that is fetched again and again, through the guard, and missed there when the whole suite is
 * gone. Held back while a silence could be told to nobody, so that outside it is noticed as well.
 */
@ApplicationScoped
class OutwardBeat {

    private static final Logger LOG = Logger.getLogger(OutwardBeat.class);

    static final String OFF = "off";
    static final String WAITING = "waiting";
    static final String OK = "ok";
    static final String FAILING = "failing";
    static final String HELD_BACK = "held-back";

    private final NotificationConfig config;
    private final KeepWatch keep;
    private final Wire wire;
    private final MeterRegistry meters;
    private volatile String state = WAITING;

    OutwardBeat(NotificationConfig config, KeepWatch keep, Wire wire, MeterRegistry meters) {
        this.config = config;
        this.keep = keep;
        this.wire = wire;
        this.meters = meters;
    }

    /** How the last one went. */
    String state() {
        return config.deadman().outwardUrl().isEmpty() ? OFF : state;
    }

    @Scheduled(
            every = "${langyan.notification.deadman.outward-every:1m}",
            delayed = "${langyan.notification.deadman.look:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Stopping.class)
    Uni<Void> tick() {
        return beat();
    }

    Uni<Void> beat() {
        if (config.deadman().outwardUrl().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        if (keep.owes(Instant.now())) {
            become(HELD_BACK, "somebody has to be told of a silence and nobody can be");
            return Uni.createFrom().voidItem();
        }
        return wire.getGuarded(config.deadman().outwardUrl().get(), OutwardBeat::read)
                .invoke(outcome -> become(outcome.accepted() ? OK : FAILING, outcome.code()))
                .replaceWithVoid();
    }

    private static Outcome read(HttpResponse<Void> response) {
        String code = "HTTP_" + response.statusCode();
        return response.statusCode() / 100 == 2
                ? Outcome.ok(code, null)
                : Outcome.failed(Outcome.Result.RETRY, code, "not taken");
    }

    /** The address is a secret and is not logged. */
    private void become(String now, String why) {
        meters.counter("langyan.deadman.outward", "outcome", now).increment();
        if (!now.equals(state) && !now.equals(OK)) {
            LOG.warnf("The heartbeat to outside is %s: %s", now, why);
        }
        state = now;
    }
}
