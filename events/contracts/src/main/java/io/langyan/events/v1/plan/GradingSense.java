package io.langyan.events.v1.plan;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.plan.GradingPolicy.Clause;
import io.langyan.events.v1.plan.GradingPolicy.LevelRule;
import io.langyan.events.v1.plan.GradingPolicy.ScoreRule;
import io.langyan.events.v1.plan.GradingPolicy.Spread;
import java.time.Duration;
import java.util.List;

/** Clauses that exist and can hold, levels in order that can be reached, windows of whole minutes. */
final class GradingSense {

    /** Each story in the memory of grading keeps a figure for every minute of the longest window. */
    private static final Duration LONGEST = Duration.ofDays(31);

    private final GradingPolicy grading;
    private final Findings findings;

    private GradingSense(GradingPolicy grading, Findings findings) {
        this.grading = grading;
        this.findings = findings;
    }

    static void check(Plan plan, Findings findings) {
        GradingSense sense = new GradingSense(plan.grading(), findings);
        sense.clauses();
        sense.levels();
        sense.warn();
        sense.watch();
        sense.quiet();
        sense.score();
    }

    private void clauses() {
        grading.clauses().forEach((name, clause) -> {
            String path = "/grading/clauses/" + name;
            if (clause.categories().isEmpty() && clause.authors().isEmpty()) {
                findings.add(
                        path,
                        "条款“%s”永远不成立：没有 categories 或 authors",
                        "clause \"%s\" can never hold: neither categories nor authors",
                        name);
            }
            if (asksNothing(clause)) {
                findings.add(
                        path,
                        "条款“%s”永远不成立：没有 share 或 orMentions",
                        "clause \"%s\" can never hold: neither share nor orMentions",
                        name);
            }
        });
    }

    private static boolean asksNothing(Clause clause) {
        return clause.share() == null && clause.orMentions() == null;
    }

    private void levels() {
        List<LevelRule> rules = grading.levels();
        for (int i = 0; i < rules.size(); i++) {
            LevelRule rule = rules.get(i);
            String path = "/grading/levels/" + i;
            window(path + "/spread/within", rule.spread().within());
            known(path + "/anyOf", rule.anyOf());
            known(path + "/allOf", rule.allOf());
            if (i > 0) {
                order(path, rules.get(i - 1).level(), rule.level());
            }
            reachable(path, rule.level(), rule.spread(), rules.subList(0, i));
        }
    }

    private void known(String path, List<String> clauses) {
        for (int i = 0; i < clauses.size(); i++) {
            if (!grading.clauses().containsKey(clauses.get(i))) {
                findings.add(
                        path + "/" + i,
                        "条款“%s”不存在；已有 %s",
                        "clause \"%s\" does not exist; there are %s",
                        clauses.get(i),
                        grading.clauses().keySet());
            }
        }
    }

    private void order(String path, Level before, Level here) {
        if (here == before) {
            findings.add(path + "/level", "级别 %s 重复", "level %s occurs twice", here.code());
        } else if (here.compareTo(before) > 0) {
            findings.add(
                    path + "/level",
                    "级别须由高到低：%s 排在 %s 之后",
                    "levels stand highest first: %s comes after %s",
                    here.code(),
                    before.code());
        }
    }

    /**
     * Growth only rises, so a spread over n within W is over n within any longer window. A rule whose spread already satisfies a
     * higher one never decides: the higher rule grants its own level or, its clause unmet, exactly one lower.
     */
    private void reachable(String path, Level level, Spread spread, List<LevelRule> higher) {
        for (LevelRule above : higher) {
            if (above.level().compareTo(level) > 0 && implies(spread, above.spread())) {
                findings.add(
                        path + "/spread",
                        "%1$s 的条件（%2$s）与更高的 %3$s（%4$s）重叠，永远轮不到它",
                        "%1$s (%2$s) overlaps the higher %3$s (%4$s) and can never decide",
                        level.code(),
                        words(spread),
                        above.level().code(),
                        words(above.spread()));
                return;
            }
        }
    }

    private static boolean implies(Spread lower, Spread higher) {
        return lower.over() >= higher.over() && lower.within().compareTo(higher.within()) <= 0;
    }

    private static String words(Spread spread) {
        return "> " + spread.over() + " / " + spread.within();
    }

    /** As planned: in a drill (演练) a window that is no whole number of minutes any more is rounded up. */
    private void window(String path, Duration within) {
        if (within.isZero() || within.toSecondsPart() != 0) {
            findings.add(path, "窗口 %s 须为整分钟", "window %s is not of whole minutes", within);
        }
        if (within.compareTo(LONGEST) > 0) {
            findings.add(path, "窗口 %s 长于 %s", "window %s is longer than %s", within, LONGEST);
        }
    }

    private void warn() {
        if (grading.warn() == null) {
            return;
        }
        window("/grading/warn/spread/within", grading.warn().spread().within());
        reachable("/grading/warn", Level.WARN, grading.warn().spread(), grading.levels());
        GradingPolicy.WarnRule.Forecast forecast = grading.warn().forecast();
        if (forecast != null) {
            FrameSense.positive("/grading/warn/forecast/within", forecast.within(), findings);
            if (grading.levels().stream().noneMatch(rule -> rule.level() == forecast.level())) {
                findings.add(
                        "/grading/warn/forecast/level",
                        "没有 %s 的规则，无从预测",
                        "there is no rule for %s to forecast",
                        forecast.level().code());
            }
        }
    }

    private void watch() {
        if (grading.watch() == null) {
            return;
        }
        Spread spread = grading.watch().spread();
        window("/grading/watch/spread/within", spread.within());
        reachable("/grading/watch", Level.WATCH, spread, grading.levels());
        if (grading.warn() != null && implies(spread, grading.warn().spread())) {
            findings.add(
                    "/grading/watch/spread",
                    "watch 的条件（%s）与更高的 warn（%s）重叠，永远轮不到它",
                    "watch (%s) overlaps the higher warn (%s) and can never decide",
                    words(spread),
                    words(grading.warn().spread()));
        }
    }

    private void quiet() {
        if (grading.quiet() != null) {
            FrameSense.positive("/grading/quiet/for", grading.quiet().duration(), findings);
        }
    }

    private void score() {
        boolean nothingRaises = grading.weights().entrySet().stream()
                .noneMatch(factor -> !factor.getKey().equals(ScoreRule.NOISE) && factor.getValue() > 0);
        if (nothingRaises) {
            findings.add(
                    "/grading/score/weights",
                    "加分的权重都是 0，评分永远为 0",
                    "every factor that raises the score weighs 0: it is always 0");
        }
    }
}
