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
 * Forms the stories of one brand as mentions stream. A mention joins the story of the most similar recent mention: of one whose text
 * is nearly the same, or of one that shares watch terms and some of the text, or of its parent; else it founds a story. Looks at a
 * bounded number of candidates, so the cost does not grow with the stories; deterministic in the order of the mentions.
 */
public final class StoryFormer {

    /** How long and how many mentions are remembered when nothing else is said. */
    public static final long MEMORY_SECONDS = 72 * 3600;

    public static final int MEMORY_MENTIONS = 20_000;

    private static final double NEARLY_THE_SAME = 0.42;
    private static final double SOME_OF_THE_TEXT = 0.08;
    private static final int SHARED_TERMS = 2;

    private final String brand;
    private final long memorySeconds;
    private final int memoryMentions;
    private final SimilarMentions similar = new SimilarMentions();
    private final Deque<Remembered> recent = new ArrayDeque<>();
    private final Map<String, Remembered> byKey = new HashMap<>();
    private final Consumer<NewMention> forgotten;
    private long newest = Long.MIN_VALUE;

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

    /** Takes over what was decided before, in the order it was decided. */
    public void remember(NewMention mention, UUID story) {
        newest = Math.max(newest, mention.at());
        Remembered remembered = new Remembered(mention, story);
        recent.addLast(remembered);
        byKey.put(mention.key(), remembered);
        similar.add(remembered);
        while (recent.size() > memoryMentions || tooOld(recent.peekFirst())) {
            Remembered oldest = recent.removeFirst();
            byKey.remove(oldest.mention.key(), oldest);
            similar.remove(oldest);
            forgotten.accept(oldest.mention);
        }
    }

    private boolean tooOld(Remembered oldest) {
        return oldest != null && oldest.mention.at() < newest - memorySeconds;
    }

    private UUID decide(NewMention mention) {
        Remembered parent = mention.parentKey() == null ? null : byKey.get(mention.parentKey());
        if (parent != null) {
            return parent.story;
        }
        UUID story = null;
        double best = 0;
        for (SimilarMentions.Candidate candidate : similar.to(mention)) {
            if (joins(mention.terms(), candidate) && candidate.similarity() > best) {
                best = candidate.similarity();
                story = candidate.mention().story;
            }
        }
        return story == null ? StoryId.of(brand, mention.key()) : story;
    }

    private static boolean joins(List<String> terms, SimilarMentions.Candidate candidate) {
        if (candidate.similarity() >= NEARLY_THE_SAME) {
            return true;
        }
        return candidate.similarity() >= SOME_OF_THE_TEXT
                && terms.stream()
                                .filter(candidate.mention().mention.terms()::contains)
                                .distinct()
                                .count()
                        >= SHARED_TERMS;
    }
}
