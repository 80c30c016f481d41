package io.langyan.grading.level;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.plan.GradingPolicy;
import io.langyan.events.v1.plan.GradingPolicy.LevelRule;
import io.langyan.events.v1.plan.GradingPolicy.Spread;
import io.langyan.events.v1.plan.GradingPolicy.WatchRule;
import io.langyan.grading.spread.Kind;
import io.langyan.grading.spread.Windows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The grading section of a plan, ready to be asked many times. */
public final class LevelRules {

    private static final Duration DEFAULT_WINDOW = Duration.ofHours(8);
    private static final Duration SLOPE = Duration.ofHours(1);
    private static final Duration LONG_SPAN = Duration.ofHours(8);
    private static final int MOST_CLAUSES = 64;

    private final GradingPolicy policy;
    private final int timeScale;
    private final Windows windows;
    private final Map<Duration, Integer> plannedWindows;
    private final List<ClauseRule> clauses;
    private final List<SpreadRule> rules;
    private final Share negativeShare;
    private final Set<String> sentiments;

    /** @throws IllegalArgumentException naming what cannot be asked */
    public LevelRules(GradingPolicy policy, int timeScale) {
        this.policy = policy;
        this.timeScale = timeScale;
        this.windows = new Windows(
                policy.window().equals(GradingPolicy.SINCE_FIRST) ? Windows.Mode.SINCE_FIRST : Windows.Mode.SLIDING,
                lengths());
        Map<Duration, Integer> indexes = new LinkedHashMap<>();
        planned().forEach(planned -> indexes.put(planned, windows.indexOf(minutes(planned))));
        this.plannedWindows = Collections.unmodifiableMap(indexes);
        this.clauses = policy.clauses().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(named -> ClauseRule.of(named.getKey(), named.getValue()))
                .toList();
        if (clauses.size() > MOST_CLAUSES) {
            throw new IllegalArgumentException("more than " + MOST_CLAUSES + " clauses");
        }
        this.rules = compile();
        this.negativeShare = Share.of(policy.counts().negativeShare());
        this.sentiments = Set.copyOf(policy.counts().sentiments());
    }

    private int[] lengths() {
        Set<Duration> measured = planned();
        if (slopeMinutes() > 0 && !policy.window().equals(GradingPolicy.SINCE_FIRST)) {
            measured.add(SLOPE);
        }
        if (measured.isEmpty()) {
            measured.add(DEFAULT_WINDOW);
        }
        return measured.stream().mapToInt(this::minutes).toArray();
    }

    private Set<Duration> planned() {
        Set<Duration> planned = new TreeSet<>();
        policy.levels().forEach(rule -> addWindow(rule.spread(), planned));
        if (policy.warn() != null) {
            addWindow(policy.warn().spread(), planned);
        }
        if (policy.watch() != null) {
            addWindow(policy.watch().spread(), planned);
        }
        return planned;
    }

    private static void addWindow(Spread spread, Set<Duration> planned) {
        if (spread != null) {
            if (spread.within() == null || spread.within().toSeconds() < 1) {
                throw new IllegalArgumentException("a spread needs a window of at least a minute");
            }
            planned.add(spread.within());
        }
    }

    private int minutes(Duration planned) {
        long step = 60L * timeScale;
        return Math.toIntExact(Math.max(1, (planned.toSeconds() + step - 1) / step));
    }

    private List<SpreadRule> compile() {
        List<SpreadRule> compiled = new ArrayList<>();
        policy.levels().forEach(rule -> compiled.add(levelRule(rule)));
        if (policy.warn() != null && policy.warn().spread() != null) {
            compiled.add(spreadRule(Level.WARN, policy.warn().spread(), null));
        }
        WatchRule watch = policy.watch();
        if (watch != null) {
            compiled.add(spreadRule(Level.WATCH, watch.spread(), watch.orMentions()));
        }
        compiled.sort(Collections.reverseOrder(java.util.Comparator.comparing(SpreadRule::level)));
        return List.copyOf(compiled);
    }

    private SpreadRule levelRule(LevelRule rule) {
        if (rule.level() == null || rule.spread() == null) {
            throw new IllegalArgumentException("a level needs its name and its spread");
        }
        return new SpreadRule(
                rule.level(),
                rule.spread().over(),
                windows.indexOf(minutes(rule.spread().within())),
                rule.spread().within(),
                clauseIndexes(rule.anyOf(), rule.level()),
                clauseIndexes(rule.allOf(), rule.level()),
                null);
    }

    private SpreadRule spreadRule(Level level, Spread spread, Integer orMentions) {
        return new SpreadRule(
                level,
                spread == null ? Long.MAX_VALUE : spread.over(),
                spread == null ? windows.count() - 1 : windows.indexOf(minutes(spread.within())),
                spread == null ? null : spread.within(),
                new int[0],
                new int[0],
                orMentions);
    }

    private int[] clauseIndexes(List<String> names, Level level) {
        return names.stream().mapToInt(name -> clauseIndex(name, level)).toArray();
    }

    private int clauseIndex(String name, Level level) {
        for (int index = 0; index < clauses.size(); index++) {
            if (clauses.get(index).name().equals(name)) {
                return index;
            }
        }
        throw new IllegalArgumentException(
                level.code() + " asks for clause " + name + " which the plan does not define");
    }

    public GradingPolicy policy() {
        return policy;
    }

    public Windows windows() {
        return windows;
    }

    /** Index of the window measured for each planned length, shortest first. */
    public Map<Duration, Integer> plannedWindows() {
        return plannedWindows;
    }

    /** Minutes of the clock in the hour by which slope is measured; 0 in a plan that does not ask for quiet. */
    int slopeMinutes() {
        return policy.quiet() == null ? 0 : minutes(SLOPE);
    }

    /**
     * What the plan asks of forecasts (预测): to be warned when that level or a higher one is expected.
     *
     * @param minutes of the plan within which it is
     */
    record Foresee(Level level, double minutes) {}

    /** Null in a plan that does not ask. */
    Foresee foresee() {
        GradingPolicy.WarnRule warn = policy.warn();
        return warn == null || warn.forecast() == null
                ? null
                : new Foresee(warn.forecast().level(), warn.forecast().within().toSeconds() / 60.0);
    }

    int timeScale() {
        return timeScale;
    }

    /** Minutes of the clock in an hour of the plan, as far as windows reach. */
    int hour() {
        return Math.min(windows.longest(), minutes(SLOPE));
    }

    /** Minutes of the clock in eight hours of the plan, as far as windows reach. */
    int longSpan() {
        return Math.min(windows.longest(), minutes(LONG_SPAN));
    }

    List<ClauseRule> clauses() {
        return clauses;
    }

    /** Highest level first. */
    List<SpreadRule> rules() {
        return rules;
    }

    boolean negativeEnough(long negative, long read) {
        return negativeShare.heldBy(negative, read);
    }

    /** How a mention counts; null when it does not. */
    Kind kindOf(MentionFacts facts) {
        if (facts.excluded() || !sentiments.contains(facts.label())) {
            return null;
        }
        return switch (facts.label()) {
            case "negative" -> Kind.NEGATIVE;
            case "unread" -> Kind.UNREAD;
            default -> Kind.OTHER;
        };
    }

    /** One bit for each clause. */
    long clausesCarriedBy(MentionFacts facts) {
        long carried = 0;
        for (int index = 0; index < clauses.size(); index++) {
            ClauseRule clause = clauses.get(index);
            carried |= facts.carries(clause.categories(), clause.authors()) ? 1L << index : 0;
        }
        return carried;
    }
}
