package io.langyan.monitoring.reading;

import io.langyan.events.v1.Reading;
import io.langyan.events.v1.Reading.Sentiment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The words that told most for the sentiment of a text: its heaviest n-grams, merged where they touch. */
final class Telling {

    private static final int MOST_GRAMS = 6;
    private static final int MOST_WORDS = 3;

    private final SentimentModel model;
    private final PlainText text;
    private final HeardGrams heard;
    private final double review;

    /** A stretch of the text and the weight of the n-grams in it. */
    private record Word(int begin, int end, double weight) {}

    /** @param review how much the text is a review */
    Telling(SentimentModel model, PlainText text, HeardGrams heard, double review) {
        this.model = model;
        this.text = text;
        this.heard = heard;
        this.review = review;
    }

    List<Reading.Evidence> words(String label) {
        if (label.equals(Sentiment.NEUTRAL)) {
            return List.of();
        }
        List<Word> words = merged(heaviest(label.equals(Sentiment.POSITIVE) ? 1 : -1));
        while (words.size() > MOST_WORDS) {
            words.remove(lightest(words));
        }
        List<Reading.Evidence> evidence = new ArrayList<>(MOST_WORDS);
        for (Word word : words) {
            evidence.add(new Reading.Evidence(text.start(word.begin()), text.start(word.end()), label));
        }
        return evidence;
    }

    private List<Word> heaviest(int sign) {
        List<Word> heaviest = new ArrayList<>(MOST_GRAMS + 1);
        double least = 0;
        for (int i = 0; i < heard.count(); i++) {
            double weight = sign * model.polarityOf(heard, i, review);
            int begin = heard.begin(i);
            int end = begin + heard.length(i);
            if (weight > least && isWord(begin, end)) {
                insert(heaviest, new Word(begin, end, weight));
                least = heaviest.size() < MOST_GRAMS
                        ? 0
                        : heaviest.get(MOST_GRAMS - 1).weight();
            }
        }
        return heaviest;
    }

    private static void insert(List<Word> heaviest, Word word) {
        int place = heaviest.size();
        while (place > 0 && heaviest.get(place - 1).weight() < word.weight()) {
            place--;
        }
        heaviest.add(place, word);
        if (heaviest.size() > MOST_GRAMS) {
            heaviest.remove(MOST_GRAMS);
        }
    }

    /** A span to show: letters and emoticons only, and more than one unless it is an emoticon. */
    private boolean isWord(int begin, int end) {
        if (end - begin == 1 && !PlainText.isEmoticon(text.at(begin))) {
            return false;
        }
        if (Character.isLowSurrogate(text.at(begin)) || Character.isHighSurrogate(text.at(end - 1))) {
            return false;
        }
        for (int i = begin; i < end; i++) {
            char c = text.at(i);
            if (!Character.isLetterOrDigit(c) && !Character.isSurrogate(c) && !PlainText.isEmoticon(c)) {
                return false;
            }
        }
        return true;
    }

    private static List<Word> merged(List<Word> words) {
        words.sort(Comparator.comparingInt(Word::begin));
        List<Word> merged = new ArrayList<>(MOST_GRAMS);
        Word open = null;
        for (Word word : words) {
            if (open != null && word.begin() <= open.end()) {
                open = new Word(open.begin(), Math.max(open.end(), word.end()), open.weight() + word.weight());
                merged.set(merged.size() - 1, open);
            } else {
                open = word;
                merged.add(open);
            }
        }
        return merged;
    }

    private static int lightest(List<Word> words) {
        int lightest = 0;
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).weight() < words.get(lightest).weight()) {
                lightest = i;
            }
        }
        return lightest;
    }
}
