package io.langyan.grading.backtest;

import io.langyan.events.v1.plan.Brand;
import io.langyan.events.v1.plan.GradingPolicy;
import io.langyan.events.v1.plan.Plan;
import io.langyan.grading.level.LevelRules;
import io.langyan.grading.level.Told;
import io.langyan.grading.observation.Observation;
import io.langyan.grading.story.BrandNames;
import java.util.HashSet;
import java.util.Set;

/**
 * What to grade by.
 *
 * @param story {@code cluster}, {@code externalId} or {@code field:<name>}
 * @param members whether each story lists the external ids of its mentions
 */
public record BacktestSettings(Plan plan, GradingPolicy grading, String story, boolean members) {

    private static final String FIELD = "field:";
    private static final String ONE_BRAND = "default";

    /**
     * @param window {@code sliding} or {@code since-first}; null leaves it to the plan, and so does a null {@code story}
     * @throws IllegalArgumentException naming what is none of the choices
     */
    public static BacktestSettings of(Plan plan, String window, String story, boolean members) {
        if (plan.grading() == null) {
            throw new IllegalArgumentException("the plan has no grading section");
        }
        if (window != null
                && !Set.of(GradingPolicy.SLIDING, GradingPolicy.SINCE_FIRST).contains(window)) {
            throw new IllegalArgumentException("window is sliding or since-first");
        }
        String chosen = story == null ? plan.grading().story() : story;
        boolean known = chosen.equals(GradingPolicy.CLUSTER)
                || chosen.equals(GradingPolicy.EXTERNAL_ID)
                || chosen.startsWith(FIELD) && chosen.length() > FIELD.length();
        if (!known) {
            throw new IllegalArgumentException("story is cluster, externalId or field:<name>");
        }
        return new BacktestSettings(plan, windowed(plan.grading(), window), chosen, members);
    }

    private static GradingPolicy windowed(GradingPolicy policy, String window) {
        return new GradingPolicy(
                policy.story(),
                window == null ? policy.window() : window,
                policy.counts(),
                policy.clauses(),
                policy.levels(),
                policy.warn(),
                policy.watch(),
                policy.quiet(),
                policy.score());
    }

    /** @throws IllegalArgumentException naming what the plan asks in vain */
    LevelRules rules() {
        return new LevelRules(grading, plan.timeScale());
    }

    boolean clusters() {
        return story.equals(GradingPolicy.CLUSTER);
    }

    /** Name of the field that stories are made by, or null. */
    String storyField() {
        return story.startsWith(FIELD) ? story.substring(FIELD.length()) : null;
    }

    /** The brand of observations that name none. */
    String brand() {
        return plan.brands().size() == 1 ? plan.brands().get(0).id() : ONE_BRAND;
    }

    /** What the plan calls that brand; nothing when it does not list it. */
    BrandNames namesOf(String brand) {
        return plan.brands().stream()
                .filter(listed -> listed.id().equals(brand))
                .findFirst()
                .map(BrandNames::of)
                .orElse(BrandNames.NONE);
    }

    /** What an observation tells of its mention, with what the plan knows of its author. */
    Told told(Observation seen) {
        boolean named = seen.authorName != null;
        return new Told(
                seen.revision,
                seen.sentiment,
                seen.categories,
                seen.authorTold ? authors(seen) : null,
                seen.ownAccount || named && ownAccount(seen.platform + ":" + seen.authorName),
                seen.notCrisis,
                seen.negativeByRule);
    }

    private Set<String> authors(Observation seen) {
        Set<String> authors = new HashSet<>(4);
        if (seen.mediaAuthor || seen.authorName != null && media(seen.authorName)) {
            authors.add(Told.MEDIA);
        }
        if (seen.authorVerified != null) {
            authors.add(seen.authorVerified);
        }
        return authors;
    }

    private boolean ownAccount(String account) {
        return plan.brands().stream().map(Brand::ownAccounts).anyMatch(accounts -> accounts.contains(account));
    }

    private boolean media(String author) {
        return plan.brands().stream().map(Brand::media).anyMatch(names -> names.contains(author));
    }
}
