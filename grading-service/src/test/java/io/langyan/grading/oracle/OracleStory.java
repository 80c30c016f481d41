package io.langyan.grading.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** A story as seen at one evaluation time: its windowed spread and its grade, straight from the definitions. */
final class OracleStory {

    /** Ascending; the index is the rank. */
    static final List<String> GRADES = List.of("none", "watch", "warn", "L3", "L2", "L1");

    private static final int WATCH = 1;
    private static final int WARN = 2;

    private final OraclePlan plan;
    private final boolean sliding;
    private final long minuteEnd;
    private final long firstMinute;
    private final List<OracleMention.Seen> counted;

    OracleStory(OraclePlan plan, String window, Collection<OracleMention> mentions, long t) {
        this.plan = plan;
        this.sliding = "sliding".equals(window);
        this.minuteEnd = 60 * (Math.floorDiv(t, 60L) + 1);
        List<OracleMention.Seen> seen = mentions.stream()
                .map(mention -> mention.at(t))
                .filter(Objects::nonNull)
                .toList();
        long earliest =
                seen.stream().mapToLong(OracleMention.Seen::earliest).min().orElseThrow();
        this.firstMinute = 60 * Math.floorDiv(earliest, 60L);
        this.counted = seen.stream().filter(this::counts).toList();
    }

    /** S of the window, its estimated part left out. */
    long spread(String window) {
        return spread(window, false, mention -> true);
    }

    /** Rank of the highest level that any rule grants. */
    int grade() {
        int highest = 0;
        for (JsonNode rule : plan.levels()) {
            highest = Math.max(highest, granted(rule));
        }
        if (plan.warn().has("spread") && hinted(plan.warn().get("spread"))) {
            highest = Math.max(highest, WARN);
        }
        if (watched()) {
            highest = Math.max(highest, WATCH);
        }
        return highest;
    }

    private boolean counts(OracleMention.Seen mention) {
        return plan.sentiments().contains(mention.sentiment())
                && !plan.ownAccount(mention.platform(), mention.author());
    }

    private int granted(JsonNode rule) {
        int rank = GRADES.indexOf(rule.path("level").asText());
        if (holds(rule.get("spread"), false)) {
            return clausesHold(rule) ? rank : rank - 1;
        }
        return holds(rule.get("spread"), true) ? WARN : 0;
    }

    private boolean watched() {
        JsonNode watch = plan.watch();
        if (watch.has("spread") && hinted(watch.get("spread"))) {
            return true;
        }
        boolean enough = watch.has("orMentions")
                && counted.size() >= watch.get("orMentions").asInt();
        return enough && (!watch.has("spread") || negativeEnough(within(watch.get("spread")), true));
    }

    /** By evidence alone, or by evidence with the estimated part: an estimate adds, it never takes a warning back. */
    private boolean hinted(JsonNode spread) {
        return holds(spread, false) || holds(spread, true);
    }

    private boolean holds(JsonNode spread, boolean estimated) {
        return spread(within(spread), estimated, mention -> true)
                        > spread.get("over").asLong()
                && negativeEnough(within(spread), estimated);
    }

    private boolean negativeEnough(String window, boolean estimated) {
        if (counted.stream().allMatch(OracleStory::unread)) {
            return true;
        }
        long read = spread(window, estimated, mention -> !unread(mention));
        long negative = spread(window, estimated, mention -> "negative".equals(mention.sentiment()));
        return atLeast(negative, plan.negativeShare(), read);
    }

    private boolean clausesHold(JsonNode rule) {
        List<String> any = OraclePlan.texts(rule.path("anyOf"));
        List<String> all = OraclePlan.texts(rule.path("allOf"));
        return (any.isEmpty() || any.stream().anyMatch(this::clauseHolds))
                && all.stream().allMatch(this::clauseHolds);
    }

    private boolean clauseHolds(String name) {
        JsonNode clause = plan.clause(name);
        List<String> categories = OraclePlan.texts(clause.path("categories"));
        boolean media = OraclePlan.texts(clause.path("authors")).contains("media");
        long carriers = counted.stream()
                .filter(mention -> mention.categories().stream().anyMatch(categories::contains)
                        || media && plan.media(mention.author()))
                .count();
        if (carriers == 0) {
            return false;
        }
        boolean share = clause.hasNonNull("share")
                && atLeast(carriers, new BigDecimal(clause.get("share").asText()), counted.size());
        return share
                || clause.hasNonNull("orMentions")
                        && carriers >= clause.get("orMentions").asLong();
    }

    private long spread(String window, boolean estimated, Predicate<OracleMention.Seen> which) {
        return counted.stream()
                .filter(which)
                .mapToLong(mention -> spread(mention, plan.seconds(window), estimated))
                .sum();
    }

    private long spread(OracleMention.Seen mention, long window, boolean estimated) {
        boolean inferred = estimated || mention.inferredWithin(window);
        if (sliding) {
            return mention.growth(minuteEnd, inferred) - mention.growth(minuteEnd - window, inferred);
        }
        return mention.growth(Math.min(minuteEnd, firstMinute + window), inferred);
    }

    private static boolean unread(OracleMention.Seen mention) {
        return "unread".equals(mention.sentiment());
    }

    private static String within(JsonNode spread) {
        return spread.get("within").asText();
    }

    private static boolean atLeast(long part, BigDecimal share, long whole) {
        return BigDecimal.valueOf(part).compareTo(share.multiply(BigDecimal.valueOf(whole))) >= 0;
    }
}
