package io.langyan.grading.topology;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the newest version of each plan as it came: after a restart the store is filled past this step, byte for byte. */
final class KeepPlans extends ContextualProcessor<String, byte[], Void, Void> {

    private final PlanNews news;
    private KeyValueStore<String, byte[]> plans;

    KeepPlans(PlanNews news) {
        this.news = news;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        plans = context.getStateStore(Stores.PLANS);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        plans.put(record.key(), record.value());
        news.oneMore();
    }
}
