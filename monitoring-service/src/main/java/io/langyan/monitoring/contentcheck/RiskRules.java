package io.langyan.monitoring.contentcheck;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All phrases of the lists and their guards in one automaton. Immutable. */
final class RiskRules {

    private final Map<String, RuleGroup> groups = new LinkedHashMap<>();
    private final char[] variants = Lists.variants();
    private final AhoCorasickDoubleArrayTrie<List<Sequence<RuleGroup>>> phrases = new AhoCorasickDoubleArrayTrie<>();
    private final AhoCorasickDoubleArrayTrie<List<Sequence<Guard>>> guards = new AhoCorasickDoubleArrayTrie<>();

    private record Risk(RuleGroup group, Span span) {}

    RiskRules() {
        Lists.rows("groups.tsv").stream().map(RuleGroup::of).forEach(group -> groups.put(group.id(), group));
        TreeMap<String, List<Sequence<RuleGroup>>> risky = new TreeMap<>();
        Lists.rows("phrases.tsv").forEach(row -> add(risky, group(row.get(0)), row.get(1)));
        phrases.build(risky);
        TreeMap<String, List<Sequence<Guard>>> harmless = new TreeMap<>();
        Lists.rows("guards.tsv").forEach(row -> add(harmless, Guard.of(row), row.get(3)));
        guards.build(harmless);
    }

    /** @throws IllegalArgumentException when no list knows the group */
    RuleGroup group(String id) {
        RuleGroup group = groups.get(id);
        if (group == null) {
            throw new IllegalArgumentException("unknown group " + id);
        }
        return group;
    }

    FoldedText fold(String text) {
        return FoldedText.of(text, variants);
    }

    List<Finding> find(String field, FoldedText text, Industry industry) {
        Protections protections = protections(text);
        List<Finding> findings = new ArrayList<>();
        for (Risk risk : risks(text, industry)) {
            Severity severity = protections.severityOf(risk.group(), risk.span());
            if (severity != Severity.pass) {
                findings.add(finding(field, text, risk.group(), risk.span(), severity));
            }
        }
        return findings;
    }

    private List<Risk> risks(FoldedText text, Industry industry) {
        List<Risk> risks = new ArrayList<>();
        phrases.parseText(text.chars(), (begin, end, sequences) -> {
            for (Sequence<RuleGroup> sequence : sequences) {
                if (sequence.owner().industries().contains(industry)) {
                    note(risks, sequence.owner(), sequence.around(text, begin));
                }
            }
        });
        return risks;
    }

    private static void note(List<Risk> risks, RuleGroup group, Span span) {
        if (span != null) {
            risks.add(new Risk(group, span));
        }
    }

    private Protections protections(FoldedText text) {
        Protections protections = new Protections(text);
        guards.parseText(text.chars(), (begin, end, sequences) -> {
            for (Sequence<Guard> sequence : sequences) {
                protections.add(sequence.owner(), sequence.around(text, begin));
            }
        });
        return protections;
    }

    static Finding finding(String field, FoldedText text, RuleGroup group, Span span, Severity severity) {
        return new Finding(
                field,
                text.startOf(span.start()),
                text.endBefore(span.end()),
                text.phrase(span.start(), span.end()),
                group.id(),
                severity,
                group.reason(),
                group.law(),
                group.suggestion());
    }

    private static <T> void add(Map<String, List<Sequence<T>>> byAnchor, T owner, String column) {
        for (String pattern : column.strip().split("\\s+")) {
            for (String tokens : PhrasePattern.expand(pattern)) {
                Sequence<T> sequence = Sequence.of(owner, tokens);
                byAnchor.computeIfAbsent(sequence.anchor(), none -> new ArrayList<>())
                        .add(sequence);
            }
        }
    }
}
