package io.langyan.grading.backtest;

import com.fasterxml.jackson.databind.SerializationFeature;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.plan.Finding;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanCheck;
import io.langyan.events.v1.plan.PlanFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code ./langyan backtest FILE [--plan F] [--window W] [--story S] [--members]}: the backtest without a running suite; with
 * {@code --against G} the comparison of two plans.
 */
public final class BacktestCommand {

    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;

    private BacktestCommand() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.in, System.out, System.err));
    }

    /** @return 0, or 2 when asked wrongly, or 1 when a file cannot be read */
    static int run(String[] arguments, InputStream in, OutputStream out, PrintStream err) {
        PrintStream told = new PrintStream(err, true, StandardCharsets.UTF_8);
        try {
            BacktestArguments asked = BacktestArguments.parse(arguments);
            if (asked.compares()) {
                compare(asked, in, out, told);
            } else {
                grade(asked, in, out, told);
            }
            return 0;
        } catch (IllegalArgumentException wrong) {
            told.println("backtest: " + wrong.getMessage());
            return WRONG_USE;
        } catch (IOException unreadable) {
            told.println("backtest: cannot read " + unreadable.getMessage());
            return FAILED;
        } catch (UncheckedIOException unwritable) {
            told.println("backtest: cannot write: " + unwritable.getCause().getMessage());
            return FAILED;
        }
    }

    private static void grade(BacktestArguments asked, InputStream in, OutputStream out, PrintStream told)
            throws IOException {
        BacktestAnswer answer = answer(new Backtest(settings(asked, "--plan")), asked.file(), in);
        tellRefused(answer.rejected(), answer.observations(), told);
        print(answer, out);
    }

    private static void compare(BacktestArguments asked, InputStream in, OutputStream out, PrintStream told)
            throws IOException {
        BacktestSettings plan = settings(asked, "--plan");
        ComparisonPrint print = ComparisonPrint.asked(asked, plan.plan().zoneId(), out);
        PlanComparison comparison =
                new PlanComparison(plan, settings(asked, "--against"), asked.has("--all"), print::story);
        ComparisonAnswer answer = answer(comparison, asked.file(), in);
        print.end(answer);
        tellRefused(answer.rejected(), answer.observations(), told);
    }

    private static BacktestSettings settings(BacktestArguments asked, String plan) throws IOException {
        return BacktestSettings.of(
                plan(asked.of(plan)), asked.of("--window"), asked.of("--story"), asked.has("--members"));
    }

    private static <A> A answer(Regrading<A> regrading, String file, InputStream in) throws IOException {
        if (file.equals("-")) {
            return regrading.run(in, read -> {});
        }
        try (InputStream observations = Files.newInputStream(Path.of(file))) {
            return regrading.run(observations, read -> {});
        }
    }

    private static Plan plan(String file) throws IOException {
        if (file == null) {
            return PlanFile.defaultPlan();
        }
        String text = text(file);
        List<Finding> findings = PlanCheck.check(text);
        if (!findings.isEmpty()) {
            throw new IllegalArgumentException("the plan " + file + " does not hold together: "
                    + String.join("; ", findings.stream().map(Finding::toString).toList()));
        }
        return PlanFile.parse(text);
    }

    private static String text(String plan) throws IOException {
        try {
            return Files.readString(Path.of(plan));
        } catch (IOException unreadable) {
            throw new IOException("the plan " + plan, unreadable);
        }
    }

    private static void tellRefused(RefusedLines rejected, long observations, PrintStream told) {
        rejected.getLines().forEach(line -> told.println("line " + line.line() + ": " + line.reason()));
        if (rejected.getCount() > 0) {
            told.println(rejected.getCount() + " lines were no observations, " + observations + " were graded");
        }
    }

    private static void print(BacktestAnswer answer, OutputStream out) throws IOException {
        EventJson.mapper()
                .writer()
                .with(SerializationFeature.INDENT_OUTPUT)
                .without(com.fasterxml.jackson.core.JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .writeValue(out, answer);
        out.write('\n');
        out.flush();
    }
}
