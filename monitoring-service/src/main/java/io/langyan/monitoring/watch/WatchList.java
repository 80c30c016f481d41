package io.langyan.monitoring.watch;

import io.langyan.events.v1.plan.Brand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is listened for at one moment: the brands of all plans, their names and tags, and the watch rules, compiled. Immutable.
 *
 * @param stamp grows with each change
 */
public final class WatchList {

    /** A rule as it is stored. */
    record Rule(String brand, List<String> terms, boolean negative) {}

    private final long stamp;
    private final Map<String, BrandWatch> brands = new TreeMap<>();
    private final WatchTerms terms;

    WatchList(long stamp, Collection<PlanReplica.Version> plans, Collection<Rule> rules) {
        this.stamp = stamp;
        List<WatchTerm> all = new ArrayList<>();
        plans.forEach(plan -> addPlan(plan, all));
        rules.forEach(rule -> addRule(rule, all));
        this.terms = all.isEmpty() ? WatchTerms.NONE : new WatchTerms(all);
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

    private void addPlan(PlanReplica.Version version, List<WatchTerm> all) {
        for (Brand brand : version.plan().brands()) {
            BrandWatch watch = new BrandWatch(brand, version.plan(), version.version());
            if (brands.putIfAbsent(brand.id(), watch) == null) {
                addBrand(watch, all);
            }
        }
    }

    private static void addBrand(BrandWatch watch, List<WatchTerm> all) {
        for (String name : watch.brand().names()) {
            all.add(new WatchTerm(watch.id(), name, WatchTerm.Role.NAMES_BRAND));
        }
        if (watch.plan().monitoring() != null) {
            for (String tag : watch.plan().monitoring().negativeTags()) {
                all.add(new WatchTerm(watch.id(), tag, WatchTerm.Role.NEGATIVE_TAG));
            }
        }
    }

    /** A rule for a brand that no plan lists any more waits until one does. */
    private void addRule(Rule rule, List<WatchTerm> all) {
        if (brands.containsKey(rule.brand())) {
            WatchTerm.Role role = rule.negative() ? WatchTerm.Role.NAMES_AND_NEGATIVE : WatchTerm.Role.NAMES_BRAND;
            rule.terms().forEach(term -> all.add(new WatchTerm(rule.brand(), term, role)));
        }
    }
}
