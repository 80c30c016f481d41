package io.langyan.monitoring.watch;

import java.util.List;
import java.util.Optional;

/** Refuses terms that would never match or match nearly everything. */
final class TermCheck {

    static final int MOST_TERMS = 200;
    private static final int LONGEST = 60;
    private static final int SHORTEST = 2;

    /** What is wrong with a rule. */
    record Fault(String kind, String zh, String en) {}

    private TermCheck() {}

    static Optional<Fault> faultIn(List<String> terms) {
        if (terms == null || terms.isEmpty() || terms.size() > MOST_TERMS) {
            return Optional.of(new Fault("terms-count", "terms 应有 1 到 200 个词", "a rule has from 1 to 200 terms"));
        }
        return terms.stream().map(TermCheck::faultIn).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Fault> faultIn(String term) {
        if (term == null || term.length() > LONGEST) {
            return Optional.of(new Fault("term-length", "词长最多 60 字符", "a term has at most 60 characters"));
        }
        String normal = NormalText.of(term).toString();
        long letters = normal.codePoints().filter(Character::isLetterOrDigit).count();
        if (letters < SHORTEST) {
            return Optional.of(new Fault(
                    "term-too-wide",
                    "词“" + term + "”不足两个字，会命中几乎所有内容",
                    "the term \"" + term + "\" has fewer than two letters and would match nearly everything"));
        }
        return Optional.empty();
    }
}
