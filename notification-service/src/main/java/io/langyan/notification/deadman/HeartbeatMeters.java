package io.langyan.notification.deadman;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code langyan.heartbeat.age} in seconds and {@code langyan.heartbeat.silent} (1 while it is missed) of each heartbeat. */
@ApplicationScoped
class HeartbeatMeters {

    private final Watch watch;
    private final MeterRegistry meters;

    HeartbeatMeters(Watch watch, MeterRegistry meters) {
        this.watch = watch;
        this.meters = meters;
    }

    void atStart(@Observes StartupEvent start) {
        for (Watched one : watch.roster()) {
            List<Tag> tags = List.of(Tag.of("name", one.name()));
            meters.gauge("langyan.heartbeat.age", tags, watch, all -> age(all, one.name()));
            meters.gauge(
                    "langyan.heartbeat.silent",
                    tags,
                    watch,
                    all -> all.beat(one.name()) instanceof Beat.Silent ? 1 : 0);
        }
    }

    /** Not a number while it was never heard. */
    private static double age(Watch watch, String name) {
        Instant last = watch.beat(name).heardAt();
        return last == null ? Double.NaN : Duration.between(last, Instant.now()).toMillis() / 1000.0;
    }
}
