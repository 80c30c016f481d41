package io.langyan.grading.topology;

import io.langyan.grading.story.NewMention;
import io.langyan.grading.story.StoryFormer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The brands of one partition whose remembered mentions are at hand. What is remembered is kept as well: a brand is put down when there is
 * too much of it and nothing came for a while, and taken up again, as it was, when something comes.
 */
final class OpenBrands {

    private static final long REST = Duration.ofMinutes(1).toNanos();

    private final KeyValueStore<Bytes, byte[]> kept;
    private final int most;
    private final LongSupplier nanos;
    private final LinkedHashMap<String, Open> open = new LinkedHashMap<>(16, 0.75f, true);
    private int mentions;

    /**
     * @param most mentions at hand; lively brands are at hand whatever they take
     * @param nanos a clock like {@link System#nanoTime}
     */
    OpenBrands(KeyValueStore<Bytes, byte[]> kept, int most, LongSupplier nanos) {
        this.kept = kept;
        this.most = most;
        this.nanos = nanos;
    }

    private static final class Open {
        final StoryFormer former;
        long next;
        long used;
        int counted;

        Open(StoryFormer former) {
            this.former = former;
        }
    }

    /** Knows the stories of the brand's mentions; to be asked for each time it is needed. */
    StoryFormer of(String brand) {
        return open(brand).former;
    }

    /** Gives a mention its story and keeps both. */
    UUID decide(String brand, NewMention mention) {
        Open of = open(brand);
        UUID story = of.former.storyOf(mention);
        double length = of.former.lengthOf(mention.key());
        kept.put(key(brand, mention.key()), new FormedRow(of.next++, brand, mention, story, length).toBytes());
        count(of);
        return story;
    }

    /** What follows a mention that a person moved follows it there; no matter when it is not remembered. */
    void move(String brand, String mention, UUID to) {
        if (of(brand).move(mention, to)) {
            Bytes key = key(brand, mention);
            kept.put(key, FormedRow.fromBytes(kept.get(key)).in(to).toBytes());
        }
    }

    private Open open(String brand) {
        Open known = open.get(brand);
        Open found = known == null ? takeUp(brand) : known;
        found.used = nanos.getAsLong();
        return found;
    }

    private Open takeUp(String brand) {
        List<FormedRow> rows = rows(brand);
        Open taken = new Open(new StoryFormer(
                brand,
                StoryFormer.MEMORY_SECONDS,
                StoryFormer.MEMORY_MENTIONS,
                forgotten -> kept.delete(key(brand, forgotten))));
        Map<UUID, UUID> stories = new HashMap<>();
        for (FormedRow row : rows) {
            // one object for all mentions of a story
            UUID story = stories.computeIfAbsent(row.story(), same -> same);
            taken.former.remember(row.mention(), story, row.length());
            taken.next = row.sequence() + 1;
        }
        open.put(brand, taken);
        taken.used = nanos.getAsLong();
        count(taken);
        return taken;
    }

    /** In the order in which they were given their stories. */
    private List<FormedRow> rows(String brand) {
        List<FormedRow> rows = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = kept.range(key(brand, ""), last(brand))) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> row = all.next();
                rows.add(FormedRow.fromBytes(row.value));
            }
        }
        rows.sort(Comparator.comparingLong(FormedRow::sequence));
        return rows;
    }

    private void count(Open of) {
        mentions += of.former.mentions() - of.counted;
        of.counted = of.former.mentions();
        Iterator<Open> eldest = open.values().iterator();
        while (mentions > most && eldest.hasNext()) {
            Open candidate = eldest.next();
            if (nanos.getAsLong() - candidate.used <= REST) {
                return;
            }
            eldest.remove();
            mentions -= candidate.counted;
        }
    }

    private static Bytes key(String brand, String mention) {
        return Bytes.wrap((brand + "\n" + mention).getBytes(StandardCharsets.UTF_8));
    }

    /** Behind every key of the brand: the byte after that which ends its name. */
    private static Bytes last(String brand) {
        return Bytes.wrap((brand + "\u000b").getBytes(StandardCharsets.UTF_8));
    }
}
