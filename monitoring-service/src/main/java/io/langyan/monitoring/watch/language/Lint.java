package io.langyan.monitoring.watch.language;

import io.langyan.monitoring.watch.language.Breadth.Width;
import io.langyan.monitoring.watch.text.Lookalikes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds what makes a rule useless or dangerous before it is in force: errors refuse it, warnings point something out. */
public final class Lint {

    public static final int MOST_TERMS = 200;
    public static final int LONGEST_TERM = 60;

    private final Set<String> platforms;
    private final List<Finding> findings = new ArrayList<>();
    private final Possible.Patience patience = new Possible.Patience();

    private final boolean alone;

    private Lint(Set<String> platforms, boolean alone) {
        this.platforms = platforms;
        this.alone = alone;
    }

    /**
     * What is to be said about a rule; without an error it may be stored.
     *
     * @param platforms on which mentions may be heard
     * @param alone the rule decides alone, without a name of the brand beside it, and so must not be wide
     */
    public static List<Finding> of(String rule, Set<String> platforms, boolean alone) {
        Lint lint = new Lint(platforms, alone);
        try {
            lint.look(Parser.parse(rule));
        } catch (NotARule none) {
            lint.findings.add(none.finding());
        }
        return List.copyOf(lint.findings);
    }

    /** The same for words of which any will do; places are their numbers. */
    public static List<Finding> ofWords(List<String> words, Set<String> platforms, boolean alone) {
        Lint lint = new Lint(platforms, alone);
        if (words == null || words.isEmpty() || words.size() > MOST_TERMS) {
            return List.of(Finding.error(
                    "terms-count", Place.NOWHERE, "terms 应有 1 到 200 个词", "a rule has from 1 to 200 terms"));
        }
        if (words.stream().anyMatch(Objects::isNull)) {
            return List.of(Finding.error("term-empty", Place.NOWHERE, "terms 中有空值", "one of the terms is null"));
        }
        List<Expr> terms = new ArrayList<>();
        words.forEach(word -> terms.add(new Expr.Term(word, new Place(terms.size(), terms.size() + 1))));
        lint.look(new Expr.Or(terms));
        return List.copyOf(lint.findings);
    }

    private void look(Expr expr) {
        expr.all().forEach(this::lookAtPart);
        long terms = expr.all().filter(Expr.Term.class::isInstance).count();
        if (terms > MOST_TERMS) {
            findings.add(Finding.error("terms-count", expr.place(), "一条规则最多 200 个词", "a rule has at most 200 words"));
        }
        if (findings.stream().noneMatch(Finding::error)) {
            lookAtWhole(expr);
        }
    }

    private void lookAtPart(Expr part) {
        if (part instanceof Expr.Term term) {
            lookAtTerm(term);
        } else if (part instanceof Expr.Regex regex) {
            Regexes.faultIn(regex).ifPresent(findings::add);
        } else if (part instanceof Expr.On on) {
            lookAtPlatforms(on);
        } else if (part instanceof Expr.Or or) {
            lookForNeedless(or);
        }
    }

    private void lookAtTerm(Expr.Term term) {
        if (term.text().length() > LONGEST_TERM
                || Lookalikes.normal(term.text()).length() > LONGEST_TERM) {
            findings.add(Finding.error("term-length", term.place(), "词长最多 60 字符", "a word has at most 60 characters"));
        } else if (Breadth.of(term.text()) == Width.NOTHING) {
            findings.add(Finding.error(
                    "term-empty",
                    term.place(),
                    "“" + term.text() + "”不含文字，永远不会命中",
                    "\"" + term.text() + "\" has no letters and can never be found"));
        } else if (Lookalikes.shipped().variants(Lookalikes.normal(term.text())).size() == Lookalikes.MOST_VARIANTS) {
            findings.add(Finding.warning(
                    "variants-many",
                    term.place(),
                    "该词的谐音写法过多，只监测前 32 种",
                    "this word has many look-alike writings; the first 32 are listened for"));
        }
    }

    private void lookAtPlatforms(Expr.On on) {
        on.platforms().stream()
                .filter(code -> !platforms.contains(code))
                .forEach(code -> findings.add(Finding.error(
                        "platform-unknown",
                        on.place(),
                        "没有平台“" + code + "”，可用：" + String.join(" ", new TreeSet<>(platforms)),
                        "there is no platform \"" + code + "\"; there are: "
                                + String.join(" ", new TreeSet<>(platforms)))));
    }

    /** An alternative that holds only where another one, a plain word, holds as well. */
    private void lookForNeedless(Expr.Or or) {
        Set<String> plain = new LinkedHashSet<>();
        for (Expr part : or.parts()) {
            boolean again = part instanceof Expr.Term term && !plain.add(Lookalikes.normal(term.text()));
            if (again) {
                findings.add(needless(part));
            }
        }
        or.parts().stream()
                .filter(part -> neededWords(part).anyMatch(word -> plain.stream()
                        .anyMatch(other ->
                                Possible.isWithin(other, word) || other.equals(word) && part instanceof Expr.And)))
                .forEach(part -> findings.add(needless(part)));
    }

    private static Stream<String> neededWords(Expr part) {
        Stream<Expr> needed = part instanceof Expr.And and ? and.parts().stream() : Stream.of(part);
        return needed.filter(Expr.Term.class::isInstance).map(term -> Lookalikes.normal(((Expr.Term) term).text()));
    }

    private static Finding needless(Expr part) {
        return Finding.warning(
                "needless",
                part.place(),
                "“" + part + "”多余：同组的另一个词已包括它",
                "\"" + part + "\" is needless: another word of the group covers it");
    }

    private void lookAtWhole(Expr expr) {
        if (!Possible.somewhere(expr, platforms, patience)) {
            findings.add(Finding.error(
                    "never-matches", expr.place(), "规则自相矛盾，永远不会命中", "the rule contradicts itself and can never match"));
            return;
        }
        Optional<List<Expr>> required = Required.of(expr, Lint::width);
        if (required.isEmpty()) {
            findings.add(unbounded(expr));
            return;
        }
        if (alone) {
            required.get().forEach(this::lookAtRequired);
        }
        lookForDeadBranches(expr);
    }

    private Finding unbounded(Expr expr) {
        if (expr instanceof Expr.Not
                || expr instanceof Expr.And and && and.parts().stream().allMatch(Expr.Not.class::isInstance)) {
            return Finding.error(
                    "only-not",
                    expr.place(),
                    "只有 NOT 的规则会命中几乎所有内容，请加上要找的词",
                    "a rule of only NOT matches nearly everything; add what is to be found");
        }
        if (Possible.withoutAnyWord(expr, platforms)) {
            return Finding.error(
                    "always-matches",
                    expr.place(),
                    "不含任何词的内容也会命中该规则",
                    "a text with none of the words would match this rule");
        }
        return Finding.error(
                "regex-without-word",
                expr.place(),
                "正则表达式须有至少两个连续的固定字符，或用 AND 与一个词连用，否则要逐条扫描所有内容",
                "a regular expression needs two fixed characters in a row, or a word joined by AND; else it would run over every text");
    }

    private void lookAtRequired(Expr leaf) {
        if (!(leaf instanceof Expr.Term term)) {
            return;
        }
        switch (Breadth.of(term.text())) {
            case FAR_TOO_WIDE ->
                findings.add(Finding.error(
                        "term-too-wide",
                        term.place(),
                        "“" + term.text() + "”单独使用会命中几乎所有内容，请用 AND 与别的词连用",
                        "\"" + term.text()
                                + "\" alone would match nearly everything; join it with another word by AND"));
            case WIDE ->
                findings.add(Finding.warning(
                        "term-wide",
                        term.place(),
                        "“" + term.text() + "”很常见，请先预览",
                        "\"" + term.text() + "\" is common; have a look at the preview"));
            default -> {}
        }
    }

    /** The narrowest words are what a rule is held by. */
    private static double width(Expr leaf) {
        return leaf instanceof Expr.Term term
                ? switch (Breadth.of(term.text())) {
                    case NOTHING, FAR_TOO_WIDE -> 1000;
                    case WIDE -> 10;
                    case FITTING -> 0.001;
                }
                : 0.001;
    }

    /** An alternative that nothing can fulfil while the rest of the rule holds. */
    private void lookForDeadBranches(Expr expr) {
        expr.all().filter(Expr.Or.class::isInstance).map(Expr.Or.class::cast).forEach(or -> or.parts().stream()
                .filter(part -> !Possible.somewhere(replaced(expr, or, part), platforms, patience))
                .forEach(part -> findings.add(Finding.warning(
                        "branch-never-matches",
                        part.place(),
                        "这一部分与规则的其余部分矛盾，永远不会命中",
                        "this part contradicts the rest of the rule and never matches"))));
    }

    private static Expr replaced(Expr expr, Expr.Or or, Expr by) {
        if (expr == or) {
            return by;
        }
        if (expr instanceof Expr.And and) {
            return new Expr.And(
                    and.parts().stream().map(part -> replaced(part, or, by)).toList());
        }
        if (expr instanceof Expr.Or other) {
            return new Expr.Or(
                    other.parts().stream().map(part -> replaced(part, or, by)).toList());
        }
        return expr instanceof Expr.Not not ? new Expr.Not(replaced(not.part(), or, by), not.place()) : expr;
    }

    /** Findings that refuse. */
    public static List<Finding> errors(List<Finding> findings) {
        return findings.stream().filter(Finding::error).toList();
    }
}
