package io.langyan.grading.topology;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** The state stores of the topology, by name. */
final class Stores {

    /** Plan name → plan published; on every instance. */
    static final String PLANS = "plans";

    /** brand:platform:externalId → storyId. */
    static final String MEMBERSHIP = "membership";

    /** brand, mention → what is remembered of it for forming stories. */
    static final String FORMED = "formed";

    /** storyId, time, mention → sample. */
    static final String SAMPLES = "samples";

    /** storyId → head. */
    static final String STORIES = "stories";

    /** storyId, mention → where people moved it. */
    static final String MOVES = "moves";

    /** What people decided of the stories of a brand. */
    static final String DECISIONS = "decisions";

    private Stores() {}

    static StoreBuilder<KeyValueStore<String, byte[]>> plans() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(PLANS),
                        Serdes.String(),
                        Serdes.ByteArray())
                .withLoggingDisabled();
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> persistent(String name) {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name),
                Serdes.Bytes(),
                Serdes.ByteArray());
    }

    static StoreBuilder<KeyValueStore<String, String>> texts(String name) {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.String());
    }
}
