package io.langyan.grading.topology;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Remembers which story a mention was given. */
final class PlaceMention extends ContextualProcessor<String, String, String, byte[]> {

    private KeyValueStore<String, String> membership;

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        membership = context.getStateStore(Stores.MEMBERSHIP);
    }

    @Override
    public void process(Record<String, String> record) {
        membership.put(record.key(), record.value());
    }
}
