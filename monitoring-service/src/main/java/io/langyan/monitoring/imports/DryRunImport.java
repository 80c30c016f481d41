package io.langyan.monitoring.imports;

import io.langyan.events.rest.Problem;
import io.langyan.events.v1.MentionObserved;
import io.langyan.monitoring.imports.table.TableFile;
import io.langyan.monitoring.imports.table.TableShape;
import io.langyan.monitoring.observation.LineJson;
import io.langyan.monitoring.observation.Verdict;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows what a file would become without importing it: its first rows as observations, and what was not understood. */
@ApplicationScoped
class DryRunImport {

    private static final int ROWS = 20;

    private final FileReading reading;
    private final Formats formats;

    DryRunImport(FileReading reading, Formats formats) {
        this.reading = reading;
        this.formats = formats;
    }

    /**
     * What a file looks like.
     *
     * @param columns of a table, each with the field it was understood as
     * @param notUnderstood headers without a field
     * @param missing fields without which no row can be taken; then {@code rows} is empty
     */
    @RegisterForReflection
    record Preview(
            String name,
            String encoding,
            List<TableShape.Column> columns,
            List<String> notUnderstood,
            List<String> missing,
            List<PreviewRow> rows) {}

    /** One row: the observation it becomes, or why it would be refused. */
    @RegisterForReflection
    record PreviewRow(long line, MentionObserved observation, String reason, String code) {}

    /** @throws Problem 422 when the file cannot be read */
    Preview of(ImportFile file, ImportOrder order, Instant now, Locale language) throws IOException {
        try {
            return read(file, order, now, language);
        } catch (IOException | RuntimeException unreadable) {
            throw UnreadableFile.asProblem(unreadable);
        }
    }

    private Preview read(ImportFile file, ImportOrder order, Instant now, Locale language) throws IOException {
        if (order.isTable()) {
            TableFile table = reading.table(file, order);
            TableShape shape = reading.shape(table, order);
            if (!shape.missing().isEmpty()) {
                return preview(file, table.encoding(), shape.columns(), shape.missing(), List.of());
            }
        }
        List<PreviewRow> rows = new ArrayList<>();
        FileReading.Outcome outcome = reading.read(file, order, now, (line, json) -> {
            rows.add(row(line, verdict(json, order, now), language));
            return rows.size() < ROWS;
        });
        return preview(file, outcome.encoding(), outcome.columns(), List.of(), rows);
    }

    private Verdict verdict(byte[] json, ImportOrder order, Instant now) {
        try {
            return formats.byName(order.format()).read(LineJson.mapper().readTree(json), order.platform(), now);
        } catch (IOException unreadable) {
            return new Verdict.Rejected(LineJson.reasonOf(unreadable));
        }
    }

    private static PreviewRow row(long line, Verdict verdict, Locale language) {
        if (verdict instanceof Verdict.Rejected refused) {
            return new PreviewRow(
                    line, null, refused.reason().in(language), refused.reason().code());
        }
        return new PreviewRow(line, ((Verdict.Accepted) verdict).observation(), null, null);
    }

    private static Preview preview(
            ImportFile file,
            String encoding,
            List<TableShape.Column> columns,
            List<String> missing,
            List<PreviewRow> rows) {
        List<String> notUnderstood = columns.stream()
                .filter(column -> column.field() == null)
                .map(TableShape.Column::header)
                .toList();
        return new Preview(file.name(), encoding, columns, notUnderstood, missing, rows);
    }
}
