package io.langyan.grading.topology;

import io.langyan.events.v1.EventTypes;
import io.langyan.events.v1.MentionMatched;
import io.langyan.grading.story.StoryId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Sends a sample on to its story, or its mention to where stories are formed. Opens no payload. */
final class RouteMention extends ContextualProcessor<String, byte[], String, byte[]> {

    static final String KNOWN = "known-out";
    static final String NEW = "new-out";

    static final String MENTION = EventTypes.nameOf(MentionMatched.class);
    private static final long PLAN_UNDERWAY_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PLANLESS_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final PlanNews news;
    private final Map<String, Long> planless = new HashMap<>();
    private KeyValueStore<String, String> membership;
    private PlanBook plans;

    RouteMention(PlanNews news) {
        this.news = news;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        membership = context.getStateStore(Stores.MEMBERSHIP);
        plans = new PlanBook(context.getStateStore(Stores.PLANS), news);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        String brand = Headline.brand(record.headers());
        if (brand == null || record.key() == null || !record.key().startsWith(brand + ":")) {
            return;
        }
        if (record.value() == null || !Headline.isOfType(record.headers(), MENTION)) {
            return;
        }
        awaitPlan(brand, record);
        String mention = record.key().substring(brand.length() + 1);
        Record<String, byte[]> sample = Headline.ofMention(record, mention);
        if (plans.of(brand).eachMentionItsOwnStory()) {
            context().forward(sample.withKey(StoryId.of(brand, mention).toString()), KNOWN);
            return;
        }
        String story = membership.get(record.key());
        if (story == null) {
            context().forward(sample.withKey(brand), NEW);
        } else {
            context().forward(sample.withKey(story), KNOWN);
        }
    }

    /** The writer of the mention knew a plan for the brand: ours is on its way, and how stories form stands in it. */
    private void awaitPlan(String brand, Record<String, byte[]> record) {
        if (plans.lists(brand) || record.headers().lastHeader("ce_planversion") == null) {
            return;
        }
        long begun = System.nanoTime();
        Long known = planless.get(brand);
        if (known != null && begun - known < PLANLESS_NANOS) {
            return;
        }
        while (!plans.lists(brand) && System.nanoTime() - begun < PLAN_UNDERWAY_NANOS) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        planless.put(brand, System.nanoTime());
    }
}
