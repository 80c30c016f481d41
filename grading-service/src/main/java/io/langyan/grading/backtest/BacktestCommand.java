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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code ./langyan backtest FILE [--plan F] [--window W] [--story S] [--members]}: the backtest without a running suite. */
public final class BacktestCommand {

    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;

    private BacktestCommand() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.in, System.out, System.err));
    }

    /** @return 0, or 2 when asked wrongly, or 1 when the file cannot be read */
    static int run(String[] arguments, InputStream in, OutputStream out, PrintStream err) {
        PrintStream told = new PrintStream(err, true, StandardCharsets.UTF_8);
        try {
            BacktestArguments asked = BacktestArguments.parse(arguments);
            BacktestSettings settings =
                    BacktestSettings.of(plan(asked.plan()), asked.window(), asked.story(), asked.members());
            BacktestAnswer answer = answer(new Backtest(settings), asked.file(), in);
            tellRefused(answer, told);
            print(answer, out);
            return 0;
        } catch (IllegalArgumentException wrong) {
            told.println("backtest: " + wrong.getMessage());
            return WRONG_USE;
        } catch (IOException unreadable) {
            told.println("backtest: cannot read " + unreadable.getMessage());
            return FAILED;
        }
    }

    private static BacktestAnswer answer(Backtest backtest, String file, InputStream in) throws IOException {
        if (file.equals("-")) {
            return backtest.run(in, read -> {});
        }
        try (InputStream observations = Files.newInputStream(Path.of(file))) {
            return backtest.run(observations, read -> {});
        }
    }

    private static Plan plan(String file) throws IOException {
        if (file == null) {
            return PlanFile.defaultPlan();
        }
        String text = text(file);
        List<Finding> findings = PlanCheck.check(text);
        if (!findings.isEmpty()) {
            throw new IllegalArgumentException("the plan does not hold together: "
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

    private static void tellRefused(BacktestAnswer answer, PrintStream told) {
        RefusedLines rejected = answer.rejected();
        rejected.getLines().forEach(line -> told.println("line " + line.line() + ": " + line.reason()));
        if (rejected.getCount() > 0) {
            told.println(
                    rejected.getCount() + " lines were no observations, " + answer.observations() + " were graded");
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
