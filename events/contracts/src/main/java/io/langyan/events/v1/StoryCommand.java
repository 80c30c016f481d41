package io.langyan.events.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a person decides about stories. Topic {@code story-commands}, key brand. */
public sealed interface StoryCommand extends Event {

    String brand();

    /** The user who decided. */
    String by();

    Instant at();

    String reason();

    /** The older story survives, the others are absorbed; it is named first. */
    record MergeStories(String brand, List<UUID> stories, String by, Instant at, String reason)
            implements StoryCommand {}

    /**
     * The named mentions leave and form a story of their own.
     *
     * @param mentionKeys the one that founds the new story first
     * @param into id of the new story; null: that of its founding mention
     * @param title what the new story is called, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SplitStory(
            String brand,
            UUID story,
            List<String> mentionKeys,
            UUID into,
            String title,
            String by,
            Instant at,
            String reason)
            implements StoryCommand {}

    record MoveMentions(
            String brand, UUID from, UUID to, List<String> mentionKeys, String by, Instant at, String reason)
            implements StoryCommand {}

    record MarkFalseAlarm(String brand, UUID story, String by, Instant at, String reason) implements StoryCommand {}

    /** Raises a story by hand, whatever its volume. */
    record DeclareLevel(String brand, UUID story, Level level, String by, Instant at, String reason)
            implements StoryCommand {}

    /** Sets the level by hand, up or down. */
    record OverrideLevel(String brand, UUID story, Level level, String by, Instant at, String reason)
            implements StoryCommand {}
}
