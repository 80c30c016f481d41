package io.langyan.grading.topology;

import com.fasterxml.jackson.core.JacksonException;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.grading.live.PlanInForce;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jboss.logging.Logger;

/**
 * Which plan a brand is graded by: the plan that lists it, else the plan named {@code default}, else the one that ships with the suite.
 * Looks into the store when there is news; one for each step.
 */
final class PlanBook {

    private static final Logger LOG = Logger.getLogger(PlanBook.class);
    private static final String DEFAULT = "default";
    private static final PlanInForce SHIPPED = PlanInForce.of(PlanFile.defaultPlan(), 0);

    private final ReadOnlyKeyValueStore<String, byte[]> store;
    private final PlanNews news;
    private final Map<String, byte[]> seen = new HashMap<>();
    private final TreeMap<String, PlanInForce> byName = new TreeMap<>();
    private final Map<String, PlanInForce> byBrand = new HashMap<>();
    private long seenOfNews = -1;
    private long changes;

    PlanBook(ReadOnlyKeyValueStore<String, byte[]> store, PlanNews news) {
        this.store = store;
        this.news = news;
    }

    PlanInForce of(String brand) {
        lookAgain();
        PlanInForce found = byBrand.get(brand);
        return found == null ? byName.getOrDefault(DEFAULT, SHIPPED) : found;
    }

    /** How often any plan has changed. */
    long changes() {
        lookAgain();
        return changes;
    }

    /** True when a published plan lists the brand. */
    boolean lists(String brand) {
        lookAgain();
        return byBrand.containsKey(brand);
    }

    private void lookAgain() {
        long arrived = news.arrived();
        if (arrived == seenOfNews) {
            return;
        }
        seenOfNews = arrived;
        boolean changed = false;
        try (KeyValueIterator<String, byte[]> plans = store.all()) {
            while (plans.hasNext()) {
                KeyValue<String, byte[]> plan = plans.next();
                if (seen.put(plan.key, plan.value) != plan.value) {
                    changed |= take(plan.key, plan.value);
                }
            }
        }
        if (changed) {
            changes++;
            byBrand.clear();
            byName.values()
                    .forEach(plan -> plan.plan().brands().forEach(brand -> byBrand.putIfAbsent(brand.id(), plan)));
        }
    }

    private boolean take(String name, byte[] published) {
        try {
            PlanPublished event = EventJson.mapper().readValue(published, PlanPublished.class);
            Plan plan = event.plan();
            PlanInForce known = byName.get(name);
            if (known != null
                    && known.version() == event.version()
                    && known.plan().equals(plan)) {
                return false;
            }
            byName.put(name, PlanInForce.of(plan, event.version()));
            return true;
        } catch (JacksonException | IllegalArgumentException | NullPointerException unusable) {
            LOG.warnf("plan %s cannot be graded by; the version before stays: %s", name, unusable.getMessage());
            return false;
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can be read", impossible);
        }
    }
}
