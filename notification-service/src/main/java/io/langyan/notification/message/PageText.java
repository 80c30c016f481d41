package io.langyan.notification.message;

import io.langyan.notification.page.Answer;
import io.langyan.notification.page.Conversation;
import io.langyan.notification.page.PageRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a page fills the places of a template with. Depends only on the page, its reader and the occasion, so a push that is sent again says
 * the same.
 */
public final class PageText {

    static final String FACT = "fact.";
    static final String LINK = "link";
    static final String MARKS = "marks";
    static final String STORY = "story";
    static final String NTH = "nth";

    private static final Set<String> NAMES =
            Set.of(MARKS, "level", "title", "why", "brand", "time", STORY, NTH, "facts", "people", LINK);

    private PageText() {}

    /** Who has answered, and when: only where that is what is told. */
    private static final Set<String> OF_ANSWER = Set.of("by", "at");

    /** Every name that a template may have that tells of an answer. */
    static Set<String> namesOfAnswer() {
        return Stream.concat(OF_ANSWER.stream(), names().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Every name that a template may have. */
    static Set<String> names() {
        return Stream.concat(NAMES.stream(), Words.codes("fact").stream().map(name -> FACT + name))
                .collect(Collectors.toUnmodifiableSet());
    }

    public static Map<String, String> values(PageRow page, Occasion occasion, Reader reader) {
        Language language = reader.language();
        Map<String, String> facts = FactWords.of(page.facts, reader);
        Map<String, String> values = new LinkedHashMap<>();
        values.put(MARKS, marks(page, occasion, language));
        values.put("level", Words.of("level", page.level, language));
        values.put("title", FactWords.oneLine(page.title));
        values.put("why", Reasons.words(page.why, language));
        values.put("brand", brand(page, language));
        values.put("time", reader.time(page.openedAt));
        values.put(STORY, story(page));
        values.put(NTH, page.isOfStory() && page.nth > 1 ? Integer.toString(page.nth) : "");
        values.put("facts", block(facts, language));
        values.put("people", people(occasion, language));
        values.put(LINK, occasion.link());
        facts.forEach((name, value) -> values.put(FACT + name, value));
        values.putAll(answer(page, reader));
        return values;
    }

    /** Empty while nobody has answered. */
    static Map<String, String> answer(PageRow page, Reader reader) {
        Answer answer = page.answer();
        return answer == null || answer.name() == null
                ? Map.of()
                : Map.of("by", FactWords.oneLine(answer.name()), "at", reader.time(answer.at()));
    }

    /** By what its story is found in a chat, such as {@code #7K3QM}; empty for what is of none. */
    static String story(PageRow page) {
        return page.isOfStory() ? "#" + Conversation.handle(page.conversation) : "";
    }

    static String brand(PageRow page, Language language) {
        return page.concernsAll() ? Words.of("word", "all", language) : page.brand;
    }

    static String marks(PageRow page, Occasion occasion, Language language) {
        List<String> marks = List.of(
                occasion.test() ? "test" : "",
                occasion.repeated() ? "repeated" : "",
                page.drill != null ? "drill" : "",
                page.trial ? "trial" : "");
        return marks(marks, language);
    }

    /** @param marks by their codes; empty ones are none */
    static String marks(List<String> marks, Language language) {
        return marks.stream()
                .filter(mark -> !mark.isEmpty())
                .map(mark -> "【" + Words.of("mark", mark, language) + "】")
                .collect(Collectors.joining());
    }

    private static String people(Occasion occasion, Language language) {
        return occasion.names().isEmpty()
                ? Words.of("word", "nobody", language)
                : FactWords.oneLine(String.join(language.comma(), occasion.names()));
    }

    private static String block(Map<String, String> facts, Language language) {
        boolean chinese = language == Language.CHINESE;
        Map<String, String> lines = new LinkedHashMap<>();
        facts.forEach((name, value) -> lines.merge(
                Words.of("fact", name, language), value, (first, second) -> first + (chinese ? "，" : ", ") + second));
        return lines.entrySet().stream()
                .map(line -> line.getKey() + language.colon() + line.getValue())
                .collect(Collectors.joining("\n"));
    }
}
