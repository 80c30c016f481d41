package io.langyan.monitoring.watch;

import io.langyan.events.v1.plan.MonitoringPolicy;
import io.langyan.monitoring.observation.Platforms;
import io.langyan.monitoring.watch.automaton.Effect;
import io.langyan.monitoring.watch.language.Expr;
import io.langyan.monitoring.watch.language.Finding;
import io.langyan.monitoring.watch.language.Lint;
import io.langyan.monitoring.watch.language.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what is wrong with a rule before it is in force. */
final class CheckRule {

    private static final int LONGEST_NOTE = 500;

    private CheckRule() {}

    /** @param brand the rule is for, when it is known */
    static List<Finding> of(RuleDraft draft, Optional<BrandWatch> brand) {
        List<Finding> findings = new ArrayList<>(ofFrame(draft));
        if (findings.isEmpty()) {
            boolean alone = draft.effectOrMatch() != Effect.TAG;
            findings.addAll(
                    draft.hasExpression()
                            ? Lint.of(draft.cleanExpression(), Platforms.all(), alone)
                            : Lint.ofWords(draft.terms(), Platforms.all(), alone));
        }
        if (Lint.errors(findings).isEmpty() && draft.hasExpression()) {
            brand.ifPresent(watch -> findings.addAll(ofScope(Parser.parse(draft.cleanExpression()), watch)));
        }
        return findings;
    }

    private static List<Finding> ofFrame(RuleDraft draft) {
        boolean terms = draft.terms() != null && !draft.terms().isEmpty();
        if (terms && draft.hasExpression()) {
            return error(
                    "terms-and-expression", "terms 与 expression 只能有一个", "a rule has either terms or an expression");
        }
        if (draft.knownEffect().isEmpty()) {
            return error("effect-unknown", "effect 应为 match、tag 或 exclude", "effect is match, tag or exclude");
        }
        if (draft.note() != null && draft.note().length() > LONGEST_NOTE) {
            return error("note-too-long", "note 最长 500 字符", "a note has at most 500 characters");
        }
        boolean unstorable = isUnstorable(draft.expression())
                || isUnstorable(draft.note())
                || terms && draft.terms().stream().anyMatch(CheckRule::isUnstorable);
        return unstorable
                ? error("unstorable-characters", "含有空字符或不成对的代理字符", "there is a NUL or half a surrogate pair in it")
                : List.of();
    }

    private static List<Finding> error(String kind, String zh, String en) {
        return List.of(new Finding(kind, true, 0, 0, zh, en));
    }

    private static boolean isUnstorable(String text) {
        return text != null
                && text.codePoints()
                        .anyMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** Platforms that exist but that the plan does not have covered. */
    private static List<Finding> ofScope(Expr expr, BrandWatch watch) {
        MonitoringPolicy monitoring = watch.plan().monitoring();
        if (monitoring == null || monitoring.platforms() == null) {
            return List.of();
        }
        Set<String> covered = monitoring.platforms().stream()
                .map(platform -> platform.platform())
                .collect(Collectors.toSet());
        return expr.all()
                .filter(Expr.On.class::isInstance)
                .map(Expr.On.class::cast)
                .flatMap(on -> on.platforms().stream()
                        .filter(code -> !covered.contains(code))
                        .map(code -> new Finding(
                                "platform-not-covered",
                                false,
                                on.place().from(),
                                on.place().to(),
                                "预案没有把平台“" + code + "”列为监测范围",
                                "the plan does not list the platform \"" + code + "\" as covered")))
                .toList();
    }
}
