package io.langyan.grading.live;

import io.langyan.events.v1.Author;
import io.langyan.events.v1.Counters;
import io.langyan.events.v1.MentionMatched;
import io.langyan.grading.level.Told;
import io.langyan.grading.spread.MentionGrowth;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one record says of one mention of a story.
 *
 * @param mentionKey {@code platform:externalId}
 * @param at seconds since the epoch
 * @param counters reposts, comments, likes; {@link MentionGrowth#UNKNOWN} where not known
 * @param published seconds since the epoch, or {@link MentionGrowth#UNKNOWN}
 */
public record Sighting(String mentionKey, long at, long[] counters, long published, List<Told> told, boolean capped) {

    public static Sighting of(MentionMatched mention) {
        Counters counters = mention.counters() == null ? Counters.UNKNOWN : mention.counters();
        return new Sighting(
                mention.mentionKey(),
                mention.observedAt().getEpochSecond(),
                new long[] {value(counters.reposts()), value(counters.comments()), value(counters.likes())},
                seconds(mention.publishedAt()),
                told(mention).alone(),
                counters.capped());
    }

    private static Told told(MentionMatched mention) {
        boolean read = mention.reading() != null;
        boolean felt = read && mention.reading().sentiment() != null;
        return new Told(
                mention.revision(),
                felt ? mention.reading().sentiment().label() : read ? "neutral" : null,
                read ? Set.copyOf(mention.reading().categories()) : Set.of(),
                read ? mention.reading().crisisType() : null,
                authors(mention),
                mention.ownAccount(),
                mention.notCrisis(),
                mention.negativeByRule(),
                !mention.noise().isEmpty());
    }

    /** Null when the record says nothing of the author. */
    private static Set<String> authors(MentionMatched mention) {
        Author author = mention.author();
        if (author == null && !mention.mediaAuthor() && !mention.ownAccount()) {
            return null;
        }
        Set<String> authors = new HashSet<>(4);
        if (mention.mediaAuthor()) {
            authors.add(Told.MEDIA);
        }
        if (author != null && author.verified() != null) {
            authors.add(author.verified().code());
        }
        return authors;
    }

    private static long value(Long counter) {
        return counter == null ? MentionGrowth.UNKNOWN : counter;
    }

    private static long seconds(Instant time) {
        return time == null ? MentionGrowth.UNKNOWN : time.getEpochSecond();
    }

    String platform() {
        return mentionKey.substring(0, mentionKey.indexOf(':'));
    }

    boolean notCrisis() {
        return told.get(told.size() - 1).notCrisis();
    }
}
