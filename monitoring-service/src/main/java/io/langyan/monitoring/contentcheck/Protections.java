package io.langyan.monitoring.contentcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The guarding words of one text, by where they begin: a phrase asks only those near it, however long the text is. */
final class Protections {

    /** No guard is longer, none reaches further. */
    private static final int REACH = 64;

    private record Words(Guard guard, Span span) {}

    private final FoldedText text;
    private final TreeMap<Integer, List<Words>> byStart = new TreeMap<>();

    Protections(FoldedText text) {
        this.text = text;
    }

    /** @param span null when the words turned out not to be there */
    void add(Guard guard, Span span) {
        if (span != null) {
            byStart.computeIfAbsent(span.start(), none -> new ArrayList<>(2)).add(new Words(guard, span));
        }
    }

    /** What a phrase comes down to here. */
    Severity severityOf(RuleGroup group, Span phrase) {
        Severity severity = group.severity();
        for (List<Words> near :
                byStart.subMap(phrase.start() - REACH, phrase.end() + REACH).values()) {
            for (Words one : near) {
                boolean lowers = one.guard().effect().compareTo(severity) < 0;
                if (lowers && one.guard().protects(group, phrase, one.span(), text)) {
                    severity = one.guard().effect();
                }
            }
        }
        return severity;
    }
}
