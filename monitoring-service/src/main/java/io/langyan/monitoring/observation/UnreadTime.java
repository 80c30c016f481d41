package io.langyan.monitoring.observation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * A time of a table or of a vendor's payload that was not understood. It travels on in place of the time, with how it should have been written: who
 * refuses the line later would else ask for what only our own JSON needs.
 */
final class UnreadTime {

    private static final String VALUE = "unread";
    private static final String BY_FORMAT = "byFormat";

    private UnreadTime() {}

    /** @param byFormat it was to follow a {@code timeFormat} of the user's own */
    static JsonNode mark(String value, boolean byFormat) {
        return JsonNodeFactory.instance.objectNode().put(VALUE, value).put(BY_FORMAT, byFormat);
    }

    static boolean is(JsonNode time) {
        return time != null && time.has(VALUE);
    }

    static Reason why(String field, JsonNode time) {
        String shown = Reason.shown(time.path(VALUE).asText());
        return time.path(BY_FORMAT).asBoolean()
                ? Reason.invalid(field, "与所给的 timeFormat 不符：" + shown, "does not fit the timeFormat given: " + shown)
                : Reason.invalid(
                        field,
                        "认不出这个时间：" + shown + "（可写 2026-11-25 10:00、2026年11月25日 9:00、ISO-8601 或 Unix 秒）",
                        "holds a time that cannot be read: " + shown
                                + " (write 2026-11-25 10:00, 2026年11月25日 9:00, ISO-8601 or seconds since the epoch)");
    }
}
