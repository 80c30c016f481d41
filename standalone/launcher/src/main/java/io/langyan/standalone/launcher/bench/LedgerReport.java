package io.langyan.standalone.launcher.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;

/**
 * Figures of one run.
 *
 * @param indexedPerSecond rows put into the search index a second in this run; 0 when it was there already
 */
record LedgerReport(
        String bench,
        Instant at,
        long rows,
        long indexedPerSecond,
        long indexBytes,
        List<Line> queries,
        Line all,
        int processors) {

    /** @param items on a page, on average */
    record Line(
            String query,
            int count,
            double items,
            double p50Ms,
            double p95Ms,
            double p99Ms,
            double maxMs,
            @JsonIgnore List<Long> nanos) {

        static Line of(String query, List<Long> nanos) {
            List<Long> sorted = nanos.stream().sorted().toList();
            return new Line(
                    query,
                    sorted.size(),
                    0,
                    IngestReport.percentileMs(sorted, 0.5),
                    IngestReport.percentileMs(sorted, 0.95),
                    IngestReport.percentileMs(sorted, 0.99),
                    IngestReport.percentileMs(sorted, 1),
                    nanos);
        }

        Line withItems(double average) {
            return new Line(query, count, average, p50Ms, p95Ms, p99Ms, maxMs, nanos);
        }

        private String row() {
            return "%-34s %6d %7.1f %9.1f %9.1f %9.1f %9.1f%n"
                    .formatted(query, count, items, p50Ms, p95Ms, p99Ms, maxMs);
        }
    }

    String table() {
        StringBuilder table = new StringBuilder(
                "bench ledger   %d rows, %d processors, search index %d MiB (%d bytes a row), %d rows/s indexed%n"
                        .formatted(
                                rows,
                                processors,
                                indexBytes >> 20,
                                rows == 0 ? 0 : indexBytes / rows,
                                indexedPerSecond));
        table.append("%-34s %6s %7s %9s %9s %9s %9s%n"
                .formatted("query", "count", "items", "p50 ms", "p95 ms", "p99 ms", "max ms"));
        queries.forEach(line -> table.append(line.row()));
        return table.append(all.row()).toString();
    }
}
