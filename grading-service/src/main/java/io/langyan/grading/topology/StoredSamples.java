package io.langyan.grading.topology;

import io.langyan.grading.live.SampleLog;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The sample log in a state store, under keys of storyId (16 bytes), time (8 bytes) and mention key, so that a range is in order of time.
 * Rows of mentions that people moved elsewhere stay, so that they can be sent again, but are no longer told.
 */
final class StoredSamples implements SampleLog {

    private static final int PREFIX = 24;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Moves moves;

    StoredSamples(KeyValueStore<Bytes, byte[]> store, Moves moves) {
        this.store = store;
        this.moves = moves;
    }

    @Override
    public byte[] get(UUID story, long at, String mentionKey) {
        return store.get(key(story, at, mentionKey));
    }

    @Override
    public void put(UUID story, long at, String mentionKey, byte[] row) {
        store.put(key(story, at, mentionKey), row);
    }

    @Override
    public void each(UUID story, long from, RowSink sink) {
        rows(story, from, (at, mentionKey, row) -> {
            if (moves.gone(story, mentionKey).isEmpty()) {
                sink.take(at, mentionKey, row);
            }
        });
    }

    /** Seconds since the epoch of the newest, those of mentions that left it included; {@code Long.MIN_VALUE} when there is none. */
    long newest(UUID story) {
        try (KeyValueIterator<Bytes, byte[]> rows =
                store.reverseRange(key(story, 0, ""), key(story, Long.MAX_VALUE, ""))) {
            return rows.hasNext() ? ByteBuffer.wrap(rows.next().key.get()).getLong(16) : Long.MIN_VALUE;
        }
    }

    /** Those of mentions that left it as well. */
    void eachEver(UUID story, RowSink sink) {
        rows(story, 0, sink);
    }

    private void rows(UUID story, long from, RowSink sink) {
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(key(story, from, ""), key(story, Long.MAX_VALUE, ""))) {
            while (rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                byte[] key = row.key.get();
                sink.take(
                        ByteBuffer.wrap(key).getLong(16),
                        new String(key, PREFIX, key.length - PREFIX, StandardCharsets.UTF_8),
                        row.value);
            }
        }
    }

    private static Bytes key(UUID story, long at, String mentionKey) {
        byte[] mention = mentionKey.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(PREFIX + mention.length)
                .putLong(story.getMostSignificantBits())
                .putLong(story.getLeastSignificantBits())
                .putLong(at)
                .put(mention)
                .array());
    }
}
