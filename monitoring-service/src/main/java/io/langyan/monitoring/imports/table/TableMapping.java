package io.langyan.monitoring.imports.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.rest.Problem;
import io.langyan.events.v1.EventJson;
import io.langyan.monitoring.observation.LooseObservation;
import io.langyan.monitoring.observation.LooseTime;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the columns of a table mean, as the user says.
 *
 * @param columns field to the header of its column, or to its number counted from 0
 * @param constants field to a value for rows that do not say themselves
 * @param platforms the file's own names of platforms to our codes
 * @param zone of times that bear no offset
 * @param timeFormat pattern of {@link DateTimeFormatter}; null when times are to be recognised
 * @param sheet of a workbook; null for the first
 */
public record TableMapping(
        Map<String, String> columns,
        Map<String, String> constants,
        Map<String, String> platforms,
        String zone,
        String timeFormat,
        String sheet) {

    /** Headers are recognised, times are those of the platforms. */
    public static final TableMapping NONE =
            new TableMapping(Map.of(), Map.of(), Map.of(), LooseTime.PLATFORMS.getId(), null, null);

    private static final int LONGEST = 64 * 1024;
    private static final int MOST = 200;

    /**
     * @param json null or blank for none
     * @throws Problem 422 naming what is wrong
     */
    public static TableMapping parse(String json) {
        if (json == null || json.isBlank()) {
            return NONE;
        }
        if (json.length() > LONGEST) {
            throw bad("过长", "it is too long");
        }
        TableMapping mapping = read(json);
        mapping.columns.keySet().forEach(TableMapping::requireField);
        mapping.constants.keySet().forEach(TableMapping::requireField);
        mapping.zoneId();
        mapping.format();
        return mapping;
    }

    ZoneId zoneId() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw bad("未知时区", "the zone is not known");
        }
    }

    /** Null when times are to be recognised. */
    DateTimeFormatter format() {
        try {
            return timeFormat == null ? null : DateTimeFormatter.ofPattern(timeFormat, Locale.CHINA);
        } catch (IllegalArgumentException broken) {
            throw bad("timeFormat 不合法", "timeFormat is no pattern of times");
        }
    }

    private static TableMapping read(String json) {
        try {
            JsonNode node = EventJson.mapper().readTree(json);
            if (node == null || !node.isObject()) {
                throw bad("不是 JSON 对象", "it is no JSON object");
            }
            return new TableMapping(
                    texts(node.path("columns")),
                    texts(node.path("constants")),
                    texts(node.path("platforms")),
                    node.path("zone").asText(LooseTime.PLATFORMS.getId()),
                    node.path("timeFormat").asText(null),
                    node.path("sheet").asText(null));
        } catch (IOException broken) {
            throw bad("不是合法的 JSON", "it is no valid JSON");
        }
    }

    private static Map<String, String> texts(JsonNode node) {
        if (!node.isMissingNode() && !node.isObject() || node.size() > MOST) {
            throw bad("columns、constants、platforms 应为对象", "columns, constants and platforms are objects");
        }
        Map<String, String> texts = new TreeMap<>();
        node.fields().forEachRemaining(field -> {
            if (!field.getValue().isValueNode()) {
                throw bad("值应为文本或数字", "values are texts or numbers");
            }
            texts.put(field.getKey(), field.getValue().asText());
        });
        return texts;
    }

    private static void requireField(String field) {
        if (!LooseObservation.FIELDS.contains(field)) {
            throw bad("未知字段 " + field, "there is no field " + field).with("fields", LooseObservation.FIELDS);
        }
    }

    static Problem bad(String zh, String en) {
        return Problem.unprocessable("bad-mapping", "mapping 无效：" + zh, "the mapping is not valid: " + en);
    }
}
