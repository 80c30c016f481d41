package io.langyan.monitoring.watch;

import io.langyan.monitoring.watch.automaton.Automaton;
import io.langyan.monitoring.watch.automaton.Found;
import io.langyan.monitoring.watch.automaton.Span;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Counts what a rule finds, page by page. */
final class PreviewTally {

    private final Automaton automaton;
    private final int wantedSamples;
    private final Map<String, long[]> platforms = new TreeMap<>();
    private final List<Hit> samples = new ArrayList<>();
    private long scanned;
    private long matched;
    private long added;
    private UUID oldest;

    private record Hit(Row row, Found found, boolean known) {}

    PreviewTally(Automaton automaton, int wantedSamples) {
        this.automaton = automaton;
        this.wantedSamples = wantedSamples;
    }

    long scanned() {
        return scanned;
    }

    /** Where the page before ended, null before the first. */
    UUID oldest() {
        return oldest;
    }

    /** @return ids of the rows that match, with what was found */
    Map<UUID, Found> matching(Iterable<Row> rows) {
        Map<UUID, Found> matching = new TreeMap<>();
        for (Row row : rows) {
            oldest = row.getUUID("id");
            scanned++;
            long[] counts = platforms.computeIfAbsent(row.getString("platform"), none -> new long[2]);
            counts[0]++;
            List<Found> found =
                    automaton.find(row.getString("platform"), row.getString("title"), row.getString("text"));
            if (!found.isEmpty()) {
                counts[1]++;
                matching.put(oldest, found.get(0));
            }
        }
        return matching;
    }

    /** @param known those of them that concern the brand already */
    void take(Iterable<Row> rows, Map<UUID, Found> matching, Set<UUID> known) {
        matched += matching.size();
        added += matching.size() - known.size();
        for (Row row : rows) {
            UUID id = row.getUUID("id");
            if (matching.containsKey(id) && samples.size() < wantedSamples) {
                samples.add(new Hit(row, matching.get(id), known.contains(id)));
            }
        }
    }

    Preview preview(boolean complete) {
        return new Preview(
                scanned,
                matched,
                added,
                complete,
                oldest == null ? null : Instant.ofEpochMilli(oldest.getMostSignificantBits() >>> 16),
                platforms.entrySet().stream()
                        .map(one -> new Preview.OnPlatform(one.getKey(), one.getValue()[0], one.getValue()[1]))
                        .toList(),
                samples.stream().map(PreviewTally::sample).toList());
    }

    private static Preview.Sample sample(Hit hit) {
        String title = hit.row.getString("title");
        String text = hit.row.getString("text");
        int textFrom = title == null ? 0 : title.length() + 1;
        return new Preview.Sample(
                hit.row.getUUID("id"),
                hit.row.getString("platform"),
                title,
                text,
                hit.row.getString("url"),
                hit.known,
                hit.found.terms(),
                within(hit.found.spans(), 0, Math.max(0, textFrom - 1)),
                within(hit.found.spans(), textFrom, text == null ? textFrom : textFrom + text.length()));
    }

    /** Spans that lie in a part, counted from its beginning. */
    private static List<Span> within(List<Span> spans, int from, int to) {
        return spans.stream()
                .filter(span -> span.begin() >= from && span.end() <= to && span.begin() < to)
                .map(span -> new Span(span.begin() - from, span.end() - from, span.term()))
                .toList();
    }
}
