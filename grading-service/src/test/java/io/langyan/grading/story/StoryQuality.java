package io.langyan.grading.story;

import io.langyan.events.v1.plan.Brand;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Measures how stories form (target Q5) and what a mention costs (P9), with the former that grades live and in backtests.
 *
 * <pre>
 * java -cp "target/test-classes:target/classes:../events/contracts/target/classes" io.langyan.grading.story.StoryQuality
 * </pre>
 *
 * Needs the data beside the repository, {@code -Dlangyan.shared=FOLDER} where it is not found; what is missing is said.
 */
public final class StoryQuality {

    private static final int FIRST = 20;
    private static final int FEW = 2_000;
    private static final int MANY = 20_000;
    private static final int ASKED = 20_000;
    private static final int ROUNDS = 7;
    private static final int LETTERS = 3_000;
    private static final int LENGTH = 40;

    /** Of this thread: others may be at work on the machine. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private StoryQuality() {}

    public static void main(String[] arguments) {
        LabelledText.hotEvents()
                .ifPresentOrElse(
                        texts -> {
                            print("hot events, weeks for tuning", LabelledText.forTuning(texts));
                            print("hot events, weeks held back", LabelledText.heldBack(texts));
                            beginnings(LabelledText.heldBack(texts));
                        },
                        () -> System.out.println("SKIPPED: no hot_event_clusters; set -Dlangyan.shared=<folder>"));
        LabelledText.nearDuplicates()
                .ifPresentOrElse(
                        texts -> print("near duplicates", texts),
                        () -> System.out.println("SKIPPED: no weibo_neardup; set -Dlangyan.shared=<folder>"));
        cost();
    }

    private static void print(String what, List<LabelledText> texts) {
        Clustering formed = formed(texts);
        System.out.printf(
                "%s: %d texts, B3 of events with members %s, pairs %s, largest story %d%n",
                what, texts.size(), formed.bCubedOfEventsWithMembers(), formed.pairs(), formed.largestStory());
    }

    /** What is first said of a brand, each text with two of its names, and the former told of them or not. */
    private static void beginnings(List<LabelledText> texts) {
        Brand brand = new Brand("acme", "岚山乳业", List.of("岚山酸奶"), null, null);
        for (BrandNames names : List.of(BrandNames.NONE, BrandNames.of(brand))) {
            List<LabelledText> told = new ArrayList<>();
            List<UUID> stories = new ArrayList<>();
            for (int from = 0; from + FIRST <= texts.size(); from += FIRST) {
                StoryFormer former = new StoryFormer("acme" + from);
                for (LabelledText text : texts.subList(from, from + FIRST)) {
                    LabelledText named =
                            new LabelledText(text.id(), text.at(), "岚山乳业岚山酸奶，" + text.text(), from + text.event());
                    told.add(named);
                    stories.add(former.storyOf(mention(named, names)));
                }
            }
            Clustering formed = new Clustering(told, stories);
            System.out.printf(
                    "the first %d of a brand, its names %s: B3 of events with members %s, pairs %s, largest story %d%n",
                    FIRST,
                    names == BrandNames.NONE ? "unknown" : "known",
                    formed.bCubedOfEventsWithMembers(),
                    formed.pairs(),
                    formed.largestStory());
        }
    }

    /** The stories that form when the texts stream in, the former knowing nothing before. */
    static Clustering formed(List<LabelledText> texts) {
        StoryFormer former = new StoryFormer("acme");
        List<UUID> stories = texts.stream()
                .map(text -> former.storyOf(mention(text, BrandNames.NONE)))
                .toList();
        return new Clustering(texts, stories);
    }

    private static NewMention mention(LabelledText text, BrandNames names) {
        return new NewMention("weibo:" + text.id(), null, text.at(), TextFeatures.of(text.text(), names));
    }

    /** The same mentions asked of a former that remembers few stories and of one that remembers ten times as many. */
    private static void cost() {
        List<Double> few = new ArrayList<>();
        List<Double> many = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            few.add(microseconds(FEW));
            many.add(microseconds(MANY));
        }
        double first = median(few);
        double second = median(many);
        System.out.printf(
                "a mention costs %.1f us among %d stories, %.1f us among %d: %.2f times%n",
                first, FEW, second, MANY, second / first);
    }

    private static double microseconds(int stories) {
        StoryFormer former = new StoryFormer("acme", Long.MAX_VALUE / 2, stories, any -> {});
        IntStream.range(0, stories).forEach(number -> former.storyOf(made(number)));
        List<NewMention> asked = IntStream.range(stories, stories + ASKED)
                .mapToObj(StoryQuality::made)
                .toList();
        long begun = CPU.getCurrentThreadCpuTime();
        asked.forEach(former::storyOf);
        return (CPU.getCurrentThreadCpuTime() - begun) / 1e3 / ASKED;
    }

    /** Letters come as often as in a language: few often, many seldom. */
    private static NewMention made(int number) {
        Random random = new Random(number * 31L);
        StringBuilder text = new StringBuilder();
        for (int letter = 0; letter < LENGTH; letter++) {
            text.appendCodePoint(0x4e00 + (int) (LETTERS * Math.pow(random.nextDouble(), 3)));
        }
        return new NewMention(
                "weibo:m" + number, null, 1_700_000_000L + number, TextFeatures.of(text.toString(), BrandNames.NONE));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
