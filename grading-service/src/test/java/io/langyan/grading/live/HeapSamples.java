package io.langyan.grading.live;

import java.util.TreeMap;
import java.util.UUID;

/** A sample log in memory. */
final class HeapSamples implements SampleLog {

    private final TreeMap<String, byte[]> rows = new TreeMap<>();
    int begun;

    @Override
    public byte[] get(UUID story, long at, String mentionKey) {
        return rows.get("%010d|%s".formatted(at, mentionKey));
    }

    @Override
    public void put(UUID story, long at, String mentionKey, byte[] row) {
        rows.put("%010d|%s".formatted(at, mentionKey), row);
    }

    @Override
    public void each(UUID story, long from, RowSink sink) {
        begun += from == 0 ? 1 : 0;
        rows.tailMap("%010d".formatted(from))
                .forEach((key, row) -> sink.take(
                        Long.parseLong(key.substring(0, key.indexOf('|'))), key.substring(key.indexOf('|') + 1), row));
    }
}
