package io.langyan.grading.story;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Forms the stories of one brand as mentions stream. A mention joins the story of its thread: of what it replies to, of a reply to it, or
 * of another reply to the same; else that of the recent mention it resembles most beyond what is {@link Likeness#needed}; else it founds a
 * story. Looks at a bounded number of candidates, so the cost does not grow with the stories; deterministic in the order of the mentions.
 */
public final class StoryFormer {

    /** How long and how many mentions are remembered when nothing else is said. */
    public static final long MEMORY_SECONDS = 72 * 3600;

    public static final int MEMORY_MENTIONS = 20_000;

    private final String brand;
    private final long memorySeconds;
    private final int memoryMentions;
    private final SimilarMentions similar = new SimilarMentions();
    private final Deque<Remembered> recent = new ArrayDeque<>();
    private final Map<String, Remembered> byKey = new HashMap<>();
    private final Map<String, Remembered> newestReply = new HashMap<>();
    private final Consumer<NewMention> forgotten;
    private long newest = Long.MIN_VALUE;
    private long number;

    public StoryFormer(String brand) {
        this(brand, MEMORY_SECONDS, MEMORY_MENTIONS, any -> {});
    }

    /**
     * @param memorySeconds how long a mention is remembered, in event time
     * @param memoryMentions how many are remembered at most
     * @param forgotten is told of each mention that is remembered no longer
     */
    public StoryFormer(String brand, long memorySeconds, int memoryMentions, Consumer<NewMention> forgotten) {
        this.forgotten = forgotten;
        this.brand = brand;
        this.memorySeconds = memorySeconds;
        this.memoryMentions = memoryMentions;
    }

    /** The story a remembered mention was given. */
    public Optional<UUID> known(String mentionKey) {
        return Optional.ofNullable(byKey.get(mentionKey)).map(known -> known.story);
    }

    /** The story of a mention; deciding it again changes nothing. */
    public UUID storyOf(NewMention mention) {
        Remembered known = byKey.get(mention.key());
        if (known != null) {
            return known.story;
        }
        UUID story = decide(mention);
        remember(mention, story);
        return story;
    }

    /** Keys of the remembered mentions of a story. */
    public List<String> mentionsOf(UUID story) {
        return recent.stream()
                .filter(each -> each.story.equals(story))
                .map(each -> each.mention.key())
                .toList();
    }

    /** A person moved it: what follows it follows it there. False when it is not remembered. */
    public boolean move(String mentionKey, UUID to) {
        Remembered known = byKey.get(mentionKey);
        if (known != null) {
            known.story = to;
        }
        return known != null;
    }

    /** Takes over what was decided before, in the order it was decided. */
    public void remember(NewMention mention, UUID story) {
        newest = Math.max(newest, mention.at());
        Remembered remembered = new Remembered(mention, story, number++);
        recent.addLast(remembered);
        byKey.put(mention.key(), remembered);
        if (mention.parentKey() != null) {
            newestReply.put(mention.parentKey(), remembered);
        }
        similar.add(remembered);
        while (recent.size() > memoryMentions || tooOld(recent.peekFirst())) {
            forget(recent.removeFirst());
        }
    }

    private boolean tooOld(Remembered oldest) {
        return oldest != null && oldest.mention.at() < newest - memorySeconds;
    }

    private void forget(Remembered oldest) {
        byKey.remove(oldest.mention.key(), oldest);
        newestReply.remove(oldest.mention.parentKey(), oldest);
        similar.remove(oldest);
        forgotten.accept(oldest.mention);
    }

    private UUID decide(NewMention mention) {
        return thread(mention)
                .or(() -> mostAlike(mention))
                .map(other -> other.story)
                .orElseGet(() -> StoryId.of(brand, mention.key()));
    }

    /** What it replies to may come after it, or never. */
    private Optional<Remembered> thread(NewMention mention) {
        return Optional.ofNullable(byKey.get(mention.parentKey()))
                .or(() -> Optional.ofNullable(newestReply.get(mention.key())))
                .or(() -> Optional.ofNullable(newestReply.get(mention.parentKey())));
    }

    private Optional<Remembered> mostAlike(NewMention mention) {
        Remembered found = null;
        double best = 0;
        for (SimilarMentions.Candidate candidate : similar.to(mention)) {
            Remembered other = candidate.mention();
            double needed = Likeness.needed(Math.abs(mention.at() - other.mention.at()), number - other.number - 1);
            double beyond = candidate.similarity() - needed;
            if (beyond > best) {
                best = beyond;
                found = other;
            }
        }
        return Optional.ofNullable(found);
    }
}
