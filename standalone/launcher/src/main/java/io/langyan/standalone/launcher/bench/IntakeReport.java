package io.langyan.standalone.launcher.bench;

import java.time.Instant;

/**
 * Figures of one run of monitoring alone; rates run from the first post until the last sample was in the ledger.
 *
 * @param warmUpSeconds how long the same load was posted before, all of it in the ledger before this run began
 * @param mentions new ones sent
 * @param inLedger samples of the run in the ledger
 */
record IntakeReport(
        String bench,
        Instant at,
        long warmUpSeconds,
        long seconds,
        long mentions,
        long accepted,
        long refusedPosts,
        double acceptedPerSecond,
        long inLedger,
        long ledgerMentions,
        double ledgerPerSecond,
        double drainSeconds,
        double postP50Ms,
        double postP99Ms,
        int processors) {

    boolean reconciled() {
        return inLedger == accepted && ledgerMentions == mentions;
    }

    String table() {
        return """
            bench intake   monitoring alone, %d s after %d s of warm-up, %d processors
                             observations      mentions    per second
            accepted         %12d  %12d  %12.0f
            in the ledger    %12d  %12d  %12.0f
            posts refused %d   backlog drained %.1f s after the last post   POST p50 %.1f ms  p99 %.1f ms
            %s"""
                .formatted(
                        seconds,
                        warmUpSeconds,
                        processors,
                        accepted,
                        mentions,
                        acceptedPerSecond,
                        inLedger,
                        ledgerMentions,
                        ledgerPerSecond,
                        refusedPosts,
                        drainSeconds,
                        postP50Ms,
                        postP99Ms,
                        reconciled() ? "reconciled: every observation is in the ledger, none twice" : "NOT RECONCILED");
    }
}
