package io.langyan.notification.message;

import io.langyan.events.v1.Level;
import io.langyan.notification.page.PageRow;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a digest says: how many, of which levels and brands, who is called, the first of them with their links, and how many
 * more there are. It fits into one message to the byte: as many are listed as have room.
 */
public final class DigestText {

    /** No page after so many is listed. */
    public static final int MOST_LISTED = 10;

    private static final int MOST_NAMED = 5;
    private static final int TITLE = 40;
    private static final int NAME = 24;

    private final DigestWords words;

    private DigestText(DigestWords words) {
        this.words = words;
    }

    /** @param language zh or en */
    public static DigestText in(String language) {
        return new DigestText(language.equals("en") ? DigestWords.ENGLISH : DigestWords.CHINESE);
    }

    /**
     * One page of a digest.
     *
     * @param repeated an earlier push of it may have arrived
     * @param link where to acknowledge it; null after the first {@link #MOST_LISTED}
     */
    public record Item(PageRow page, boolean repeated, String link) {}

    /**
     * The text.
     *
     * @param items at least one, in the order in which they are listed
     * @param names who is called
     * @param all where all pages are found
     * @param most bytes of UTF-8
     */
    public String write(List<Item> items, List<String> names, String all, int most) {
        StringBuilder text = new StringBuilder(head(items, names));
        int left = most - bytes(text.toString());
        int listed = 0;
        while (listed < Math.min(items.size(), MOST_LISTED)) {
            String line = line(listed + 1, items.get(listed));
            int more = items.size() - listed - 1;
            if (bytes(line) + bytes(more(more, all)) > left) {
                break;
            }
            text.append(line);
            left -= bytes(line);
            listed++;
        }
        return text.append(more(items.size() - listed, all)).toString();
    }

    private String head(List<Item> items, List<String> names) {
        PageRow gravest = items.get(0).page();
        String drill = gravest.drill == null ? "" : words.drill();
        return drill + words.title().formatted(words.level(gravest.gravity()), items.size())
                + "\n" + words.levels() + counts(items)
                + "\n" + words.brands()
                + named(items.stream()
                        .map(item -> PageText.brand(item.page()))
                        .distinct()
                        .sorted()
                        .toList())
                + "\n" + words.called() + (names.isEmpty() ? words.nobody() : named(names));
    }

    private String counts(List<Item> items) {
        Map<Level, Long> counts = new TreeMap<>(Comparator.reverseOrder());
        counts.putAll(
                items.stream().collect(Collectors.groupingBy(item -> item.page().gravity(), Collectors.counting())));
        return counts.entrySet().stream()
                .map(count -> words.level(count.getKey()) + "×" + count.getValue())
                .collect(Collectors.joining(words.comma()));
    }

    private String named(List<String> all) {
        String first =
                all.stream().limit(MOST_NAMED).map(name -> cut(name, NAME)).collect(Collectors.joining(words.comma()));
        return all.size() <= MOST_NAMED ? first : first + words.andOthers().formatted(all.size());
    }

    private String line(int number, Item item) {
        PageRow page = item.page();
        String marks = (item.repeated() ? words.repeated() : "") + (page.trial ? words.trial() : "");
        return "\n%d. %s[%s] %s（%s %s）\n%s"
                .formatted(
                        number,
                        marks,
                        words.level(page.gravity()),
                        cut(page.title.replaceAll("\\s+", " "), TITLE),
                        cut(PageText.brand(page), NAME),
                        PageText.TIME.format(page.openedAt),
                        item.link());
    }

    private String more(int count, String all) {
        return count == 0 ? "" : "\n" + words.more().formatted(count, all);
    }

    private static String cut(String text, int most) {
        int points = text.codePointCount(0, text.length());
        return points <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
