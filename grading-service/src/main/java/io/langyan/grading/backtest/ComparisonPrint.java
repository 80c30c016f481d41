package io.langyan.grading.backtest;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.ZoneId;

/** How a comparison is shown on the command line, story after story. */
interface ComparisonPrint {

    void story(StoryDifference story);

    void end(ComparisonAnswer answer);

    /**
     * @param zone of the times in a text; JSON has them in UTC
     * @throws IllegalArgumentException when no language is called so
     */
    static ComparisonPrint asked(BacktestArguments asked, ZoneId zone, OutputStream out) {
        ComparisonWords words = ComparisonWords.in(asked.of("--lang"), System.getenv());
        return asked.has("--json")
                ? new ComparisonJson(out)
                : new ComparisonText(name(asked.of("--plan")), name(asked.of("--against")), zone, words, out);
    }

    private static String name(String plan) {
        return plan == null ? "default" : Path.of(plan).getFileName().toString();
    }
}
