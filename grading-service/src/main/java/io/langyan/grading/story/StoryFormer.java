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
    private final MentionTable byKey = new MentionTable();
    private final Map<String, Remembered> newestReply = new HashMap<>();
    private final Consumer<String> forgotten;
    private long newest = Long.MIN_VALUE;
    private long number;

    public StoryFormer(String brand) {
        this(brand, MEMORY_SECONDS, MEMORY_MENTIONS, any -> {});
    }

    /**
     * @param memorySeconds how long a mention is remembered, in event time
     * @param memoryMentions how many are remembered at most
     * @param forgotten is told the key of each mention that is remembered no longer
     */
    public StoryFormer(String brand, long memorySeconds, int memoryMentions, Consumer<String> forgotten) {
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
        remember(mention, story, Double.NaN);
        return story;
    }

    /** Keys of the remembered mentions of a story. */
    public List<String> mentionsOf(UUID story) {
        return recent.stream()
                .filter(each -> each.story.equals(story))
                .map(each -> each.key)
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

    /** True once for each remembered mention: where it belongs has then been told, and need not be told again. */
    public boolean tell(String mentionKey) {
        Remembered known = byKey.get(mentionKey);
        boolean first = known == null || !known.told;
        if (known != null) {
            known.told = true;
        }
        return first;
    }

    /** How many mentions are remembered. */
    public int mentions() {
        return recent.size();
    }

    /** The length of the text of a remembered mention, as it was when it came; not a number when it is not remembered. */
    public double lengthOf(String mentionKey) {
        Remembered known = byKey.get(mentionKey);
        return known == null ? Double.NaN : known.norm;
    }

    /**
     * Takes over what was decided before, in the order it was decided.
     *
     * @param length as {@link #lengthOf} said; not a number when nobody knows, then it is as if the text came now
     */
    public void remember(NewMention mention, UUID story, double length) {
        newest = Math.max(newest, mention.at());
        Remembered remembered = new Remembered(mention, story, length, number++);
        recent.addLast(remembered);
        byKey.put(remembered);
        if (mention.parentKey() != null) {
            newestReply.put(mention.parentKey(), remembered);
        }
        similar.add(remembered);
        while (recent.size() > memoryMentions || tooOld(recent.peekFirst())) {
            forget(recent.removeFirst());
        }
    }

    private boolean tooOld(Remembered oldest) {
        return oldest != null && oldest.at < newest - memorySeconds;
    }

    private void forget(Remembered oldest) {
        byKey.remove(oldest);
        newestReply.remove(oldest.parentKey, oldest);
        similar.remove(oldest);
        forgotten.accept(oldest.key);
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
            double needed =
                    Likeness.needed(Math.abs(mention.at() - other.at), number - other.number - 1, recent.size());
            double beyond = candidate.similarity() - needed;
            if (beyond > best) {
                best = beyond;
                found = other;
            }
        }
        return Optional.ofNullable(found);
    }
}
