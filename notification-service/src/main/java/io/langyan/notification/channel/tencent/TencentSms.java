package io.langyan.notification.channel.tencent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.v1.EventJson;
import io.langyan.notification.channel.Answers;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.NumberLimit;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import io.langyan.notification.channel.Template;
import io.langyan.notification.channel.Wire;
import io.langyan.notification.people.Contact;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * {@code SendSms} of 2021-01-11, one number a request, by a template of notification type. Which of the letter's variables
 * fill its places {1}, {2}, … stands in the setting {@code variables}; the default has none longer than the 6 characters
 * that accounts opened since 2024 may use.
 *
 * @see <a href="https://cloud.tencent.com/document/product/382/55981">发送短信</a>
 */
@ApplicationScoped
class TencentSms implements Messenger {

    private static final String CONTENT_TYPE = "application/json; charset=utf-8";
    private static final String ACTION = "SendSms";
    private static final int MAINLAND_DIGITS = 11;

    private final Wire wire;

    TencentSms(Wire wire) {
        this.wire = wire;
    }

    @Override
    public String kind() {
        return "tencent-sms";
    }

    @Override
    public Optional<URI> vendor() {
        return Optional.of(URI.create("https://sms.tencentcloudapi.com"));
    }

    @Override
    public Reach reach() {
        return Reach.PERSON_BY_CODE;
    }

    @Override
    public int mostBytes() {
        return 0;
    }

    @Override
    public List<Limit> limits() {
        return List.of();
    }

    @Override
    public List<NumberLimit> numberLimits() {
        return List.of(NumberLimit.aDay(2));
    }

    @Override
    public List<String> neededSecrets() {
        return List.of("secretId", "secretKey");
    }

    @Override
    public List<String> optionalSettings() {
        return Stream.concat(Template.SETTINGS.stream(), Stream.of("region")).toList();
    }

    @Override
    public List<String> neededSettings() {
        return List.of("sdkAppId", "sign", "template");
    }

    @Override
    public Optional<Objection> objection(Channel channel) {
        for (String digits : List.of("sdkAppId", "template")) {
            if (!channel.setting(digits, "").matches("\\d{1,20}")) {
                return Optional.of(new Objection("settings." + digits, "应为数字", "must be a number"));
            }
        }
        return Template.objection(channel);
    }

    @Override
    public List<String> contacts() {
        return List.of(Contact.SMS);
    }

    @Override
    public Uni<Outcome> send(Channel channel, Letter letter) {
        return letter.contact(Contact.SMS)
                .map(number -> post(channel, body(channel, letter, number)))
                .orElseGet(() -> Uni.createFrom()
                        .item(Outcome.failed(Result.PERM, "NO_NUMBER", "the person has no phone number")));
    }

    private Uni<Outcome> post(Channel channel, byte[] body) {
        long now = Instant.now().getEpochSecond();
        Tc3.Signer signer = new Tc3.Signer(channel.secret("secretId"), channel.secret("secretKey"), "sms");
        SortedMap<String, String> signed = new TreeMap<>(
                Map.of("content-type", CONTENT_TYPE, "host", Wire.host(channel.baseUrl()), "x-tc-action", ACTION));
        Map<String, String> sent = new HashMap<>(signed);
        sent.put("X-TC-Version", "2021-01-11");
        sent.put("X-TC-Timestamp", Long.toString(now));
        sent.put("X-TC-Region", channel.setting("region", "ap-guangzhou"));
        sent.put("Authorization", Tc3.authorization(signer, signed, now, body));
        return wire.post(channel.baseUrl() + "/", sent, body, TencentSms::read);
    }

    private static byte[] body(Channel channel, Letter letter, String number) {
        ObjectNode body = EventJson.mapper().createObjectNode();
        body.putArray("PhoneNumberSet").add("+86" + number.substring(number.length() - MAINLAND_DIGITS));
        body.put("SmsSdkAppId", channel.setting("sdkAppId", ""))
                .put("SignName", channel.setting("sign", ""))
                .put("TemplateId", channel.setting("template", ""))
                .put("SessionContext", letter.id());
        ArrayNode values = body.putArray("TemplateParamSet");
        Template.variables(channel, "brief,handle,pin").forEach(name -> values.add(letter.variable(name)));
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Outcome read(HttpResponse<Buffer> response) {
        Optional<JsonNode> answer = Answers.object(response).filter(body -> body.has("Response"));
        return answer.map(body -> TencentCodes.outcome(body.path("Response"), Instant.now()))
                .orElseGet(() -> Answers.unreadable(response));
    }
}
