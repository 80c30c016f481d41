package io.langyan.notification.message;

import io.langyan.events.v1.Level;
import io.langyan.notification.message.Digest.Item;
import io.langyan.notification.page.PageRow;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a digest says by a template: how many calls, of which levels and brands, who is called, the first of them with their links, and how many more
 * there are. Where it calls nobody and only tells of answers, it has a head of its own, which alarms nobody. It fits into one message to the byte: as many are listed as have room.
 */
public final class DigestText {

    static final String ITEMS = "items";
    static final String MORE = "more";
    /** Every name that its template may have. */
    static final Set<String> NAMES =
            Set.of(PageText.MARKS, "level", "count", "levels", "brands", "people", ITEMS, MORE);

    /** No page after so many is listed. */
    public static final int MOST_LISTED = 10;

    private static final int MOST_NAMED = 5;
    private static final int TITLE = 40;
    private static final int NAME = 24;

    private final TextTemplate template;
    private final Digest digest;
    private final List<Item> calls;
    private final Reader reader;
    private final Language language;

    private DigestText(TextTemplate template, Digest digest, Reader reader) {
        this.digest = digest;
        this.calls = digest.calls();
        this.reader = reader;
        this.language = reader.language();
        this.template = calls.isEmpty() ? ofNews() : template;
    }

    /**
     * The text.
     *
     * @param most bytes of UTF-8; a template that leaves no room for any page exceeds it
     */
    public static String of(TextTemplate template, Digest digest, Reader reader, int most) {
        DigestText text = new DigestText(template, digest, reader);
        int listed = Math.min(digest.items().size(), MOST_LISTED);
        while (listed > 0 && bytes(text.listing(listed)) > most) {
            listed--;
        }
        return text.listing(listed);
    }

    private TextTemplate ofNews() {
        return TextTemplate.parse(Words.of("text", "digest-news", language) + "\n{items}\n{more}");
    }

    private String listing(int listed) {
        List<Item> items = digest.items();
        Map<String, String> values = new LinkedHashMap<>();
        values.put(PageText.MARKS, PageText.marks(headMarks(), language));
        values.put("level", level(digest.gravest()));
        values.put("count", Integer.toString(calls.isEmpty() ? items.size() : calls.size()));
        values.put("levels", levels());
        values.put("brands", brands());
        values.put("people", digest.names().isEmpty() ? Words.of("word", "nobody", language) : named(digest.names()));
        values.put(
                ITEMS,
                IntStream.range(0, listed)
                        .mapToObj(i -> line(i + 1, items.get(i)))
                        .collect(Collectors.joining("\n")));
        values.put(MORE, more(items.subList(listed, items.size())));
        return template.fill(values);
    }

    private List<String> headMarks() {
        return List.of(digest.test() ? "test" : "", digest.gravest().drill == null ? "" : "drill");
    }

    private String level(PageRow page) {
        return Words.of("level", page.level, language);
    }

    private String levels() {
        Map<Level, Long> counts = new TreeMap<>(Comparator.reverseOrder());
        counts.putAll(
                calls.stream().collect(Collectors.groupingBy(item -> item.page().gravity(), Collectors.counting())));
        return counts.entrySet().stream()
                .map(count -> Words.of("level", count.getKey().code(), language) + "×" + count.getValue())
                .collect(Collectors.joining(language.comma()));
    }

    private String brands() {
        return named(digest.items().stream()
                .map(item -> PageText.brand(item.page(), language))
                .distinct()
                .sorted()
                .toList());
    }

    private String named(List<String> all) {
        String first = all.stream()
                .limit(MOST_NAMED)
                .map(name -> cut(name, NAME))
                .collect(Collectors.joining(language.comma()));
        return all.size() <= MOST_NAMED ? first : first + words("digest-others", Map.of("count", "" + all.size()));
    }

    private String line(int number, Item item) {
        PageRow page = item.page();
        Map<String, String> values = Map.of(
                "number",
                Integer.toString(number),
                PageText.MARKS,
                PageText.marks(List.of(item.repeated() ? "repeated" : "", page.trial ? "trial" : ""), language),
                "level",
                level(page),
                "title",
                cut(page.title, TITLE),
                "brand",
                cut(PageText.brand(page, language), NAME),
                "time",
                reader.time(page.openedAt),
                PageText.STORY,
                PageText.story(page).isEmpty() ? "" : " " + PageText.story(page));
        return words("digest-item", values) + (item.answered() ? answered(page) : "\n" + item.link());
    }

    private String answered(PageRow page) {
        return words("digest-answered", PageText.answer(page, reader));
    }

    private String more(List<Item> items) {
        long answered = items.stream().filter(Item::answered).count();
        String others = more("digest-more-answered", answered);
        String calls = more("digest-more", items.size() - answered);
        return others.isEmpty() || calls.isEmpty() ? others + calls : others + " " + calls;
    }

    private String more(String code, long count) {
        return count == 0 ? "" : words(code, Map.of("count", Long.toString(count), "link", digest.all()));
    }

    private String words(String code, Map<String, String> values) {
        return TextTemplate.parse(Words.of("text", code, language)).fill(values);
    }

    private static String cut(String text, int most) {
        String line = FactWords.oneLine(text);
        int points = line.codePointCount(0, line.length());
        return points <= most ? line : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
