package io.langyan.monitoring.reading;

import io.langyan.events.v1.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a text by a lexicon: counts what its words say, longest word first, and turns a sentiment word around when a negator stands right before
 * it. Deterministic, and honest about how little it knows: a text without known words is neutral with a modest probability.
 */
public final class Reader {

    private static final int MOST_EVIDENCE = 12;
    private static final int NEGATOR_REACH = 2;
    /** The rest of a very long text adds nothing that its beginning did not say. */
    private static final int LONGEST_READ = 5_000;

    private final Lexicon lexicon = Lexicon.shipped();

    /** Reads title and text as one; either may be null. */
    public Reading read(String title, String text) {
        return read(title == null ? text : text == null ? title : title + '\n' + text);
    }

    public Reading read(String text) {
        String read = text.length() > LONGEST_READ ? text.substring(0, LONGEST_READ) : text;
        List<Lexicon.Found> found = lexicon.in(read);
        Findings findings = new Findings(new Negators(found));
        longestFirst(found).forEach(findings::add);
        return findings.reading();
    }

    /** Drops each word that lies within a longer one of the same kind ("好" in "不好"). */
    private static List<Lexicon.Found> longestFirst(List<Lexicon.Found> found) {
        List<Lexicon.Found> kept = new ArrayList<>(found.size());
        found.sort(Comparator.comparingInt(Lexicon.Found::start)
                .thenComparing(Comparator.comparingInt(Lexicon.Found::end).reversed()));
        int sentimentUntil = 0;
        for (Lexicon.Found word : found) {
            boolean feels = word.entries().stream().anyMatch(Reader::isSentiment);
            if (!feels || word.start() >= sentimentUntil) {
                kept.add(word);
                sentimentUntil = feels ? word.end() : sentimentUntil;
            } else {
                kept.add(withoutSentiment(word));
            }
        }
        return kept;
    }

    private static Lexicon.Found withoutSentiment(Lexicon.Found word) {
        return new Lexicon.Found(
                word.start(),
                word.end(),
                word.entries().stream().filter(entry -> !isSentiment(entry)).toList());
    }

    private static boolean isSentiment(Lexicon.Entry entry) {
        return entry.kind() == Lexicon.Kind.NEGATIVE || entry.kind() == Lexicon.Kind.POSITIVE;
    }

    /** Where negators end in the text. */
    private static final class Negators {
        private final Set<Integer> ends = new LinkedHashSet<>();

        Negators(List<Lexicon.Found> found) {
            for (Lexicon.Found word : found) {
                if (word.entries().stream().anyMatch(entry -> entry.kind() == Lexicon.Kind.NEGATOR)) {
                    ends.add(word.end());
                }
            }
        }

        boolean before(int start) {
            for (int end = start; end >= start - NEGATOR_REACH; end--) {
                if (ends.contains(end)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** What the words of one text add up to. */
    private static final class Findings {
        private final Negators negators;
        private final SentimentScore score = new SentimentScore();
        private final Set<String> appeals = new LinkedHashSet<>();
        private final Set<String> categories = new LinkedHashSet<>();
        private final Map<String, Integer> types = new LinkedHashMap<>();
        private final List<Reading.Evidence> evidence = new ArrayList<>();

        Findings(Negators negators) {
            this.negators = negators;
        }

        void add(Lexicon.Found word) {
            word.entries().forEach(entry -> add(word, entry));
        }

        private void add(Lexicon.Found word, Lexicon.Entry entry) {
            switch (entry.kind()) {
                case NEGATIVE, POSITIVE -> {
                    boolean negated = negators.before(word.start());
                    score.add(entry.kind(), entry.weight(), negated);
                    boolean negative = entry.kind() == Lexicon.Kind.NEGATIVE ^ negated;
                    prove(word, negative ? "negative" : "positive");
                }
                case APPEAL -> {
                    appeals.add(entry.value());
                    prove(word, "appeal:" + entry.value());
                }
                case CATEGORY -> {
                    categories.add(entry.value());
                    prove(word, "category:" + entry.value());
                }
                case TYPE -> types.merge(entry.value(), 1, Integer::sum);
                case NEGATOR -> {}
            }
        }

        private void prove(Lexicon.Found word, String why) {
            if (evidence.size() < MOST_EVIDENCE) {
                evidence.add(new Reading.Evidence(word.start(), word.end(), why));
            }
        }

        Reading reading() {
            return new Reading(score.sentiment(), specific(appeals), specific(categories), mostNamedType(), evidence);
        }

        /** "other" only when nothing says more. */
        private static List<String> specific(Set<String> codes) {
            if (codes.size() > 1) {
                codes.remove("other");
            }
            return List.copyOf(codes);
        }

        private String mostNamedType() {
            return types.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                    .map(Map.Entry::getKey)
                    .orElse(null);
        }
    }
}
