package io.langyan.grading.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/**
 * Levels, the times that proved them and peaks, by brute force: every observation's time is evaluated anew from all samples up
 * to it. Nothing is remembered from one evaluation to the next; stories know nothing of each other, so each core takes its own.
 */
final class Oracle {

    private final OraclePlan plan;
    private final String window;

    /** @param window {@code sliding} or {@code since-first}; null takes the plan's */
    Oracle(OraclePlan plan, String window) {
        this.plan = plan;
        this.window = window == null ? plan.window() : window;
    }

    /** @param levels level to the time that proved it, in order of time, highest first on ties */
    record Outcome(Map<String, Instant> levels, Map<String, Long> peak) {

        /** Equal also in the order of the levels. */
        boolean sameAs(Outcome other) {
            return equals(other)
                    && List.copyOf(levels.keySet())
                            .equals(List.copyOf(other.levels().keySet()));
        }

        /** The highest level ever reached, {@code none} when none was. */
        String highest() {
            return OracleStory.GRADES.stream().filter(levels::containsKey).reduce("none", (lower, higher) -> higher);
        }
    }

    /** Grades each story: {@code externalId}, or {@code field:<name>} for stories named by a field of the observations. */
    Map<String, Outcome> grade(List<JsonNode> observations, String story) {
        String field = story.startsWith("field:") ? story.substring("field:".length()) : "externalId";
        Map<String, List<JsonNode>> stories =
                grouped(observations, line -> line.path(field).asText());
        Map<String, Outcome> outcomes = new ConcurrentSkipListMap<>();
        stories.entrySet().parallelStream().forEach(one -> outcomes.put(one.getKey(), grade(one.getValue())));
        return outcomes;
    }

    Outcome grade(List<JsonNode> story) {
        Map<String, OracleMention> mentions = new LinkedHashMap<>();
        TreeSet<Long> times = new TreeSet<>();
        for (JsonNode line : story) {
            String id =
                    line.get("platform").asText() + ":" + line.get("externalId").asText();
            mentions.computeIfAbsent(id, unseen -> new OracleMention()).add(line);
            times.add(OracleMention.observedAt(line));
        }
        return grade(mentions.values(), times);
    }

    private Outcome grade(Collection<OracleMention> mentions, TreeSet<Long> times) {
        Map<String, Instant> levels = new LinkedHashMap<>();
        Map<String, Long> peak = new TreeMap<>();
        plan.windows().forEach(name -> peak.put(name, 0L));
        int reached = 0;
        for (long t : times) {
            OracleStory seen = new OracleStory(plan, window, mentions, t);
            peak.replaceAll((name, highest) -> Math.max(highest, seen.spread(name)));
            int grade = seen.grade();
            for (int rank = grade; rank > reached; rank--) {
                levels.put(OracleStory.GRADES.get(rank), Instant.ofEpochSecond(t));
            }
            reached = Math.max(reached, grade);
        }
        return new Outcome(levels, peak);
    }

    private static Map<String, List<JsonNode>> grouped(List<JsonNode> lines, Function<JsonNode, String> key) {
        Map<String, List<JsonNode>> groups = new LinkedHashMap<>();
        lines.forEach(line -> groups.computeIfAbsent(key.apply(line), fresh -> new ArrayList<>())
                .add(line));
        return groups;
    }
}
