package io.langyan.standalone.bench;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The table of one bench: a line for each method and its parameters; a method whose name begins with "bare" is what others are held against. */
final class Table {

    private static final String BARE = "bare";

    private final Collection<RunResult> results;

    Table(Collection<RunResult> results) {
        this.results = results;
    }

    String text(String name) {
        StringBuilder table =
                new StringBuilder("bench %s   per core (second of processor time), one thread of %d, Java %s%n"
                        .formatted(
                                name, Runtime.getRuntime().availableProcessors(), System.getProperty("java.version")));
        table.append("%-34s %14s %14s %8s  %s%n".formatted("", "texts/s", "M chars/s", "±", "cost against bare"));
        results.forEach(result -> table.append(line(result)));
        return table.toString();
    }

    private String line(RunResult result) {
        double chars = perCore(result, "chars");
        double bare = bareFor(result);
        return "%-34s %14.0f %14.1f %7.1f%%  %s%n"
                .formatted(
                        method(result) + parameters(result),
                        perCore(result, "texts"),
                        chars / 1e6,
                        100
                                * result.getPrimaryResult().getScoreError()
                                / result.getPrimaryResult().getScore(),
                        bare > 0 && chars > 0 ? "%.2f×".formatted(bare / chars) : "");
    }

    /** The bare rate with the same parameters, 0 when there is none. */
    private double bareFor(RunResult result) {
        return results.stream()
                .filter(other ->
                        method(other).startsWith(BARE) && parameters(other).equals(parameters(result)))
                .mapToDouble(other -> perCore(other, "chars"))
                .findFirst()
                .orElse(0);
    }

    private static String method(RunResult result) {
        return result.getPrimaryResult().getLabel();
    }

    private static String parameters(RunResult result) {
        Map<String, String> parameters = result.getParams().getParamsKeys().stream()
                .filter(key -> !result.getParams().getParam(key).isEmpty())
                .collect(Collectors.toMap(key -> key, result.getParams()::getParam));
        return parameters.isEmpty() ? "" : " " + parameters.toString().replaceAll("[{}]", "");
    }

    /** In a second of processor time. */
    private static double perCore(RunResult result, String counter) {
        double cpuShare = secondary(result, "cpuNanos") / 1e9;
        return cpuShare > 0 ? secondary(result, counter) / cpuShare : 0;
    }

    private static double secondary(RunResult result, String counter) {
        Result<?> found = (Result<?>) result.getSecondaryResults().get(counter);
        return found == null ? 0 : found.getScore();
    }
}
