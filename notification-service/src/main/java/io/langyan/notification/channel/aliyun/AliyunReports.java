package io.langyan.notification.channel.aliyun;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.notification.channel.Report;
import io.langyan.notification.channel.ReportFields;
import io.langyan.notification.channel.ReportReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/**
 * SmsReport of HTTP 批量推送. The address is probed by GET when it is saved, and must answer the same.
 *
 * @see <a href="https://help.aliyun.com/document_detail/101867.html">SmsReport</a>
 */
@ApplicationScoped
class AliyunReports implements ReportReader {

    @Override
    public String kind() {
        return "aliyun-sms";
    }

    @Override
    public Optional<Report> read(JsonNode element) {
        return element.path("success").isBoolean()
                ? ReportFields.text(element, "biz_id").map(id -> report(element, id))
                : Optional.empty();
    }

    private static Report report(JsonNode element, String id) {
        return new Report(
                id,
                ReportFields.push(element, "out_id"),
                element.path("success").asBoolean(),
                ReportFields.text(element, "err_code").orElse("NO_CODE"),
                ReportFields.words(element, "err_msg"),
                ReportFields.time(element, "report_time"));
    }

    @Override
    public Map<String, Object> received() {
        return Map.of("code", 0, "msg", "接收成功");
    }
}
