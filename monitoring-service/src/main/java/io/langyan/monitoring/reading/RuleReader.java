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
     * @param complaint how much it is a complaint in the writer's own words, 0 to 3: a demand, a risk, words that hurt
     */
    record Said(
            List<String> appeals,
            List<String> categories,
            String crisisType,
            int complaint,
            List<Reading.Evidence> evidence) {}

    /** @param tone how the text sounds: a complaint needs fewer words than a piece of news to be taken for one */
    Said read(PlainText plain, Tone tone) {
        RuleText text = new RuleText(plain);
        List<Found> found = book.in(text);
        if (found.isEmpty()) {
            return new Said(List.of(), List.of(), null, 0, List.of());
        }
        Contexts contexts = new Contexts(text, found, tone);
        Points points = new Points(text, found, contexts);
        List<String> appeals = points.appeals();
        List<String> categories = points.categories();
        String type = points.type(appeals, categories);
        List<Reading.Evidence> evidence = new ArrayList<>();
        appeals.forEach(appeal -> points.prove(Rule.Kind.APPEAL, appeal, evidence));
        categories.forEach(category -> points.prove(Rule.Kind.CATEGORY, category, evidence));
        int complaint = contexts.complaint(!appeals.isEmpty(), !categories.isEmpty());
        return new Said(appeals, categories, type, complaint, evidence);
    }
}
