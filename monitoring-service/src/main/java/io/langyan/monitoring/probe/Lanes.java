package io.langyan.monitoring.probe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.utils.Utils;

/**
 * A key for each partition of a topic, found by trying what the producer's partitioner does with them (murmur2). Topics of as many partitions have the
 * same lanes, so a probe that keeps its key meets every one of them, and one that stands still is noticed. Keys are UUIDs below all others, because
 * steps further on take the key for a story's id.
 */
final class Lanes {

    private Lanes() {}

    /** The keys of partitions 0, 1, …; the same for the same number. */
    static List<String> keys(int partitions) {
        List<String> keys = new ArrayList<>(partitions);
        for (int partition = 0; partition < partitions; partition++) {
            keys.add(key(partition, partitions));
        }
        return keys;
    }

    private static String key(int partition, int partitions) {
        long tried = 0;
        String key = name(tried);
        while (partitionOf(key, partitions) != partition) {
            key = name(++tried);
        }
        return key;
    }

    private static String name(long number) {
        return new UUID(0, number).toString();
    }

    private static int partitionOf(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
