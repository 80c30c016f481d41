package io.langyan.standalone.simulators.aliyun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.standalone.simulators.exchange.Answer;
import io.langyan.standalone.simulators.exchange.Call;
import io.langyan.standalone.simulators.exchange.Json;
import io.langyan.standalone.simulators.exchange.SlidingLimit;
import io.langyan.standalone.simulators.phone.Message;
import io.langyan.standalone.simulators.report.Fate;
import io.langyan.standalone.simulators.report.Reporter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * {@code SendSms} of {@code dysmsapi} 2017-05-25. A notification template takes 50 messages a day per signature, template
 * and number.
 *
 * @see <a href="https://help.aliyun.com/document_detail/101346.html">错误码</a>
 */
public final class AliyunSms implements Reporter {

    private static final List<String> REQUIRED = List.of("PhoneNumbers", "SignName", "TemplateCode");
    private static final int MOST_NUMBERS = 1000;
    /** The vendor's rule depends on the variable's attribute; this is the reference's default. */
    private static final int LONGEST_VARIABLE = 35;

    private static final Pattern MAINLAND = Pattern.compile("(?:\\+86|0086|86)?1\\d{10}");

    private final AliyunAccount account;
    private final Rpc rpc;
    private final SlidingLimit daily;
    private final InstantSource clock;
    private final AtomicLong accepted = new AtomicLong();

    public AliyunSms(AliyunAccount account, InstantSource clock) {
        this.account = account;
        this.rpc = new Rpc(account.secretById(), "SendSms", clock);
        this.daily = new SlidingLimit(50, Duration.ofHours(24), Duration.ZERO, clock);
        this.clock = clock;
    }

    @Override
    public String channel() {
        return "aliyun-sms";
    }

    @Override
    public String prefix() {
        return "/aliyun";
    }

    @Override
    public boolean knows(Call call) {
        return Rpc.knows(call) && !call.header("host").startsWith(AliyunVoice.HOST);
    }

    @Override
    public Answer answer(Call call) {
        return rpc.refusal(call, REQUIRED).orElseGet(() -> send(Rpc.parameters(call)));
    }

    private Answer send(Map<String, String> given) {
        if (!account.signs().contains(given.get("SignName"))) {
            return Rpc.business("isv.SMS_SIGNATURE_ILLEGAL", "该账号下找不到对应签名");
        }
        String text = account.templates().get(given.get("TemplateCode"));
        if (text == null) {
            return Rpc.business("isv.SMS_TEMPLATE_ILLEGAL", "该账号下找不到对应模板");
        }
        List<String> numbers = List.of(given.get("PhoneNumbers").split(",", -1));
        if (numbers.size() > MOST_NUMBERS) {
            return Rpc.business("isv.MOBILE_COUNT_OVER_LIMIT", "手机号码数量超过限制");
        }
        if (!numbers.stream().allMatch(number -> MAINLAND.matcher(number).matches())) {
            return Rpc.business("isv.MOBILE_NUMBER_ILLEGAL", "手机号码格式错误");
        }
        ApprovedTemplate.Filled filled = new ApprovedTemplate(text, LONGEST_VARIABLE).fill(given.get("TemplateParam"));
        return filled.refusal() == null
                ? deliver(given, numbers, filled.text())
                : Rpc.business(filled.refusal(), "模板变量不合规");
    }

    private Answer deliver(Map<String, String> given, List<String> numbers, String text) {
        List<Message> arrived = new ArrayList<>();
        for (String number : numbers) {
            if (!daily.take(given.get("SignName") + "|" + given.get("TemplateCode") + "|" + number)) {
                return Rpc.business("isv.BUSINESS_LIMIT_CONTROL", "触发天级流控Permits:50");
            }
            arrived.add(new Message(
                    0,
                    channel(),
                    clock.instant(),
                    given.get("SignName"),
                    given.get("TemplateCode"),
                    List.of(number),
                    "【" + given.get("SignName") + "】" + text,
                    Json.MAPPER.valueToTree(given)));
        }
        ObjectNode body = Rpc.body("OK", "OK").put("BizId", bizId());
        return new Answer(200, "OK", body, arrived);
    }

    private String bizId() {
        return "%d%05d^0".formatted(clock.millis(), accepted.incrementAndGet() % 100_000);
    }

    @Override
    public List<JsonNode> reports(Answer answer, Fate fate) {
        return answer.delivered().stream()
                .map(message ->
                        SmsReport.of(message, answer.body().path("BizId").asText(), fate, clock.instant()))
                .toList();
    }

    @Override
    public boolean received(int status, JsonNode body) {
        return SmsReport.received(status, body);
    }

    @Override
    public List<Integer> again() {
        return List.of(1, 5, 10);
    }

    @Override
    public boolean probes() {
        return true;
    }

    @Override
    public Answer throttled(Call call) {
        return Rpc.business("isv.BUSINESS_LIMIT_CONTROL", "触发分钟级流控Permits:1");
    }

    @Override
    public Answer failing(int status, String code, String message) {
        return Rpc.failing(status, code, message);
    }
}
