package io.langyan.grading.live;

import io.langyan.events.v1.plan.Brand;
import io.langyan.events.v1.plan.GradingPolicy;
import io.langyan.events.v1.plan.MonitoringPolicy.Platform;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.grading.level.LevelRules;
import io.langyan.grading.story.BrandNames;
import java.time.Duration;
import java.time.Instant;
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
    private static final Duration EXPECTED = Duration.ofMinutes(30);
    private static final Duration IN_TIME = Duration.ofMinutes(1);

    /** What a look may need from its source to here; in a drill expected intervals are shorter than that. */
    private static final Duration UNDERWAY = Duration.ofSeconds(5);

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

    /** Which plan in which version this is, among all that are in force. */
    public String key() {
        return plan.name() + "|" + version;
    }

    public boolean trial() {
        return plan.mode() == Plan.Mode.trial;
    }

    /** Whether a look of that platform is due, the newest being that of so many seconds since the epoch. */
    boolean overdue(String platform, long newest, Instant now) {
        return now.minus(expected(platform).plus(UNDERWAY)).isAfter(Instant.ofEpochSecond(newest));
    }

    /** Whether what monitoring told then and is read now has waited: a backlog is being caught up with. */
    public boolean waited(Instant told, Instant now) {
        return now.minus(plan.scaled(IN_TIME).plus(UNDERWAY)).isAfter(told);
    }

    /** Minutes of the clock from look to look, at least 1. */
    long expectedMinutes(String platform) {
        return Math.max(1, expected(platform).plusSeconds(59).toMinutes());
    }

    /** How long a platform may take from look to look, by the clock. */
    Duration expected(String platform) {
        Duration planned = plan.monitoring() == null
                ? EXPECTED
                : plan.monitoring().platforms().stream()
                        .filter(listed -> listed.platform().equals(platform))
                        .map(Platform::expectedInterval)
                        .filter(interval -> interval != null)
                        .findFirst()
                        .orElse(EXPECTED);
        return plan.scaled(planned);
    }

    /** How much older than the newest one a sample may be, in seconds: the longest window and a day. */
    public long patienceSeconds() {
        return rules.windows().longest() * 60L + plan.scaled(LATE_SAMPLES).toSeconds();
    }
}
