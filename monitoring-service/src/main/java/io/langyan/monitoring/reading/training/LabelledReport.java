package io.langyan.monitoring.reading.training;

import io.langyan.events.v1.Reading;
import io.langyan.monitoring.reading.Reader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Precision and recall of the reader per label on a half of the labelled set. */
public final class LabelledReport {

    private static final String NONE = "-";
    private static final Map<String, List<String>> LABELS = labels();

    private final Map<String, List<LabelScore>> scores = new LinkedHashMap<>();
    private int texts;

    private LabelledReport() {
        LABELS.forEach((group, labels) ->
                scores.put(group, labels.stream().map(LabelScore::new).toList()));
    }

    /** @param differing hears of every text that was read otherwise than labelled */
    public static LabelledReport of(
            Reader reader, List<LabelledSet.Text> texts, BiConsumer<LabelledSet.Text, Reading> differing) {
        LabelledReport report = new LabelledReport();
        for (LabelledSet.Text text : texts) {
            Reading reading = reader.read(text.text());
            if (report.add(text, reading)) {
                differing.accept(text, reading);
            }
        }
        return report;
    }

    /** The mean F1 over the labels of a group that occur: sentiment, appeals, categories or types. */
    public double macroF1(String group) {
        return scores.get(group).stream()
                .filter(score -> score.support() > 0)
                .mapToDouble(LabelScore::f1)
                .average()
                .orElse(0);
    }

    public String table() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT, "%-24s %7s %9s %9s %9s%n", texts + " texts", "n", "precision", "recall", "F1"));
        scores.forEach((group, labels) -> {
            for (LabelScore score : labels) {
                table.append(String.format(
                        Locale.ROOT,
                        "%-24s %7d %9.3f %9.3f %9.3f%n",
                        score.label(),
                        score.support(),
                        score.precision(),
                        score.recall(),
                        score.f1()));
            }
            table.append(String.format(Locale.ROOT, "%-52s %9.3f%n", "  " + group + ", macro", macroF1(group)));
        });
        return table.toString();
    }

    private boolean add(LabelledSet.Text text, Reading reading) {
        texts++;
        String type = reading.crisisType() == null ? NONE : reading.crisisType();
        return add(
                        "sentiment",
                        Set.of(text.sentiment()),
                        Set.of(reading.sentiment().label()))
                | add("appeals", text.appeals(), reading.appeals())
                | add("categories", text.categories(), reading.categories())
                | add("types", Set.of(text.type()), Set.of(type));
    }

    private boolean add(String group, Set<String> truth, Collection<String> answer) {
        scores.get(group).forEach(score -> score.add(truth.contains(score.label()), answer.contains(score.label())));
        return !truth.equals(Set.copyOf(answer));
    }

    private static Map<String, List<String>> labels() {
        Map<String, List<String>> labels = new LinkedHashMap<>();
        labels.put("sentiment", List.of("negative", "neutral", "positive"));
        labels.put(
                "appeals",
                List.of("refund", "compensation", "apology", "recall", "explanation", "penalty", "repair", "other"));
        labels.put(
                "categories",
                List.of(
                        "product-safety",
                        "product-quality",
                        "service-dispute",
                        "false-advertising",
                        "marketing-controversy",
                        "privacy",
                        "compliance",
                        "labour",
                        "other"));
        labels.put("types", List.of("opinion", "rumour", "pr", "legal", NONE));
        return labels;
    }
}
