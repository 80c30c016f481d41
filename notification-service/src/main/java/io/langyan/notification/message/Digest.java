package io.langyan.notification.message;

import io.langyan.events.v1.Level;
import io.langyan.notification.page.PageRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Pages that are told together (摘要).
 *
 * @param items at least one, the gravest first, in the order in which they are listed
 * @param names who is called
 * @param all where all pages are found
 * @param test somebody tries the channel or the template; nobody is called
 */
public record Digest(List<Item> items, List<String> names, String all, boolean test) {

    private static final int SAMPLE = 12;
    private static final String LONG = "𠮷".repeat(64);
    private static final String LINK = "https://" + "x".repeat(64) + "/p/ack/" + "x".repeat(43);
    private static final Duration SPACE = Duration.ofSeconds(5);

    /**
     * One page of a digest.
     *
     * @param repeated an earlier push of it may have arrived
     * @param link where to acknowledge it; null after the first {@link DigestText#MOST_LISTED}
     * @param answered it tells that the page was answered, and asks nothing
     */
    public record Item(PageRow page, boolean repeated, String link, boolean answered) {

        Item(PageRow page, boolean repeated, String link) {
            this(page, repeated, link, false);
        }
    }

    /** What is to be answered still: it leads, and what is said of all is said of it. */
    List<Item> calls() {
        return items.stream().filter(item -> !item.answered()).toList();
    }

    PageRow gravest() {
        return items.get(0).page();
    }

    /** More pages than one message lists, to show a template with. */
    public static Digest sample(PageRow page, Occasion occasion) {
        List<Item> items = IntStream.range(0, SAMPLE)
                .mapToObj(i -> new Item(earlier(page, i), occasion.repeated(), occasion.link()))
                .toList();
        return new Digest(items, occasion.names(), occasion.link(), occasion.test());
    }

    /** As long as names, titles and links get. */
    static Digest widest() {
        PageRow page = new PageRow();
        page.level = Level.L1.code();
        page.title = LONG;
        page.drill = LONG;
        page.trial = true;
        page.openedAt = Instant.EPOCH;
        page.why = "opened";
        page.conversation = new UUID(0, 0);
        List<Item> items = IntStream.range(0, SAMPLE)
                .mapToObj(i -> {
                    PageRow other = earlier(page, i);
                    other.brand = i + LONG;
                    return new Item(other, true, LINK + i);
                })
                .toList();
        List<String> names = IntStream.range(0, SAMPLE).mapToObj(i -> i + LONG).toList();
        return new Digest(items, names, LINK, true);
    }

    private static PageRow earlier(PageRow page, int steps) {
        PageRow other = new PageRow();
        other.brand = page.brand;
        other.level = page.level;
        other.title = page.title;
        other.drill = page.drill;
        other.trial = page.trial;
        other.why = page.why;
        other.conversation = page.conversation;
        Instant opened = page.openedAt;
        other.openedAt = opened.minus(SPACE.multipliedBy(steps));
        return other;
    }
}
