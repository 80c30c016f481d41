package io.langyan.notification.channel.aliyun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.v1.EventJson;
import io.langyan.notification.channel.Answers;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Hmac;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Messenger;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * {@code SendSms} of dysmsapi 2017-05-25, one number a request, by a template of notification type. Which of the letter's
 * variables the template takes stands in the setting {@code variables}, default {@code level,title,code}.
 *
 * @see <a href="https://help.aliyun.com/document_detail/419273.html">SendSms</a>
 */
@ApplicationScoped
class AliyunSms implements Messenger {

    private final Wire wire;

    AliyunSms(Wire wire) {
        this.wire = wire;
    }

    @Override
    public String kind() {
        return "aliyun-sms";
    }

    @Override
    public Optional<URI> vendor() {
        return Optional.of(URI.create("https://dysmsapi.aliyuncs.com"));
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
    public List<String> neededSecrets() {
        return List.of("accessKeyId", "accessKeySecret");
    }

    @Override
    public List<String> neededSettings() {
        return List.of("sign", "template");
    }

    @Override
    public Optional<Objection> objection(Channel channel) {
        return Template.objection(channel);
    }

    @Override
    public List<String> contacts() {
        return List.of(Contact.SMS);
    }

    @Override
    public Uni<Outcome> send(Channel channel, Letter letter) {
        return letter.contact(Contact.SMS)
                .map(number -> send(channel, letter, number))
                .orElseGet(() -> Uni.createFrom()
                        .item(Outcome.failed(Result.PERM, "NO_NUMBER", "the person has no phone number")));
    }

    private Uni<Outcome> send(Channel channel, Letter letter, String number) {
        SortedMap<String, String> query = new TreeMap<>(Map.of(
                "PhoneNumbers", number,
                "SignName", channel.setting("sign", ""),
                "TemplateCode", channel.setting("template", ""),
                "TemplateParam", variables(channel, letter),
                "OutId", letter.id()));
        SortedMap<String, String> headers = new TreeMap<>(Map.of(
                "host", Wire.host(channel.baseUrl()),
                "x-acs-action", "SendSms",
                "x-acs-version", "2017-05-25",
                "x-acs-date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                "x-acs-signature-nonce", UUID.randomUUID().toString(),
                "x-acs-content-sha256", Hmac.digest(new byte[0])));
        Map<String, String> sent = new HashMap<>(headers);
        sent.put(
                "Authorization",
                Acs3.authorization(channel.secret("accessKeyId"), channel.secret("accessKeySecret"), query, headers));
        return wire.post(channel.baseUrl() + "/?" + Acs3.query(query), sent, new byte[0], AliyunSms::read);
    }

    private static String variables(Channel channel, Letter letter) {
        ObjectNode json = EventJson.mapper().createObjectNode();
        Template.variables(channel, "level,title,code").forEach(name -> json.put(name, letter.variable(name)));
        return json.toString();
    }

    private static Outcome read(HttpResponse<Buffer> response) {
        Optional<JsonNode> answer = Answers.object(response).filter(body -> body.has("Code"));
        return answer.map(AliyunCodes::outcome).orElseGet(() -> Answers.unreadable(response));
    }
}
