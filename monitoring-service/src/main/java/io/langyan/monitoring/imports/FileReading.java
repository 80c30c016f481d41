package io.langyan.monitoring.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.v1.EventJson;
import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.imports.table.CsvTable;
import io.langyan.monitoring.imports.table.TableFile;
import io.langyan.monitoring.imports.table.TableShape;
import io.langyan.monitoring.imports.table.XlsxTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Turns a file into lines of JSON, whatever its format. What the columns of a table mean is settled here, once. */
@ApplicationScoped
class FileReading {

    private static final ObjectMapper JSON = EventJson.mapper();
    private static final String UTF_8 = "UTF-8";

    private final long mostUnpacked;

    FileReading(MonitoringConfig config) {
        this.mostUnpacked = config.imports().maxUnpackedXlsx().asLongValue();
    }

    /** @param encoding as detected; @param columns what was understood of a table's header, empty for other formats */
    record Outcome(String encoding, List<TableShape.Column> columns) {}

    /** @param seenAt of rows that do not say when they were seen */
    Outcome read(ImportFile file, ImportOrder order, Instant seenAt, LineTaker taker) throws IOException {
        if (order.isTable()) {
            TableFile table = table(file, order);
            TableShape shape = shape(table, order).requireComplete();
            rows(table, taker, cells -> shape.observation(cells, seenAt, order.format()));
            return new Outcome(table.encoding(), shape.columns());
        }
        if (isCrawlerTable(file, order)) {
            TableFile table = CsvTable.open(file::at, file.from(), file.linesBefore() + 1);
            List<String> header = table.header();
            rows(table, taker, cells -> named(header, cells));
            return new Outcome(table.encoding(), List.of());
        }
        try (InputStream in = file.open()) {
            FileLines.each(in, file.linesBefore(), taker);
        }
        return new Outcome(UTF_8, List.of());
    }

    TableShape shape(TableFile table, ImportOrder order) throws IOException {
        return TableShape.of(table.header(), order.mapping(), order.platform());
    }

    TableFile table(ImportFile file, ImportOrder order) throws IOException {
        return ImportOrder.XLSX.equals(order.format())
                ? XlsxTable.open(file.path(), order.mapping().sheet(), mostUnpacked)
                : CsvTable.open(file::at, file.from(), file.linesBefore() + 1);
    }

    private static boolean isCrawlerTable(ImportFile file, ImportOrder order) {
        return ImportOrder.MEDIACRAWLER.equals(order.format())
                && file.name().toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    private static void rows(TableFile table, LineTaker taker, Function<List<String>, JsonNode> row)
            throws IOException {
        table.rows((line, cells) -> taker.take(
                line, cells == CsvTable.BROKEN ? LineTaker.BROKEN : JSON.writeValueAsBytes(row.apply(cells))));
    }

    private static ObjectNode named(List<String> header, List<String> cells) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < Math.min(header.size(), cells.size()); i++) {
            row.put(header.get(i).strip(), cells.get(i));
        }
        return row;
    }
}
