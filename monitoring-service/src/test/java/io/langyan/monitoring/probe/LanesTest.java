package io.langyan.monitoring.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** Every partition is met by a key of its own. */
class LanesTest {

    @Property(tries = 50)
    void aLaneFallsOnItsPartitionAsKafkasProducerSharesOut(@ForAll @IntRange(min = 1, max = 128) int partitions) {
        // When
        List<String> keys = Lanes.keys(partitions);

        // Then
        assertThat(keys).hasSize(partitions);
        for (int lane = 0; lane < partitions; lane++) {
            byte[] key = keys.get(lane).getBytes(StandardCharsets.UTF_8);
            assertThat(BuiltInPartitioner.partitionForKey(key, partitions)).isEqualTo(lane);
            assertThat(UUID.fromString(keys.get(lane))).isNotNull();
        }
    }
}
