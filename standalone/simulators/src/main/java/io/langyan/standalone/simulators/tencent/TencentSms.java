package io.langyan.standalone.simulators.tencent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.standalone.simulators.exchange.Answer;
import io.langyan.standalone.simulators.exchange.Call;
import io.langyan.standalone.simulators.exchange.Json;
import io.langyan.standalone.simulators.phone.Message;
import io.langyan.standalone.simulators.report.Fate;
import io.langyan.standalone.simulators.report.Reporter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code SendSms} of 2021-01-11: {@code POST /} with {@code X-TC-Action}. Everything is HTTP 200; what fails as a whole has
 * an {@code Error}, what fails for a number has its {@code Code} among {@code SendStatusSet}.
 *
 * @see <a href="https://cloud.tencent.com/document/product/382/55981">发送短信</a>
 */
public final class TencentSms implements Reporter {

    private static final int MOST_NUMBERS = 200;
    private static final Pattern MAINLAND = Pattern.compile("(?:\\+86|0086|86)?(1\\d{10})");

    private final TencentAccount account;
    private final Gate gate;
    private final Numbers numbers;
    private final InstantSource clock;

    public TencentSms(TencentAccount account, InstantSource clock) {
        this.account = account;
        this.gate = new Gate(account.keyById(), clock);
        this.numbers = new Numbers(account.daily(), clock);
        this.clock = clock;
    }

    @Override
    public String channel() {
        return "tencent-sms";
    }

    @Override
    public String prefix() {
        return "/tencent";
    }

    @Override
    public boolean knows(Call call) {
        return call.path().equals("/") && call.headers().containsKey("x-tc-action");
    }

    @Override
    public Answer answer(Call call) {
        return gate.refuse(call)
                .map(refusal -> failing(200, refusal.code(), refusal.message()))
                .orElseGet(() -> Json.object(call.body())
                        .map(this::send)
                        .orElseGet(() -> failing(200, "InvalidRequest", "The request body is not valid JSON.")));
    }

    private Answer send(JsonNode given) {
        for (String required : List.of("PhoneNumberSet", "SmsSdkAppId", "TemplateId")) {
            if (!given.has(required)) {
                return failing(200, "MissingParameter", "The request is missing the parameter `" + required + "`.");
            }
        }
        List<String> to = texts(given.path("PhoneNumberSet"));
        if (to.isEmpty()) {
            return failing(200, "MissingParameter.EmptyPhoneNumberSet", "PhoneNumberSet is empty.");
        }
        if (to.size() > MOST_NUMBERS) {
            return failing(200, "LimitExceeded.PhoneNumberCountLimit", "More than 200 numbers.");
        }
        if (!account.apps().contains(given.path("SmsSdkAppId").asText())) {
            return failing(200, "UnauthorizedOperation.SmsSdkAppIdVerifyFail", "SmsSdkAppId verification failed.");
        }
        return each(given, to);
    }

    private Answer each(JsonNode given, List<String> to) {
        String sign = given.path("SignName").asText("");
        String template = account.templates().get(given.path("TemplateId").asText());
        if (!account.signs().contains(sign)) {
            return statuses(given, to, "FailedOperation.SignatureIncorrectOrUnapproved");
        }
        if (template == null) {
            return statuses(given, to, "FailedOperation.TemplateIncorrectOrUnapproved");
        }
        SmsTemplate.Filled filled =
                new SmsTemplate(template, account.longest()).fill(texts(given.path("TemplateParamSet")));
        return filled.refusal() == null
                ? deliver(given, to, "【" + sign + "】" + filled.text())
                : statuses(given, to, filled.refusal());
    }

    private Answer deliver(JsonNode given, List<String> to, String text) {
        List<Message> arrived = new ArrayList<>();
        ArrayNode statuses = Json.MAPPER.createArrayNode();
        for (String number : to) {
            Matcher mainland = MAINLAND.matcher(number);
            Optional<String> refusal = mainland.matches()
                    ? numbers.refuse(mainland.group(1), text)
                    : Optional.of("InvalidParameterValue.IncorrectPhoneNumber");
            statuses.add(status(given, number, refusal.orElse("Ok")));
            if (refusal.isEmpty()) {
                arrived.add(message(given, mainland.group(1), text));
            }
        }
        return answered(statuses, arrived);
    }

    private Message message(JsonNode given, String number, String text) {
        String sign = given.path("SignName").asText();
        String template = given.path("TemplateId").asText();
        return new Message(0, channel(), clock.instant(), sign, template, List.of(number), text, given);
    }

    private Answer statuses(JsonNode given, List<String> to, String code) {
        ArrayNode statuses = Json.MAPPER.createArrayNode();
        to.forEach(number -> statuses.add(status(given, number, code)));
        return answered(statuses, List.of());
    }

    private static ObjectNode status(JsonNode given, String number, String code) {
        boolean sent = code.equals("Ok");
        return Json.MAPPER
                .createObjectNode()
                .put("SerialNo", sent ? "2640:" + UUID.randomUUID() : "")
                .put("PhoneNumber", number)
                .put("Fee", sent ? 1 : 0)
                .put("SessionContext", given.path("SessionContext").asText(""))
                .put("Code", code)
                .put("Message", sent ? "send success" : "refused: " + code)
                .put("IsoCode", "CN");
    }

    private static Answer answered(ArrayNode statuses, List<Message> arrived) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putObject("Response")
                .put("RequestId", UUID.randomUUID().toString())
                .set("SendStatusSet", statuses);
        return new Answer(200, statuses.path(0).path("Code").asText(), body, arrived);
    }

    @Override
    public List<JsonNode> reports(Answer answer, Fate fate) {
        return StatusReport.of(answer.body().path("Response").path("SendStatusSet"), fate, clock.instant());
    }

    @Override
    public boolean received(int status, JsonNode body) {
        return StatusReport.received(status, body);
    }

    @Override
    public List<Integer> again() {
        return List.of(1, 1);
    }

    @Override
    public boolean probes() {
        return false;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    @Override
    public Answer throttled(Call call) {
        return failing(200, "RequestLimitExceeded", "The number of requests exceeds the frequency limit.");
    }

    @Override
    public Answer failing(int status, String code, String message) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putObject("Response")
                .put("RequestId", UUID.randomUUID().toString())
                .putObject("Error")
                .put("Code", code)
                .put("Message", message == null ? "injected" : message);
        return Answer.refused(status, code, body);
    }
}
