package io.langyan.monitoring.contentcheck;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of a text.
 *
 * @param verdict that of its gravest finding
 * @param truncated there were more findings than are listed
 */
@RegisterForReflection
record Checked(Severity verdict, List<Finding> findings, boolean truncated) {

    static final int MOST_FINDINGS = 1_000;

    private static final Comparator<Finding> GRAVEST_LONGEST = Comparator.comparing(
                    Finding::severity, Comparator.reverseOrder())
            .thenComparing(finding -> -finding.span().length())
            .thenComparing(Finding::start)
            .thenComparing(Finding::rule);
    private static final Comparator<Finding> AS_READ =
            Comparator.comparing(Finding::field, Comparator.reverseOrder()).thenComparing(Finding::start);

    /** Of findings on the same words the gravest is told, of equally grave ones the longest. */
    static Checked of(List<Finding> all) {
        List<Finding> apart = all.stream().collect(Collectors.groupingBy(Finding::field)).values().stream()
                .flatMap(ofField -> apart(ofField).stream())
                .toList();
        Severity verdict = apart.stream().map(Finding::severity).reduce(Severity.pass, Severity::or);
        List<Finding> told = apart.stream()
                .sorted(GRAVEST_LONGEST)
                .limit(MOST_FINDINGS)
                .sorted(AS_READ)
                .toList();
        return new Checked(verdict, told, told.size() < apart.size());
    }

    private static List<Finding> apart(List<Finding> findings) {
        BitSet taken = new BitSet();
        return findings.stream()
                .sorted(GRAVEST_LONGEST)
                .filter(finding -> {
                    int next = taken.nextSetBit(finding.start());
                    boolean free = next < 0 || next >= finding.end();
                    taken.set(finding.start(), finding.end());
                    return free;
                })
                .toList();
    }
}
