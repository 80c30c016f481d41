package io.langyan.monitoring.reading;

import io.langyan.events.v1.Reading;
import io.langyan.events.v1.Reading.Sentiment;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a text: the sentiment by a linear model over character n-grams, appeals, categories and crisis type by rules that hear the sentiment. The same
 * text has the same reading on every machine.
 */
public final class Reader {

    /** The rest of a very long text adds nothing that its beginning did not say. */
    static final int LONGEST_READ = 5_000;

    /** A complaint by the rules in the writer's own words makes a negative opinion this much likelier, in log odds: people report a fire plainly. */
    private static final double COMPLAINT = Double.parseDouble(System.getProperty("complaint", "1.5"));

    private static final Reading NOTHING_SAID =
            new Reading(SentimentModel.labelled(0.1, 0.8, 0.1), List.of(), List.of(), null, List.of());

    private final SentimentModel model;
    private final RuleReader rules;

    public Reader() {
        this(SentimentModel.shipped());
    }

    public Reader(SentimentModel model) {
        this(model, new RuleReader(RuleBook.shipped()));
    }

    private Reader(SentimentModel model, RuleReader rules) {
        this.model = model;
        this.rules = rules;
    }

    /** Reads title and text as one; either may be null. */
    public Reading read(String title, String text) {
        return read(title == null ? text : text == null ? title : title + '\n' + text);
    }

    public Reading read(String text) {
        return read(PlainText.of(beginning(text)));
    }

    /** For judging only: reads a text as it is or as if its writer had used no bracket emoticons. */
    public Reading read(String text, boolean emoticons) {
        return emoticons ? read(text) : read(PlainText.withoutEmoticons(beginning(text)));
    }

    private Reading read(PlainText plain) {
        if (plain.isEmpty()) {
            return NOTHING_SAID;
        }
        HeardGrams heard = model.hear(plain);
        SentimentModel.Answers answers = model.answers(heard);
        RuleReader.Said said = rules.read(plain, model.tone(answers));
        Sentiment sentiment = model.sentiment(
                answers, said.complains() ? COMPLAINT * (Boolean.getBoolean("gate") ? 1 - answers.review() : 1) : 0);
        List<Reading.Evidence> evidence =
                new ArrayList<>(new Telling(model, plain, heard, answers.review()).words(sentiment.label()));
        evidence.addAll(said.evidence());
        return new Reading(sentiment, said.appeals(), said.categories(), said.crisisType(), evidence);
    }

    private static String beginning(String text) {
        return text.length() > LONGEST_READ ? text.substring(0, LONGEST_READ) : text;
    }
}
