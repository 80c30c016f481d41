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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * {@code SendSms} of {@code dysmsapi} 2017-05-25: {@code POST /} with {@code x-acs-action}. Gateway refusals are 4xx,
 * business refusals HTTP 200 with a {@code Code}. A notification template takes 50 messages a day per signature, template
 * and number.
 *
 * @see <a href="https://help.aliyun.com/document_detail/101346.html">错误码</a>
 */
public final class AliyunSms implements Reporter {

    private static final String VENDOR_PATH = "/";
    private static final int MOST_NUMBERS = 1000;
    private static final Pattern MAINLAND = Pattern.compile("(?:\\+86|0086|86)?1\\d{10}");

    private final AliyunAccount account;
    private final Gate gate;
    private final SlidingLimit daily;
    private final InstantSource clock;
    private final AtomicLong accepted = new AtomicLong();

    public AliyunSms(AliyunAccount account, InstantSource clock) {
        this.account = account;
        this.gate = new Gate(account.secretById(), clock);
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
        return call.path().equals(VENDOR_PATH) && call.headers().containsKey("x-acs-action");
    }

    @Override
    public Answer answer(Call call) {
        Optional<Gate.Refusal> refusal = gate.refuse(call, VENDOR_PATH);
        if (refusal.isPresent()) {
            return failing(
                    refusal.get().status(), refusal.get().code(), refusal.get().message());
        }
        if (!call.header("x-acs-action").equals("SendSms")) {
            return failing(
                    404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.");
        }
        if (!call.header("x-acs-version").equals("2017-05-25")) {
            return failing(400, "InvalidVersion", "Specified parameter Version is not valid.");
        }
        return send(parameters(call));
    }

    private Answer send(Map<String, String> given) {
        for (String required : List.of("PhoneNumbers", "SignName", "TemplateCode")) {
            if (given.getOrDefault(required, "").isBlank()) {
                return failing(400, "Missing" + required, required + " is mandatory for this action.");
            }
        }
        if (!account.signs().contains(given.get("SignName"))) {
            return business("isv.SMS_SIGNATURE_ILLEGAL", "该账号下找不到对应签名");
        }
        String text = account.templates().get(given.get("TemplateCode"));
        if (text == null) {
            return business("isv.SMS_TEMPLATE_ILLEGAL", "该账号下找不到对应模板");
        }
        List<String> numbers = List.of(given.get("PhoneNumbers").split(",", -1));
        if (numbers.size() > MOST_NUMBERS) {
            return business("isv.MOBILE_COUNT_OVER_LIMIT", "手机号码数量超过限制");
        }
        if (!numbers.stream().allMatch(number -> MAINLAND.matcher(number).matches())) {
            return business("isv.MOBILE_NUMBER_ILLEGAL", "手机号码格式错误");
        }
        SmsTemplate.Filled filled = new SmsTemplate(given.get("TemplateCode"), text).fill(given.get("TemplateParam"));
        return filled.refusal() == null
                ? deliver(given, numbers, filled.text())
                : business(filled.refusal(), "模板变量不合规");
    }

    private Answer deliver(Map<String, String> given, List<String> numbers, String text) {
        List<Message> arrived = new ArrayList<>();
        for (String number : numbers) {
            if (!daily.take(given.get("SignName") + "|" + given.get("TemplateCode") + "|" + number)) {
                return business("isv.BUSINESS_LIMIT_CONTROL", "触发天级流控Permits:50");
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
        ObjectNode body = body("OK", "OK").put("BizId", bizId());
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

    /** Query and form together, decoded. */
    private static Map<String, String> parameters(Call call) {
        Map<String, String> given = new LinkedHashMap<>(call.query());
        if (call.header("content-type").toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            for (String pair : new String(call.body(), StandardCharsets.UTF_8).split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    given.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            }
        }
        return given;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }

    @Override
    public Answer throttled(Call call) {
        return business("isv.BUSINESS_LIMIT_CONTROL", "触发分钟级流控Permits:1");
    }

    @Override
    public Answer failing(int status, String code, String message) {
        return Answer.refused(status, code, body(code, message == null ? "injected" : message));
    }

    private static Answer business(String code, String message) {
        return Answer.refused(200, code, body(code, message));
    }

    private static ObjectNode body(String code, String message) {
        return Json.MAPPER
                .createObjectNode()
                .put("Code", code)
                .put("Message", message)
                .put("RequestId", UUID.randomUUID().toString().toUpperCase(Locale.ROOT));
    }
}
