package io.langyan.grading.backtest;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.LevelReached;
import io.langyan.grading.backtest.StoryDifference.Graded;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A comparison for people to read. */
final class ComparisonText implements ComparisonPrint {

    private static final String NEVER = "—               ";

    private final ComparisonWords words;
    private final DateTimeFormatter minutes;
    private final PrintStream out;
    private final Runnable head;
    private boolean begun;

    ComparisonText(String plan, String against, ZoneId zone, ComparisonWords words, OutputStream out) {
        this.words = words;
        this.minutes = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(zone);
        this.out = new PrintStream(out, false, StandardCharsets.UTF_8);
        this.head = () -> this.out.printf(words.head, plan, against, zone);
    }

    @Override
    public void story(StoryDifference story) {
        begin();
        Level before = story.plan().level();
        Level after = story.against().level();
        String highest = before == after ? before.code() : before.code() + " → " + after.code();
        out.printf("%n%s  %s  [%s]  %s%n", highest, words.of(story.change()), plain(story.key()), plain(story.title()));
        for (LevelMove move : story.moves()) {
            out.printf(
                    "  %-5s %s → %s  %s%n",
                    move.level().code(),
                    at(move.level(), story.plan()),
                    at(move.level(), story.against()),
                    words.of(move));
        }
    }

    private String at(Level level, Graded graded) {
        return graded.levels().stream()
                .filter(reached -> reached.level() == level)
                .map(LevelReached::provedAt)
                .findFirst()
                .map((Instant provedAt) -> minutes.format(provedAt))
                .orElse(NEVER);
    }

    /** What others wrote must not steer the terminal. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]", " ");
    }

    @Override
    public void end(ComparisonAnswer answer) {
        begin();
        ComparisonSummary sum = answer.summary();
        out.println();
        out.printf(words.summary, sum.stories(), sum.higher(), sum.lower(), sum.moved(), sum.same());
        for (ComparisonSummary.OfLevel one : sum.levels()) {
            out.printf(
                    words.ofLevel,
                    one.level().code(),
                    one.plan(),
                    one.against(),
                    one.appears(),
                    one.disappears(),
                    one.earlier(),
                    one.later());
        }
        if (out.checkError()) {
            throw new UncheckedIOException(new IOException("the output takes no more"));
        }
    }

    private void begin() {
        if (!begun) {
            head.run();
        }
        begun = true;
    }
}
