package io.langyan.notification.channel.tencent;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.notification.channel.Report;
import io.langyan.notification.channel.ReportFields;
import io.langyan.notification.channel.ReportReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/**
 * 短信下发状态通知: up to 100 elements at once. {@code errmsg} is the carrier's code, {@code description} its words.
 *
 * @see <a href="https://cloud.tencent.com/document/product/382/59178">短信下发状态通知</a>
 */
@ApplicationScoped
class TencentReports implements ReportReader {

    @Override
    public String kind() {
        return "tencent-sms";
    }

    @Override
    public Optional<Report> read(JsonNode element) {
        String status = element.path("report_status").asText("");
        return status.equals("SUCCESS") || status.equals("FAIL")
                ? ReportFields.text(element, "sid").map(id -> report(element, id, status.equals("SUCCESS")))
                : Optional.empty();
    }

    private static Report report(JsonNode element, String id, boolean delivered) {
        return new Report(
                id,
                ReportFields.push(element, "ext"),
                delivered,
                ReportFields.text(element, "errmsg").orElse("NO_CODE"),
                ReportFields.words(element, "description"),
                ReportFields.time(element, "user_receive_time"));
    }

    @Override
    public Map<String, Object> received() {
        return Map.of("result", 0, "errmsg", "OK");
    }
}
