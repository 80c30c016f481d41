package io.langyan.grading.topology;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What a partition owes its readers and would be lost with the process: the stream commits what it has read though figures wait for their turn and late
 * samples are not graded yet, and the broker may have got the head that says a level is held without the event that tells of it.
 *
 * <p>Rows lie in the store of the heads, before all of them, and are written before the head: the order of one partition holds.
 */
final class Outstanding {

    /** The stream commits once a second, and so waits for the broker to have everything: surely within so many ticks, a second each. */
    private static final int COMMITTED = 3;

    /** No story has it. */
    private static final UUID NIL = new UUID(0, 0);

    private static final UUID LAST = new UUID(-1, -1);
    private static final int UUID_BYTES = 2 * Long.BYTES;

    private final KeyValueStore<Bytes, byte[]> rows;
    private final Map<UUID, Owed> owed = new HashMap<>();
    private final Set<UUID> left = new LinkedHashSet<>();
    private final List<Record<String, byte[]>> unsure = new ArrayList<>();

    private static final class Owed {
        final List<Sent> sent = new ArrayList<>();
        int ticks;

        /** True when something of it is forgotten. */
        boolean passTick() {
            ticks++;
            sent.forEach(event -> event.ticks++);
            return sent.removeIf(event -> event.ticks > COMMITTED);
        }

        byte[] toBytes() {
            return KeptRecords.toBytes(sent.stream().map(event -> event.record).toList());
        }
    }

    private static final class Sent {
        final Record<String, byte[]> record;
        int ticks;

        Sent(Record<String, byte[]> record) {
            this.record = record;
        }
    }

    /** @param rows the store of the heads, in which a process before may have left something */
    Outstanding(KeyValueStore<Bytes, byte[]> rows) {
        this.rows = rows;
        try (KeyValueIterator<Bytes, byte[]> kept = rows.range(key(NIL), key(LAST))) {
            while (kept.hasNext()) {
                KeyValue<Bytes, byte[]> row = kept.next();
                takeUp(story(row.key), row.value);
            }
        }
    }

    private void takeUp(UUID story, byte[] value) {
        Owed taken = new Owed();
        KeptRecords.fromBytes(value).forEach(record -> {
            unsure.add(record);
            taken.sent.add(new Sent(record));
        });
        owed.put(story, taken);
        left.add(story);
    }

    /** Events that the process before may not have got rid of, each answered once: to be sent again before anything else is. */
    List<Record<String, byte[]>> unsure() {
        List<Record<String, byte[]>> again = List.copyOf(unsure);
        unsure.clear();
        return again;
    }

    /** Stories of which the process before owed something, the next ones: so many, or a part of very many. */
    List<UUID> left(int some, int turns) {
        List<UUID> next =
                left.stream().limit(Math.max(some, left.size() / turns)).toList();
        left.removeAll(next);
        return next;
    }

    /** Figures of the story are to be told, or late samples to be graded. */
    void owes(UUID story) {
        Owed known = owed.get(story);
        if (known != null) {
            known.ticks = 0;
            return;
        }
        owed.put(story, new Owed());
        rows.put(key(story), KeptRecords.toBytes(List.of()));
    }

    /** An event is on its way. */
    void sends(UUID story, Record<String, byte[]> event) {
        Owed known = owed.computeIfAbsent(story, any -> new Owed());
        known.ticks = 0;
        known.sent.add(new Sent(event));
        rows.put(key(story), known.toBytes());
    }

    /** A second has passed: what was told and committed since is owed no more. */
    void tick(Set<UUID> waiting) {
        Iterator<Map.Entry<UUID, Owed>> each = owed.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<UUID, Owed> one = each.next();
            boolean less = one.getValue().passTick();
            if (left.contains(one.getKey()) || waiting.contains(one.getKey())) {
                one.getValue().ticks = 0;
            }
            if (one.getValue().ticks > COMMITTED) {
                rows.delete(key(one.getKey()));
                each.remove();
            } else if (less) {
                rows.put(key(one.getKey()), one.getValue().toBytes());
            }
        }
    }

    private static Bytes key(UUID story) {
        return Bytes.wrap(ByteBuffer.allocate(2 * UUID_BYTES)
                .putLong(UUID_BYTES, story.getMostSignificantBits())
                .putLong(UUID_BYTES + Long.BYTES, story.getLeastSignificantBits())
                .array());
    }

    private static UUID story(Bytes key) {
        ByteBuffer id = ByteBuffer.wrap(key.get(), UUID_BYTES, UUID_BYTES);
        return new UUID(id.getLong(), id.getLong());
    }
}
