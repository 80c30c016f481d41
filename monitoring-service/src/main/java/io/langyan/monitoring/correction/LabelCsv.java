package io.langyan.monitoring.correction;

import io.langyan.events.v1.Reading;
import java.util.List;

/**
 * Rows for the trainer, plain RFC 4180. Not made safe for spreadsheets on purpose: a quote put before {@code =} would become part of what is learnt.
 */
final class LabelCsv {

    static final String HEADER = "sentiment,appeals,categories,crisisType,text\r\n";

    private LabelCsv() {}

    static String of(List<Corrections.Label> labels) {
        StringBuilder rows = new StringBuilder();
        labels.forEach(label -> row(rows, label));
        return rows.toString();
    }

    private static void row(StringBuilder rows, Corrections.Label label) {
        Reading reading = label.reading();
        rows.append(reading.sentiment() == null ? "" : reading.sentiment().label())
                .append(',')
                .append(String.join("|", reading.appeals()))
                .append(',')
                .append(String.join("|", reading.categories()))
                .append(',')
                .append(reading.crisisType() == null ? "" : reading.crisisType())
                .append(',')
                .append(quoted(label.text()))
                .append("\r\n");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
