package io.langyan.standalone.simulators.tencent;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.simulators.exchange.Json;
import io.langyan.standalone.simulators.report.Fate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * 短信下发状态通知. {@code ext} is sent only to customers who have asked for it: not here.
 *
 * @see <a href="https://cloud.tencent.com/document/product/382/59178">短信下发状态通知</a>
 */
final class StatusReport {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
    private static final int DIGITS = 11;

    private StatusReport() {}

    /** @param statuses as they were answered, refused numbers among them */
    static List<JsonNode> of(JsonNode statuses, Fate fate, Instant now) {
        List<JsonNode> reports = new ArrayList<>();
        for (JsonNode status : statuses) {
            if (status.path("Code").asText().equals("Ok")) {
                reports.add(one(status, fate, now));
            }
        }
        return reports;
    }

    private static JsonNode one(JsonNode status, Fate fate, Instant now) {
        String number = status.path("PhoneNumber").asText();
        return Json.MAPPER
                .createObjectNode()
                .put("user_receive_time", TIME.format(now))
                .put("nationcode", "86")
                .put("mobile", number.substring(Math.max(0, number.length() - DIGITS)))
                .put("report_status", fate.delivered() ? "SUCCESS" : "FAIL")
                .put("errmsg", fate.codeOr("DELIVRD"))
                .put("description", fate.wordsOr(fate.delivered() ? "用户短信送达成功" : "用户短信接收失败"))
                .put("sid", status.path("SerialNo").asText());
    }

    static boolean received(int status, JsonNode body) {
        return status == 200
                && body.path("result").isNumber()
                && body.path("result").asInt() == 0;
    }
}
