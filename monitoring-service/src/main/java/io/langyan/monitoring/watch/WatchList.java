package io.langyan.monitoring.watch;

import com.google.re2j.PatternSyntaxException;
import io.langyan.events.v1.plan.Brand;
import io.langyan.monitoring.watch.automaton.Automaton;
import io.langyan.monitoring.watch.automaton.Effect;
import io.langyan.monitoring.watch.automaton.Watched;
import io.langyan.monitoring.watch.language.Expr;
import io.langyan.monitoring.watch.language.NotARule;
import io.langyan.monitoring.watch.language.Parser;
import io.langyan.monitoring.watch.language.Place;
import io.langyan.monitoring.watch.language.Regexes;
import io.langyan.monitoring.watch.text.Lookalikes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What is listened for at one moment: the brands of all plans, their names and tags, and the watch rules, compiled. Immutable.
 *
 * @param stamp grows with each change
 */
public final class WatchList {

    private static final Logger LOG = Logger.getLogger(WatchList.class);

    /** A rule as it is stored: words, of which any will do, or an expression. */
    record Rule(UUID id, String brand, List<String> terms, String expression, Effect effect, boolean negative) {

        /** @throws RuntimeException when it cannot be read, which the linter should have kept from being stored */
        Expr expr() {
            Expr expr = expression == null ? anyOf(terms) : Parser.parse(expression);
            expr.all()
                    .filter(Expr.Regex.class::isInstance)
                    .forEach(regex -> Regexes.compile(((Expr.Regex) regex).source()));
            return expr;
        }

        /** Words as a rule of their own, however they may look. */
        static Expr anyOf(Collection<String> words) {
            return new Expr.Or(words.stream()
                    .<Expr>map(word -> new Expr.Term(word, new Place(0, 0)))
                    .toList());
        }
    }

    private final long stamp;
    private final Map<String, BrandWatch> brands = new TreeMap<>();
    private final WatchTerms terms;

    WatchList(
            long stamp,
            Collection<PlanReplica.Version> plans,
            Collection<Rule> rules,
            Map<String, Lookalikes> lookalikes) {
        this.stamp = stamp;
        List<Watched> all = new ArrayList<>();
        plans.forEach(plan -> addPlan(plan, all));
        rules.forEach(rule -> addRule(rule, all));
        this.terms = all.isEmpty() ? WatchTerms.NONE : new WatchTerms(Automaton.of(all, lookalikes));
    }

    long stamp() {
        return stamp;
    }

    public WatchTerms terms() {
        return terms;
    }

    public Optional<BrandWatch> brand(String id) {
        return Optional.ofNullable(brands.get(id));
    }

    public Collection<BrandWatch> brands() {
        return brands.values();
    }

    private void addPlan(PlanReplica.Version version, List<Watched> all) {
        for (Brand brand : version.plan().brands()) {
            BrandWatch watch = new BrandWatch(brand, version.plan(), version.version());
            if (brands.putIfAbsent(brand.id(), watch) == null) {
                addBrand(watch, all);
            }
        }
    }

    private static void addBrand(BrandWatch watch, List<Watched> all) {
        all.add(new Watched(
                watch.id(), null, Effect.MATCH, false, Rule.anyOf(watch.brand().names())));
        if (watch.plan().monitoring() != null) {
            List<String> tags = watch.plan().monitoring().negativeTags();
            all.add(new Watched(watch.id(), null, Effect.TAG, true, Rule.anyOf(tags)));
        }
    }

    /** A rule for a brand that no plan lists any more waits until one does; one that cannot be read must not keep the others from being heard. */
    private void addRule(Rule rule, List<Watched> all) {
        if (!brands.containsKey(rule.brand())) {
            return;
        }
        try {
            boolean negative = rule.negative() || rule.effect() == Effect.TAG;
            all.add(new Watched(rule.brand(), rule.id(), rule.effect(), negative, rule.expr()));
        } catch (NotARule | PatternSyntaxException unreadable) {
            LOG.errorf("watch rule %s of %s is not listened for: %s", rule.id(), rule.brand(), unreadable.getMessage());
        }
    }
}
