package io.langyan.monitoring.imports;

import io.langyan.events.rest.Problem;
import io.langyan.monitoring.imports.table.TableMapping;
import io.langyan.monitoring.observation.Platforms;
import java.util.List;

/**
 * What is to be imported and how.
 *
 * @param format mediacrawler, observations, csv or xlsx
 * @param platform of rows that do not say, or null
 * @param mapping of the columns of a table
 * @param manner the mapping as it was given, by which two orders are told apart; null for none
 * @param by who asked
 */
public record ImportOrder(String format, String platform, TableMapping mapping, String manner, String by) {

    static final String MEDIACRAWLER = "mediacrawler";
    static final String OBSERVATIONS = "observations";
    static final String CSV = "csv";
    static final String XLSX = "xlsx";
    private static final List<String> FORMATS = List.of(MEDIACRAWLER, OBSERVATIONS, CSV, XLSX);

    /** @throws Problem 422 when something is asked for that there is not */
    public static ImportOrder of(String format, String platform, String mapping, String by) {
        if (format == null || !FORMATS.contains(format)) {
            throw Problem.unprocessable(
                    "unknown-format",
                    "format 应为 mediacrawler、observations、csv 或 xlsx",
                    "format is mediacrawler, observations, csv or xlsx");
        }
        TableMapping parsed = TableMapping.parse(mapping);
        String manner = parsed.equals(TableMapping.NONE) ? null : parsed.toString();
        return new ImportOrder(format, known(platform), parsed, manner, by);
    }

    boolean isTable() {
        return CSV.equals(format) || XLSX.equals(format);
    }

    private static String known(String platform) {
        if (platform == null || platform.isBlank()) {
            return null;
        }
        if (!Platforms.known(platform)) {
            throw Problem.unprocessable("unknown-platform", "未知平台", "unknown platform");
        }
        return platform;
    }
}
