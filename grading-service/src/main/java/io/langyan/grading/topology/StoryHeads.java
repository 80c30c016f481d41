package io.langyan.grading.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.EventJson;
import io.langyan.grading.live.StoryHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The heads of the stories of a partition, by their ids; what is {@link Outstanding} lies in the same store before them. */
final class StoryHeads {

    static final UUID FIRST = new UUID(0, 1);
    private static final UUID LAST = new UUID(-1, -1);

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

    /** So many in the order of their ids, from that id on. */
    List<Kept> from(UUID story, int most) {
        List<Kept> some = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(key(story), key(LAST))) {
            while (some.size() < most && rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                ByteBuffer id = ByteBuffer.wrap(row.key.get());
                some.add(new Kept(new UUID(id.getLong(), id.getLong()), read(row.value)));
            }
        }
        return some;
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
