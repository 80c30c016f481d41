package io.langyan.monitoring.webhook;

import io.langyan.events.rest.Problem;
import io.langyan.monitoring.observation.LooseObservation;
import io.langyan.monitoring.observation.LooseTime;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * Where a vendor's payload holds what.
 *
 * @param items JSONPath of the items; null when the payload is one item, or an array of them
 * @param fields our field to its JSONPath within an item
 * @param constants our field to a value for items that do not say themselves
 * @param platforms the vendor's names of platforms to our codes
 * @param zone of times that bear no offset
 * @param timeFormat pattern of {@link DateTimeFormatter}; null when times are to be recognised
 */
@RegisterForReflection
record WebhookMapping(
        String items,
        Map<String, String> fields,
        Map<String, String> constants,
        Map<String, String> platforms,
        String zone,
        String timeFormat) {

    private static final int MOST = 100;
    private static final int LONGEST = 500;

    WebhookMapping {
        fields = fields == null ? Map.of() : Map.copyOf(fields);
        constants = constants == null ? Map.of() : Map.copyOf(constants);
        platforms = platforms == null ? Map.of() : Map.copyOf(platforms);
        zone = zone == null ? LooseTime.PLATFORMS.getId() : zone;
    }

    /** @throws Problem 422 naming what cannot be */
    void check() {
        if (fields.isEmpty() || fields.size() > MOST || constants.size() > MOST || platforms.size() > MOST) {
            throw bad("fields 应有 1 到 100 项", "fields holds 1 to 100 paths");
        }
        fields.forEach((field, path) -> {
            requireField(field);
            FieldPath.of(path);
        });
        constants.forEach((field, value) -> {
            requireField(field);
            if (value.length() > LONGEST) {
                throw bad("常量过长", "a constant is too long");
            }
        });
        if (items != null) {
            FieldPath.of(items);
        }
        zoneId();
        format();
    }

    ZoneId zoneId() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw bad("未知时区", "the zone is not known");
        }
    }

    DateTimeFormatter format() {
        try {
            return timeFormat == null ? null : DateTimeFormatter.ofPattern(timeFormat, Locale.CHINA);
        } catch (IllegalArgumentException broken) {
            throw bad("timeFormat 不合法", "timeFormat is no pattern of times");
        }
    }

    private static void requireField(String field) {
        if (!LooseObservation.FIELDS.contains(field)) {
            throw bad("未知字段 " + field, "there is no field " + field).with("fields", LooseObservation.FIELDS);
        }
    }

    private static Problem bad(String zh, String en) {
        return Problem.unprocessable("bad-mapping", "mapping 无效：" + zh, "the mapping is not valid: " + en);
    }
}
