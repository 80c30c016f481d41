package io.langyan.monitoring.reading.training;

import io.langyan.monitoring.reading.PlainText;
import io.langyan.monitoring.reading.Question;

/**
 * A labelled text.
 *
 * @param copy of a text that another set has too: judged with its own set, trained on once
 * @param key the text without emoticons, blanks and punctuation: equal texts fall into the same part of every split
 */
record Example(Source source, Mood mood, String text, String key, boolean copy) {

    private static final int PARTS = 10;

    static String key(String text) {
        PlainText plain = PlainText.withoutEmoticons(text);
        StringBuilder key = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            if (Character.isLetterOrDigit(plain.at(i))) {
                key.append(plain.at(i));
            }
        }
        return key.isEmpty() ? text : key.toString();
    }

    /** One of ten parts, by the text alone, so that it stays there whatever else is in the data. */
    int part() {
        return (int) Long.remainderUnsigned(hash() >>> 8, PARTS);
    }

    /** An eighth of the texts lose their emoticons when the model is trained, so that these do not carry it. */
    boolean keepsEmoticons() {
        return !source.isLabelledByEmoticons() && (hash() >>> 60 & 7) != 0;
    }

    /** How much the text counts for a question. One without opinion says nothing of which way opinions go. */
    double weight(Question question) {
        return question.isPolarity() && mood == Mood.NEUTRAL ? 0 : source.weight(question);
    }

    boolean isYes(Question question) {
        return switch (question) {
            case POLARITY_AS_POST, POLARITY_AS_REVIEW -> mood == Mood.POSITIVE;
            case REVIEW -> source.isReviews();
            case NEUTRAL -> mood == Mood.NEUTRAL;
        };
    }

    PlainText plain() {
        return keepsEmoticons() ? PlainText.of(text) : PlainText.withoutEmoticons(text);
    }

    private long hash() {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001B3L;
        }
        hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
        return hash ^ hash >>> 29;
    }
}
