package io.langyan.standalone.simulators.aliyun;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.simulators.exchange.Json;
import io.langyan.standalone.simulators.phone.Message;
import io.langyan.standalone.simulators.report.Fate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * SmsReport of HTTP 批量推送. Of the customer's answer only that its {@code code} is a number is looked at.
 *
 * @see <a href="https://help.aliyun.com/document_detail/101867.html">SmsReport</a>
 */
final class SmsReport {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
    private static final int FIRST_PART = 70;
    private static final int PART = 67;

    private SmsReport() {}

    static JsonNode of(Message message, String bizId, Fate fate, Instant now) {
        return Json.MAPPER
                .createObjectNode()
                .put("phone_number", message.to().get(0))
                .put("send_time", TIME.format(message.receivedAt()))
                .put("report_time", TIME.format(now))
                .put("success", fate.delivered())
                .put("err_code", fate.codeOr("DELIVERED"))
                .put("err_msg", fate.wordsOr(fate.delivered() ? "用户接收成功" : "用户接收失败"))
                .put("sms_size", Integer.toString(parts(message.text())))
                .put("biz_id", bizId)
                .put("out_id", message.raw().path("OutId").asText(""));
    }

    static boolean received(int status, JsonNode body) {
        return status == 200 && body.path("code").isNumber();
    }

    private static int parts(String text) {
        return text.length() <= FIRST_PART ? 1 : (text.length() + PART - 1) / PART;
    }
}
