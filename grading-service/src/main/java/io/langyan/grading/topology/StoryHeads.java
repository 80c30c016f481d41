package io.langyan.grading.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.EventJson;
import io.langyan.grading.live.StoryHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;

/** The heads of the stories of a partition, by their ids; what is {@link Outstanding} lies in the same store before them. */
final class StoryHeads {

    static final UUID FIRST = new UUID(0, 1);
    private static final UUID LAST = new UUID(-1, -1);
    private static final Logger LOG = Logger.getLogger(StoryHeads.class);

    private final KeyValueStore<Bytes, byte[]> store;

    record Kept(UUID story, StoryHead head) {}

    StoryHeads(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    Optional<StoryHead> get(UUID story) {
        return Optional.ofNullable(store.get(key(story))).map(StoryHeads::read);
    }

    void put(UUID story, StoryHead head) {
        store.put(key(story), write(head));
    }

    /**
     * One after the other in the order of their ids, from that id on; one that cannot be read is passed over.
     *
     * @param goesOn false after the last that is wanted
     * @return where the next one begins; null after the last of all
     */
    UUID from(UUID story, Predicate<Kept> goesOn) {
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(key(story), key(LAST))) {
            while (rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                ByteBuffer bytes = ByteBuffer.wrap(row.key.get());
                UUID id = new UUID(bytes.getLong(), bytes.getLong());
                Optional<Kept> kept = readable(row.value).map(head -> new Kept(id, head));
                if (kept.isPresent() && !goesOn.test(kept.get())) {
                    return after(id);
                }
            }
        }
        return null;
    }

    /** In the order of bytes; null after the last. */
    private static UUID after(UUID story) {
        long low = story.getLeastSignificantBits() + 1;
        long high = low == 0 ? story.getMostSignificantBits() + 1 : story.getMostSignificantBits();
        return low == 0 && high == 0 ? null : new UUID(high, low);
    }

    private static Optional<StoryHead> readable(byte[] json) {
        try {
            return Optional.of(read(json));
        } catch (UncheckedIOException broken) {
            LOG.warn("a head cannot be read and is passed over");
            return Optional.empty();
        }
    }

    private static Bytes key(UUID story) {
        return Bytes.wrap(ByteBuffer.allocate(16)
                .putLong(story.getMostSignificantBits())
                .putLong(story.getLeastSignificantBits())
                .array());
    }

    private static StoryHead read(byte[] json) {
        try {
            return EventJson.mapper().readValue(json, StoryHead.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] write(StoryHead head) {
        try {
            return EventJson.mapper().writeValueAsBytes(head);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
