package io.langyan.monitoring.reading;

import io.langyan.events.v1.Reading;
import java.util.ArrayList;
import java.util.List;

/** Appeals, categories and crisis type of a text by the rules of {@code reading/rules.tsv}. */
final class RuleReader {

    private final RuleBook book;

    RuleReader(RuleBook book) {
        this.book = book;
    }

    /**
     * What the rules say of a text.
     *
     * @param complains whether somebody says it for himself: not as news, not at ease, not in praise
     */
    record Said(
            List<String> appeals,
            List<String> categories,
            String crisisType,
            boolean complains,
            List<Reading.Evidence> evidence) {}

    /** @param tone how the text sounds: a complaint needs fewer words than a piece of news to be taken for one */
    Said read(PlainText plain, Tone tone) {
        RuleText text = new RuleText(plain);
        List<Found> found = book.in(text);
        if (found.isEmpty()) {
            return new Said(List.of(), List.of(), null, false, List.of());
        }
        Contexts contexts = new Contexts(text, found, tone);
        Points points = new Points(text, found, contexts);
        List<String> appeals = points.appeals();
        List<String> categories = points.categories();
        String type = points.type(appeals, categories);
        List<Reading.Evidence> evidence = new ArrayList<>();
        appeals.forEach(appeal -> points.prove(Rule.Kind.APPEAL, appeal, evidence));
        categories.forEach(category -> points.prove(Rule.Kind.CATEGORY, category, evidence));
        boolean complains = !evidence.isEmpty() && contexts.isOwnWord();
        return new Said(appeals, categories, type, complains, evidence);
    }
}
