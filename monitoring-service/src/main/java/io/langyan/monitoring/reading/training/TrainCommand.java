package io.langyan.monitoring.reading.training;

import io.langyan.monitoring.reading.Curves;
import io.langyan.monitoring.reading.Reader;
import io.langyan.monitoring.reading.SentimentModel;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * {@code ./langyan train}: makes the sentiment model anew, or tells how well the shipped one and the rules do on the labelled set.
 *
 * <pre>
 * train --data DIR [--out FILE] [--judge-only]   trains; without --out the model in the source tree is replaced
 * train --evaluate [--half dev|held] [--labelled FILE] [--differing]
 * </pre>
 */
public final class TrainCommand {

    private static final String MODEL = "monitoring-service/src/main/resources/reading/sentiment.model";
    private static final String LABELLED = "monitoring-service/src/test/resources/reading/labelled.tsv";

    private final List<String> arguments;
    private final PrintStream out;

    private TrainCommand(List<String> arguments, PrintStream out) {
        this.arguments = arguments;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        try {
            new TrainCommand(new ArrayList<>(Arrays.asList(arguments)), System.out).run();
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    private void run() throws IOException {
        Path root = Path.of(value("--root", "."));
        if (arguments.contains("--evaluate")) {
            evaluate(Path.of(value("--labelled", root.resolve(LABELLED).toString())));
        } else {
            Path data = Path.of(value("--data", null));
            train(data, Path.of(value("--out", root.resolve(MODEL).toString())));
        }
    }

    private void evaluate(Path labelled) throws IOException {
        List<LabelledSet.Text> texts = LabelledSet.half(labelled, value("--half", "dev"));
        boolean differing = arguments.contains("--differing");
        LabelledReport report = LabelledReport.of(new Reader(), texts, (text, reading) -> {
            if (differing) {
                out.println(text + "\n   read: " + reading);
            }
        });
        out.print(report.table());
    }

    private void train(Path data, Path file) throws IOException {
        List<Example> all = Examples.below(data);
        if (all.isEmpty()) {
            throw new IllegalArgumentException(
                    "no <set>/train.csv of a known set and no corrections.csv below " + data);
        }
        out.printf(Locale.ROOT, "%d labelled texts below %s%n", all.size(), data);
        Judging judging = new Judging(all, out);
        Curves curves = judging.judgeOnHeldTexts();
        judging.judgeOnUnseenSet(Source.WEIBO);
        if (!arguments.contains("--judge-only")) {
            byte[] model = bytes(Training.modelOf(all).with(curves));
            Files.write(file, model);
            out.printf(Locale.ROOT, "%s: %d bytes, SHA-256 %s%n", file, model.length, sha256(model));
        }
    }

    private static byte[] bytes(SentimentModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private String value(String option, String otherwise) {
        int at = arguments.indexOf(option);
        if (at >= 0 && at + 1 < arguments.size()) {
            return arguments.get(at + 1);
        }
        if (otherwise == null) {
            throw new IllegalArgumentException("train: " + option + " is missing");
        }
        return otherwise;
    }
}
