package io.langyan.grading.topology;

import io.langyan.events.rest.Problem;
import io.langyan.events.v1.plan.Plan;
import io.langyan.grading.live.PlansInForce;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The plans as the topology knows them, for others in this service. */
@ApplicationScoped
class PublishedPlans implements PlansInForce {

    private final KafkaStreams streams;

    PublishedPlans(KafkaStreams streams) {
        this.streams = streams;
    }

    @Override
    public Plan of(String brand) {
        try {
            ReadOnlyKeyValueStore<String, byte[]> store = streams.store(
                    StoreQueryParameters.fromNameAndType(Stores.PLANS, QueryableStoreTypes.keyValueStore()));
            return new PlanBook(store, new PlanNews()).of(brand).plan();
        } catch (StreamsException | IllegalStateException notYet) {
            throw Problem.unavailable(
                    "grading-not-ready", "分级服务正在启动，请稍后重试。", "Grading is starting; try again shortly.");
        }
    }
}
