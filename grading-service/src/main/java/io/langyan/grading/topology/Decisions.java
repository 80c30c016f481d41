package io.langyan.grading.topology;

import io.langyan.events.v1.StoryCommand.MergeStories;
import io.langyan.events.v1.StoryCommand.SplitStory;
import io.langyan.grading.story.StoryId;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What people decided about which stories of a brand belong together. Each decision has a number, the place of its record among those of
 * the brand: a record read again has the same, and a command that was sent twice is carried out once.
 */
final class Decisions {

    private static final String COMMAND = "command ";
    private static final String MERGED = "merged ";

    private final KeyValueStore<String, String> store;

    Decisions(KeyValueStore<String, String> store) {
        this.store = store;
    }

    /** False when the command has come before under another number. */
    boolean isNew(String commandId, long number) {
        String known = store.putIfAbsent(COMMAND + commandId, Long.toString(number));
        return known == null || known.equals(Long.toString(number));
    }

    /**
     * Of the stories to be merged, those that are to be absorbed, and remembers it. None when the one that should survive is absorbed
     * itself: then two people decided at once, and the first stands.
     */
    List<UUID> toAbsorb(MergeStories merge, long number) {
        UUID into = merge.stories().get(0);
        if (absorbedBefore(into, number)) {
            return List.of();
        }
        List<UUID> absorbed = merge.stories().stream()
                .skip(1)
                .distinct()
                .filter(story -> !story.equals(into) && !absorbedBefore(story, number))
                .toList();
        absorbed.forEach(story -> store.putIfAbsent(MERGED + story, Long.toString(number)));
        return absorbed;
    }

    /** The story that a part forms by itself. */
    static UUID formedBy(SplitStory split) {
        return split.into() == null
                ? StoryId.of(split.brand(), split.mentionKeys().get(0))
                : split.into();
    }

    private boolean absorbedBefore(UUID story, long number) {
        String absorbed = store.get(MERGED + story);
        return absorbed != null && Long.parseLong(absorbed) < number;
    }
}
