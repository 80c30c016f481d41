package io.langyan.monitoring.imports.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.rest.Problem;
import io.langyan.monitoring.observation.LooseObservation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A mapping brought together with the header of a file: which column is which field, and what was not understood. */
public final class TableShape {

    private final List<String> header;
    private final Map<String, Integer> columns;
    private final Map<String, String> constants;
    private final Map<String, String> platforms;
    private final ZoneId zone;
    private final DateTimeFormatter format;

    private TableShape(
            List<String> header, Map<String, Integer> columns, TableMapping mapping, Map<String, String> constants) {
        this.header = header;
        this.columns = columns;
        this.constants = constants;
        this.platforms = mapping.platforms();
        this.zone = mapping.zoneId();
        this.format = mapping.format();
    }

    /**
     * @param platform given with the upload, or null
     * @throws Problem 422 when the mapping names a column that is not there
     */
    public static TableShape of(List<String> header, TableMapping mapping, String platform) {
        Map<String, Integer> columns = new TreeMap<>();
        mapping.columns().forEach((field, column) -> columns.put(field, indexOf(column, header)));
        if (mapping.columns().isEmpty()) {
            recognise(header, columns);
        }
        Map<String, String> constants = new HashMap<>(mapping.constants());
        if (platform != null) {
            constants.putIfAbsent("platform", platform);
        }
        return new TableShape(header, columns, mapping, constants);
    }

    /** A column and the field it was understood as; null when it was not. */
    @RegisterForReflection
    public record Column(String header, String field) {}

    public List<Column> columns() {
        List<Column> shown = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            int index = i;
            String field = columns.entrySet().stream()
                    .filter(entry -> entry.getValue() == index)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
            shown.add(new Column(header.get(i), field));
        }
        return shown;
    }

    /** Fields without which no row can be taken. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (!has("platform")) {
            missing.add("platform");
        }
        if (!has("text") && !has("title")) {
            missing.add("text");
        }
        return missing;
    }

    /** @throws Problem 422 telling the header and what is missing */
    public TableShape requireComplete() {
        if (!missing().isEmpty()) {
            String names = String.join(", ", missing());
            throw Problem.unprocessable(
                            "mapping-incomplete",
                            "缺少必要的列：" + names + "；请给出 mapping，或以 platform 参数指定平台",
                            "no column was recognised as " + names + "; give a mapping, or the platform by parameter")
                    .with("missing", missing())
                    .with("columns", columns());
        }
        return this;
    }

    /** The observation that a row tells. @param seenAt when the row does not say when it was seen */
    public ObjectNode observation(List<String> cells, Instant seenAt, String source) {
        Map<String, String> values = new HashMap<>();
        columns.forEach((field, column) -> {
            if (column < cells.size() && !cells.get(column).isBlank()) {
                values.put(field, cells.get(column));
            }
        });
        constants.forEach(values::putIfAbsent);
        return LooseObservation.of(values, new LooseObservation.Manner(zone, format, platforms, seenAt, source));
    }

    private boolean has(String field) {
        return columns.containsKey(field) || constants.containsKey(field);
    }

    private static int indexOf(String column, List<String> header) {
        for (int i = 0; i < header.size(); i++) {
            if (HeaderNames.plain(header.get(i)).equals(HeaderNames.plain(column))) {
                return i;
            }
        }
        if (column.matches("\\d{1,3}")) {
            return Integer.parseInt(column);
        }
        throw TableMapping.bad("没有列 " + column, "there is no column " + column).with("header", header);
    }

    private static void recognise(List<String> header, Map<String, Integer> columns) {
        for (int i = 0; i < header.size(); i++) {
            int index = i;
            HeaderNames.fieldOf(header.get(i)).ifPresent(field -> columns.putIfAbsent(field, index));
        }
        for (int i = 0; i < header.size(); i++) {
            int index = i;
            HeaderNames.weakFieldOf(header.get(i)).ifPresent(field -> columns.putIfAbsent(field, index));
        }
    }
}
