package io.langyan.standalone.launcher.bench;

import io.langyan.standalone.launcher.client.Patience;
import io.langyan.standalone.launcher.process.ProcessorTime;
import java.time.Duration;
import java.util.Optional;

/**
 * What a service takes that nothing is asked of, in per cent of one processor.
 *
 * @param database its PostgreSQL meanwhile
 */
record AtRest(double service, double database) {

    /** Looks on for so long. */
    static AtRest of(ServiceAlone alone, Duration time) {
        Duration service = ProcessorTime.of(alone.pid());
        Duration database = ProcessorTime.ofFamily(alone.databasePid());
        long begin = System.nanoTime();
        try (Patience patience = new Patience()) {
            patience.until("rest", time.multipliedBy(2), Duration.ofMillis(100), () -> {
                long passed = System.nanoTime() - begin;
                return passed < time.toNanos() ? Optional.empty() : Optional.of(passed);
            });
        }
        double nanos = System.nanoTime() - begin;
        return new AtRest(
                100 * ProcessorTime.of(alone.pid()).minus(service).toNanos() / nanos,
                100
                        * ProcessorTime.ofFamily(alone.databasePid())
                                .minus(database)
                                .toNanos()
                        / nanos);
    }
}
