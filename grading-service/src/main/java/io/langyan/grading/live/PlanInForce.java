package io.langyan.grading.live;

import io.langyan.events.v1.plan.Brand;
import io.langyan.events.v1.plan.GradingPolicy;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.grading.level.LevelRules;
import io.langyan.grading.story.BrandNames;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The version of a plan by which a brand is graded now.
 *
 * @param version 0 for the plan that ships with the suite, before any was published
 * @param names of its brands, by their ids
 */
public record PlanInForce(Plan plan, int version, LevelRules rules, Map<String, BrandNames> names) {

    private static final Duration LATE_SAMPLES = Duration.ofHours(24);

    /** @throws IllegalArgumentException naming what the plan asks in vain */
    public static PlanInForce of(Plan plan, int version) {
        GradingPolicy policy = plan.grading() == null ? PlanFile.defaultPlan().grading() : plan.grading();
        Map<String, BrandNames> names = plan.brands().stream()
                .collect(Collectors.toUnmodifiableMap(Brand::id, BrandNames::of, (first, again) -> first));
        return new PlanInForce(plan, version, new LevelRules(policy, plan.timeScale()), names);
    }

    /** What the brand is called; nothing when the plan does not list it. */
    public BrandNames namesOf(String brand) {
        return names.getOrDefault(brand, BrandNames.NONE);
    }

    public boolean eachMentionItsOwnStory() {
        return rules.policy().story().equals(GradingPolicy.EXTERNAL_ID);
    }

    public boolean trial() {
        return plan.mode() == Plan.Mode.trial;
    }

    /** How much older than the newest one a sample may be, in seconds: the longest window and a day. */
    long patienceSeconds() {
        return rules.windows().longest() * 60L + plan.scaled(LATE_SAMPLES).toSeconds();
    }
}
