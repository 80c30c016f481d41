package io.langyan.grading.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Where mentions went that people moved, by the story they left: the newest decision counts, in whatever order decisions and samples
 * arrive. Held in memory as well, because every sample asks and people move little.
 */
final class Moves {

    private static final String WHOLE_STORY = "";
    private static final int STORY_BYTES = 16;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<UUID, Map<String, Place>> byStory = new HashMap<>();

    /**
     * @param decision a higher number was decided later
     * @param to null when it is here
     */
    record Place(long decision, UUID to) {}

    Moves(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        try (KeyValueIterator<Bytes, byte[]> rows = store.all()) {
            while (rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                take(row.key.get(), ByteBuffer.wrap(row.value));
            }
        }
    }

    private void take(byte[] key, ByteBuffer value) {
        String mention = new String(key, STORY_BYTES, key.length - STORY_BYTES, StandardCharsets.UTF_8);
        Place place = new Place(value.getLong(), value.hasRemaining() ? uuid(value) : null);
        of(uuid(ByteBuffer.wrap(key))).put(mention, place);
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private Map<String, Place> of(UUID story) {
        return byStory.computeIfAbsent(story, any -> new HashMap<>());
    }

    /** The story that took this one up. */
    Optional<UUID> absorbed(UUID story) {
        return gone(story, WHOLE_STORY).map(Place::to);
    }

    /** Where a mention of the story is now, when it is not here: with the story, or by itself. */
    Optional<Place> gone(UUID story, String mention) {
        Map<String, Place> places = byStory.get(story);
        return places == null
                ? Optional.empty()
                : Optional.ofNullable(places.get(mention)).filter(place -> place.to() != null);
    }

    /** False when something newer was decided. */
    boolean absorb(UUID story, UUID into, long decision) {
        return decide(story, WHOLE_STORY, new Place(decision, into));
    }

    /** False when something newer was decided. */
    boolean leave(UUID story, String mention, UUID to, long decision) {
        return decide(story, mention, new Place(decision, to));
    }

    /** False when something newer was decided. */
    boolean arrive(UUID story, String mention, long decision) {
        return decide(story, mention, new Place(decision, null));
    }

    private boolean decide(UUID story, String mention, Place place) {
        Place known = of(story).get(mention);
        if (known != null && known.decision() > place.decision()) {
            return false;
        }
        if (!place.equals(known)) {
            of(story).put(mention, place);
            store.put(key(story, mention), value(place));
        }
        return true;
    }

    private static Bytes key(UUID story, String mention) {
        byte[] name = mention.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(STORY_BYTES + name.length)
                .putLong(story.getMostSignificantBits())
                .putLong(story.getLeastSignificantBits())
                .put(name)
                .array());
    }

    private static byte[] value(Place place) {
        ByteBuffer value = ByteBuffer.allocate(place.to() == null ? 8 : 24).putLong(place.decision());
        if (place.to() != null) {
            value.putLong(place.to().getMostSignificantBits())
                    .putLong(place.to().getLeastSignificantBits());
        }
        return value.array();
    }
}
