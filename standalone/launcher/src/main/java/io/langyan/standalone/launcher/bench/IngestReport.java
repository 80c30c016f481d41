package io.langyan.standalone.launcher.bench;

import java.time.Instant;
import java.util.List;

/**
 * Figures of one run. Rates are observations a second; those of ledger and grading run from the first post until the last sample
 * had arrived there, so a backlog lowers them.
 *
 * @param warmUpSeconds how long the same load was posted before, all of it graded before this run began
 * @param lost accepted, but never seen in the ledger or in a graded story
 * @param postP50Ms of one batch, over REST
 */
public record IngestReport(
        String bench,
        Instant at,
        long seconds,
        long warmUpSeconds,
        int connections,
        int batch,
        long mentions,
        long accepted,
        long rejected,
        long refusedPosts,
        double acceptedPerSecond,
        long inLedger,
        long ledgerMentions,
        double ledgerPerSecond,
        long graded,
        long gradedMentions,
        double gradedPerSecond,
        long lost,
        double drainSeconds,
        double postP50Ms,
        double postP99Ms,
        double postMaxMs,
        int processors) {

    boolean reconciled() {
        return lost == 0
                && inLedger == accepted
                && graded == accepted
                && ledgerMentions == mentions
                && gradedMentions == mentions;
    }

    String table() {
        return """
                bench ingest   %d s after %d s of warm-up, %d connections, batches of %d, %d processors, one in %.1f a new mention
                                 observations      mentions    per second
                accepted         %12d  %12d  %12.0f
                in the ledger    %12d  %12d  %12.0f
                graded           %12d  %12d  %12.0f
                rejected %d   posts refused %d   lost %d   backlog drained %.1f s after the last post
                POST p50 %.1f ms   p99 %.1f ms   max %.1f ms
                %s"""
                .formatted(
                        seconds,
                        warmUpSeconds,
                        connections,
                        batch,
                        processors,
                        mentions == 0 ? 0 : (double) accepted / mentions,
                        accepted,
                        mentions,
                        acceptedPerSecond,
                        inLedger,
                        ledgerMentions,
                        ledgerPerSecond,
                        graded,
                        gradedMentions,
                        gradedPerSecond,
                        rejected,
                        refusedPosts,
                        lost,
                        drainSeconds,
                        postP50Ms,
                        postP99Ms,
                        postMaxMs,
                        reconciled()
                                ? "reconciled: every observation is in the ledger and graded, none twice"
                                : "NOT RECONCILED");
    }

    static double percentileMs(List<Long> sortedNanos, double part) {
        if (sortedNanos.isEmpty()) {
            return 0;
        }
        int index = (int) Math.ceil(part * sortedNanos.size()) - 1;
        return sortedNanos.get(Math.max(0, index)) / 1e6;
    }
}
