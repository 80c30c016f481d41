package io.langyan.grading.topology;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Published plans in memory. */
final class HeapPlans implements ReadOnlyKeyValueStore<String, byte[]> {

    final TreeMap<String, byte[]> plans = new TreeMap<>();

    @Override
    public byte[] get(String name) {
        return plans.get(name);
    }

    @Override
    public KeyValueIterator<String, byte[]> range(String from, String to) {
        return iterator(plans.subMap(from, true, to, true));
    }

    @Override
    public KeyValueIterator<String, byte[]> all() {
        return iterator(plans);
    }

    @Override
    public long approximateNumEntries() {
        return plans.size();
    }

    private static KeyValueIterator<String, byte[]> iterator(Map<String, byte[]> some) {
        Iterator<Map.Entry<String, byte[]>> each = some.entrySet().iterator();
        return new KeyValueIterator<>() {

            @Override
            public void close() {
                // nothing is held
            }

            @Override
            public String peekNextKey() {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public KeyValue<String, byte[]> next() {
                Map.Entry<String, byte[]> plan = each.next();
                return KeyValue.pair(plan.getKey(), plan.getValue());
            }
        };
    }
}
