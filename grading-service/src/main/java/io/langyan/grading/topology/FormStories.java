package io.langyan.grading.topology;

import io.langyan.events.delivery.EventCodec;
import io.langyan.events.v1.MentionMatched;
import io.langyan.events.v1.StoryCommand;
import io.langyan.events.v1.StoryCommand.MergeStories;
import io.langyan.events.v1.StoryCommand.MoveMentions;
import io.langyan.events.v1.StoryCommand.SplitStory;
import io.langyan.grading.GradingConfig;
import io.langyan.grading.mention.MentionRecords;
import io.langyan.grading.story.NewMention;
import io.langyan.grading.story.TextFeatures;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Gives each new mention of a brand its story, and numbers what people decide of stories. What it remembers is kept, and taken up again after a restart. */
final class FormStories extends ContextualProcessor<String, byte[], String, Object> {

    static final String SAMPLES = "formed-out";
    static final String MEMBERSHIPS = "memberships-out";
    static final String BROKEN = "unformed-broken-out";
    static final String COMMANDS_BROKEN = "regrouping-broken-out";

    private final GradingConfig config;
    private final PlanNews news;
    private OpenBrands brands;
    private Decisions decisions;
    private PlanBook plans;

    FormStories(GradingConfig config, PlanNews news) {
        this.config = config;
        this.news = news;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        super.init(context);
        brands = new OpenBrands(context.getStateStore(Stores.FORMED), config.rememberedInMemory(), System::nanoTime);
        decisions = new Decisions(context.getStateStore(Stores.DECISIONS));
        plans = new PlanBook(context.getStateStore(Stores.PLANS), news);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        boolean mention = Headline.isOfType(record.headers(), RouteMention.MENTION);
        try {
            if (mention) {
                mention(record);
            } else if (EventCodec.decode(record.headers(), record.value()) instanceof EventCodec.Known known
                    && known.event() instanceof StoryCommand command) {
                decided(record, known.envelope().id(), command);
            }
        } catch (KafkaException ofTheStream) {
            throw ofTheStream;
        } catch (RuntimeException ofTheRecord) {
            layAside(record, ofTheRecord.toString(), mention ? BROKEN : COMMANDS_BROKEN);
        }
    }

    /** The number of a decision is the place of its record among those of the brand. */
    private void decided(Record<String, byte[]> record, String id, StoryCommand command) {
        long number = context().recordMetadata().orElseThrow().offset();
        if (!decisions.isNew(id, number)) {
            return;
        }
        if (command instanceof MergeStories merge) {
            merge(record, merge, number);
        } else if (command instanceof SplitStory split) {
            move(record, number, split.story(), Decisions.formedBy(split), split.mentionKeys());
        } else if (command instanceof MoveMentions moved) {
            move(record, number, moved.from(), moved.to(), moved.mentionKeys());
        }
    }

    private void merge(Record<String, byte[]> record, MergeStories merge, long number) {
        UUID into = merge.stories().get(0);
        List<UUID> absorbed = decisions.toAbsorb(merge, number);
        if (absorbed.isEmpty()) {
            return;
        }
        forward(record, number, into);
        for (UUID story : absorbed) {
            brands.of(merge.brand()).mentionsOf(story).forEach(mention -> follow(merge.brand(), mention, into));
            forward(record, number, story);
        }
    }

    private void move(Record<String, byte[]> record, long number, UUID from, UUID to, List<String> mentions) {
        if (from.equals(to)) {
            return;
        }
        mentions.forEach(mention -> follow(record.key(), mention, to));
        forward(record, number, to);
        forward(record, number, from);
    }

    private void forward(Record<String, byte[]> record, long number, UUID story) {
        Record<String, byte[]> command = Headline.decided(record, number, story);
        context().forward(command.withValue((Object) command.value()), SAMPLES);
    }

    /** What is like a moved mention, or replies to it, follows it from now on; so do samples of it. */
    private void follow(String brand, String mention, UUID to) {
        brands.move(brand, mention, to);
        Record<String, Object> membership =
                new Record<>(brand + ":" + mention, to.toString(), context().currentSystemTimeMs());
        context().forward(membership, MEMBERSHIPS);
    }

    private void mention(Record<String, byte[]> record) {
        Optional<UUID> known = known(record);
        if (known.isPresent()) {
            place(record, Headline.text(record.headers(), Headline.MENTION_KEY), known.get());
            return;
        }
        EventCodec.Decoded decoded = MentionRecords.decode(record.headers(), record.value());
        if (decoded instanceof EventCodec.Known event && event.event() instanceof MentionMatched mention) {
            UUID story = brands.of(mention.brand())
                    .known(mention.mentionKey())
                    .orElseGet(() -> brands.decide(mention.brand(), newMention(mention)));
            place(record, mention.mentionKey(), story);
        } else if (decoded instanceof EventCodec.Broken broken) {
            layAside(record, broken.reason(), BROKEN);
        }
    }

    private void layAside(Record<String, byte[]> record, String reason, String where) {
        Record<String, byte[]> letter = Headline.letter(record, "form", reason);
        context().forward(letter.withValue((Object) letter.value()), where);
    }

    /** Samples of a mention come here until the step before has read where it belongs; they need not be opened. */
    private Optional<UUID> known(Record<String, byte[]> record) {
        String mention = Headline.text(record.headers(), Headline.MENTION_KEY);
        return mention == null || record.key() == null
                ? Optional.empty()
                : brands.of(record.key()).known(mention);
    }

    /** Tells where the mention belongs, once in a run: whether it was told before a crash nobody knows. */
    private void place(Record<String, byte[]> record, String mention, UUID story) {
        if (brands.of(record.key()).tell(mention)) {
            String membership = record.key() + ":" + mention;
            context().forward(record.withKey(membership).withValue((Object) story.toString()), MEMBERSHIPS);
        }
        context().forward(record.withKey(story.toString()).withValue((Object) record.value()), SAMPLES);
    }

    private NewMention newMention(MentionMatched mention) {
        String title = mention.title() == null ? "" : mention.title() + "\n";
        String text = mention.text() == null ? "" : mention.text();
        return new NewMention(
                mention.mentionKey(),
                mention.parentId() == null ? null : mention.platform() + ":" + mention.parentId(),
                mention.observedAt().getEpochSecond(),
                TextFeatures.of(title + text, plans.of(mention.brand()).namesOf(mention.brand())));
    }
}
