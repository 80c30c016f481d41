package io.langyan.monitoring.trend;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a text says, as phrases of up to five neighbouring words: each once, however often it is said there. */
final class Phrases {

    private static final int MOST_WORDS = 5;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 12;

    private final Words words;
    private final StopWords stop;

    /** @param names of the brand that is spoken of: they are no news, and neither are their pieces */
    Phrases(StopWords stop, BrandNames names) {
        this.words = new Words(stop, names);
        this.stop = stop;
    }

    Set<String> in(String title, String text) {
        Set<String> phrases = new LinkedHashSet<>();
        addAll(phrases, title);
        addAll(phrases, text);
        return phrases;
    }

    private void addAll(Set<String> phrases, String text) {
        if (text != null && !text.isBlank()) {
            words.in(text).forEach(run -> addRun(phrases, run));
        }
    }

    private void addRun(Set<String> phrases, List<String> run) {
        for (int from = 0; from < run.size(); from++) {
            if (!stop.edges(run.get(from))) {
                addFrom(phrases, run, from);
            }
        }
    }

    private void addFrom(Set<String> phrases, List<String> run, int from) {
        StringBuilder phrase = new StringBuilder();
        for (int to = from; to < Math.min(run.size(), from + MOST_WORDS); to++) {
            phrase.append(run.get(to));
            if (phrase.length() > LONGEST) {
                return;
            }
            if (phrase.length() >= SHORTEST && !stop.edges(run.get(to))) {
                phrases.add(phrase.toString());
            }
        }
    }
}
