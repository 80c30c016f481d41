package io.langyan.grading.training;

import io.langyan.grading.forecast.SpreadForecast;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code ./langyan train forecast}: makes the forecast's model anew from recorded series and tells how well it does on series it has not seen.
 *
 * <pre>
 * train forecast --data DIR [--out FILE] [--judge-only]   without --out the model in the source tree is replaced
 * train forecast --data DIR --shipped                     judges the shipped model as it is; only for series it was not made of
 * </pre>
 */
public final class TrainCommand {

    private static final String MODEL = "grading-service/src/main/resources/forecast/spread.model";

    private final List<String> arguments;
    private final PrintStream out;

    private TrainCommand(List<String> arguments, PrintStream out) {
        this.arguments = arguments;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        try {
            new TrainCommand(List.of(arguments), System.out).run();
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    private void run() throws IOException {
        TrainingData data = TrainingData.read(Path.of(value("--data", null)), out);
        if (arguments.contains("--shipped")) {
            tell("Topics", Judging.judged(data.topics(), SpreadForecast.shipped()));
            return;
        }
        Judging.Outcome outcome = Judging.crosswise(data);
        tell("Topics, each by a model that had not seen it", outcome.topics());
        out.printf("%n## Cascades, each by a model that had not seen it%n%n");
        out.print(new ForecastReport(outcome.cascades()).times());
        if (!arguments.contains("--judge-only")) {
            Path root = Path.of(value("--root", "."));
            Path file = Path.of(value("--out", root.resolve(MODEL).toString()));
            Files.write(file, new Fit(data).lines());
            out.println(file);
        }
    }

    private void tell(String heading, List<Judged> judged) {
        ForecastReport report = new ForecastReport(judged);
        out.printf("%n## %s%n%n%s%n%s%n%s", heading, report.times(), report.probabilities(), report.warnings());
    }

    private String value(String option, String otherwise) {
        int at = arguments.indexOf(option);
        if (at >= 0 && at + 1 < arguments.size()) {
            return arguments.get(at + 1);
        }
        if (otherwise == null) {
            throw new IllegalArgumentException("train forecast: " + option + " is missing");
        }
        return otherwise;
    }
}
