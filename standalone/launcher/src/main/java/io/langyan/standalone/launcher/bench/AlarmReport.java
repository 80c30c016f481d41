package io.langyan.standalone.launcher.bench;

import java.time.Instant;
import java.util.List;

/**
 * Figures of alarms among a steady load, of the whole suite.
 *
 * @param rate observations a second that were asked for
 * @param accepted observations of the load; {@code graded} and {@code inLedger} those that arrived
 * @param hits complaints whose first sample was posted, each of a story of its own
 * @param levels of them those whose second sample proved a level
 * @param others pages of a brand that rings its robot more often than it lets through
 * @param refused alarms that the way in did not take; they are not waited for
 * @param missing hits without a push, levels without a page, others without either
 * @param repeated pushes beyond one of each, and incidents beyond one of a story
 */
record AlarmReport(
        String bench,
        Instant at,
        long warmUpSeconds,
        long seconds,
        int robots,
        double rate,
        double perSecond,
        long accepted,
        long inLedger,
        long graded,
        int hits,
        int levels,
        int others,
        Legs legs,
        long refused,
        long missing,
        long repeated,
        int processors) {

    /**
     * From where to where.
     *
     * @param hitMatched from the post until monitoring knew the hit
     * @param hitPushed from the post until a simulator had accepted its push (P2)
     * @param proofTold from the post of the proving sample until grading told the level
     * @param levelOpened from the level until its incident was open
     * @param levelPaged from the level until a simulator had accepted the push to its squad (P3)
     * @param queued from the page until accepted, where a robot's limit holds them back
     */
    record Legs(Leg hitMatched, Leg hitPushed, Leg proofTold, Leg levelOpened, Leg levelPaged, Leg queued) {}

    record Leg(int count, double p50Ms, double p99Ms, double maxMs) {

        static Leg of(List<Long> nanos) {
            List<Long> sorted = nanos.stream().sorted().toList();
            return new Leg(
                    sorted.size(),
                    IngestReport.percentileMs(sorted, 0.5),
                    IngestReport.percentileMs(sorted, 0.99),
                    IngestReport.percentileMs(sorted, 1));
        }

        private String row() {
            return "%6d  %8.0f  %8.0f  %8.0f".formatted(count, p50Ms, p99Ms, maxMs);
        }
    }

    boolean reconciled() {
        return missing == 0
                && repeated == 0
                && refused == 0
                && legs.hitPushed().count() == hits
                && legs.levelPaged().count() == levels
                && inLedger == accepted
                && graded == accepted;
    }

    String table() {
        return """
            bench alarm    the whole suite, limits on, %d robots of listeners and as many of squads, %d processors
            load           %.0f observations/s for %d s after %d s of warm-up: %d accepted, %d in the ledger, %d graded
            ms                                 count       p50       p99      most
            hit posted → matched              %s
            hit posted → push accepted        %s   (wanted: p50 300, p99 1000)
            proof posted → level told         %s
            level told → incident open        %s
            level told → squad paged          %s   (wanted: p99 1500)
            others, waiting for their robot   %s
            %s"""
                .formatted(
                        robots,
                        processors,
                        perSecond,
                        seconds,
                        warmUpSeconds,
                        accepted,
                        inLedger,
                        graded,
                        legs.hitMatched().row(),
                        legs.hitPushed().row(),
                        legs.proofTold().row(),
                        legs.levelOpened().row(),
                        legs.levelPaged().row(),
                        legs.queued().row(),
                        verdict());
    }

    private String verdict() {
        return reconciled()
                ? "reconciled: %d hits each have their push, %d levels their incident and page, none two; all of the load is graded"
                        .formatted(hits, levels)
                : "NOT RECONCILED: of %d hits, %d levels and %d others %d missing, %d repeated, %d not taken"
                        .formatted(hits, levels, others, missing, repeated, refused);
    }
}
