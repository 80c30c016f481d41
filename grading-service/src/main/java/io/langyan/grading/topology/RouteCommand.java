package io.langyan.grading.topology;

import io.langyan.events.delivery.EventCodec;
import io.langyan.events.v1.StoryCommand;
import io.langyan.events.v1.StoryCommand.DeclareLevel;
import io.langyan.events.v1.StoryCommand.MarkFalseAlarm;
import io.langyan.events.v1.StoryCommand.OverrideLevel;
import java.util.UUID;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Sends what people decide about a story to where it is graded; what regroups stories first to where those of its brand are formed. */
final class RouteCommand extends ContextualProcessor<String, byte[], String, byte[]> {

    static final String STORIES = "commands-out";
    static final String BRAND = "commands-brand-out";
    static final String BROKEN = "commands-broken-out";

    @Override
    public void process(Record<String, byte[]> record) {
        EventCodec.Decoded decoded = EventCodec.decode(record.headers(), record.value());
        if (decoded instanceof EventCodec.Known known) {
            UUID story = story(known);
            if (story != null) {
                context().forward(record.withKey(story.toString()), STORIES);
            } else if (known.event() instanceof StoryCommand regrouping) {
                context().forward(record.withKey(regrouping.brand()), BRAND);
            }
        } else if (decoded instanceof EventCodec.Broken broken) {
            context().forward(Headline.letter(record, "command", broken.reason()), BROKEN);
        }
    }

    private static UUID story(EventCodec.Known known) {
        if (known.event() instanceof DeclareLevel declared) {
            return declared.story();
        }
        if (known.event() instanceof OverrideLevel overridden) {
            return overridden.story();
        }
        return known.event() instanceof MarkFalseAlarm marked ? marked.story() : null;
    }
}
