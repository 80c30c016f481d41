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

    /** A complaint by the rules makes a negative opinion this much likelier, in log odds, by how much it is one: people report a fire soberly. */
    private static final double[] COMPLAINT = {0, 1, 2, 3};

    private static final Reading NOTHING_SAID =
            new Reading(SentimentModel.labelled(0.2, 0.6, 0.2), List.of(), List.of(), null, List.of());

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
        HeardGrams heard = model.hear(plain);
        if (heard.isEmpty()) {
            return NOTHING_SAID;
        }
        SentimentModel.Answers answers = model.answers(heard);
        RuleReader.Said said = rules.read(plain, model.tone(answers));
        Sentiment sentiment = model.sentiment(answers, COMPLAINT[said.complaint()] * (1 - answers.review()));
        List<Reading.Evidence> evidence =
                new ArrayList<>(new Telling(model, plain, heard, answers.review()).words(sentiment.label()));
        evidence.addAll(said.evidence());
        return new Reading(sentiment, said.appeals(), said.categories(), said.crisisType(), evidence);
    }

    private static String beginning(String text) {
        return text.length() > LONGEST_READ ? text.substring(0, LONGEST_READ) : text;
    }
}
