package io.langyan.standalone.launcher.bench;

import java.time.Instant;
import java.util.List;

/**
 * Figures of notification alone.
 *
 * @param pushes pages asked for at once, each of one push
 * @param perSecond accepted by the simulators a second, from the first page in Kafka until the last push was accepted
 * @param perCoreSecond accepted in a second of the service's processor time
 * @param steady pages asked for one by one at {@code rate} a second
 * @param p50Ms from the broker's acknowledgement of the page until a simulator accepted its push
 * @param missing pages without a push
 * @param repeated pushes beyond one of a page
 * @param waiting pages whose next step is hours away
 * @param with while they wait
 * @param without just before there were any
 */
record PushReport(
        String bench,
        Instant at,
        int pushes,
        double perSecond,
        double perCoreSecond,
        int rate,
        int steady,
        double p50Ms,
        double p99Ms,
        double maxMs,
        long missing,
        long repeated,
        long waiting,
        AtRest with,
        AtRest without,
        int processors) {

    /**
     * What became of pages.
     *
     * @param nanos that each of them took, ascending
     */
    record Arrived(List<Long> nanos, long missing, long repeated) {}

    boolean reconciled() {
        return missing == 0 && repeated == 0;
    }

    String table() {
        return """
            bench push     notification alone, simulators without limits, %d processors
            at once        %d pushes: %.0f/s, %.0f in a second of the service's processor time
            steady         %d pushes at %d/s: p50 %.0f ms  p99 %.0f ms  most %.0f ms from the page in Kafka to accepted
            waiting        %d escalations: %.1f %% of a processor, its PostgreSQL %.1f %% (%.1f and %.1f without them)
            %s"""
                .formatted(
                        processors,
                        pushes,
                        perSecond,
                        perCoreSecond,
                        steady,
                        rate,
                        p50Ms,
                        p99Ms,
                        maxMs,
                        waiting,
                        with.service(),
                        with.database(),
                        without.service(),
                        without.database(),
                        reconciled()
                                ? "reconciled: every page has its push, none two"
                                : "NOT RECONCILED: %d missing, %d repeated".formatted(missing, repeated));
    }
}
