package io.langyan.monitoring.contentcheck;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A marketing sentence with the spans at which a careful reviewer stops. */
record Labelled(Industry industry, String text, List<Span> risky) {

    /** @param split dev or held */
    static List<Labelled> of(String split) throws IOException {
        try (InputStream in = Labelled.class.getResourceAsStream("/contentcheck/labelled.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(split + "\t"))
                    .map(line -> line.split("\t"))
                    .map(row -> of(Industry.valueOf(row[1]), row[2]))
                    .toList();
        }
    }

    private static Labelled of(Industry industry, String marked) {
        StringBuilder text = new StringBuilder();
        List<Span> risky = new ArrayList<>();
        int start = 0;
        for (char c : marked.toCharArray()) {
            if (c == '⟦') {
                start = text.length();
            } else if (c == '⟧') {
                risky.add(new Span(start, text.length()));
            } else {
                text.append(c);
            }
        }
        return new Labelled(industry, text.toString(), risky);
    }

    /** How the check does on a split; hints do not count as flags. */
    record Score(int right, int falseAlarms, int missed, int quiet, int spansFound, int spansMissed, int spansBeside) {

        double precision() {
            return (double) right / (right + falseAlarms);
        }

        double recall() {
            return (double) right / (right + missed);
        }
    }

    static Score score(List<Labelled> sentences, CheckContent check) {
        int[] n = new int[7];
        for (Labelled one : sentences) {
            List<Span> found = check.check(null, one.text(), one.industry(), List.of(), List.of()).findings().stream()
                    .filter(finding -> finding.severity() != Severity.hint)
                    .map(Finding::span)
                    .toList();
            n[one.risky().isEmpty() ? (found.isEmpty() ? 3 : 1) : (found.isEmpty() ? 2 : 0)]++;
            for (Span risky : one.risky()) {
                n[found.stream().anyMatch(risky::overlaps) ? 4 : 5]++;
            }
            n[6] += (int) found.stream()
                    .filter(span -> one.risky().stream().noneMatch(span::overlaps))
                    .count();
        }
        return new Score(n[0], n[1], n[2], n[3], n[4], n[5], n[6]);
    }
}
