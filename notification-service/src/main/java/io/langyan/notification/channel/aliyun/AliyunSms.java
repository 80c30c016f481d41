package io.langyan.notification.channel.aliyun;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.v1.EventJson;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.NumberLimit;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Template;
import io.langyan.notification.people.Contact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code SendSms} of dysmsapi 2017-05-25, one number a request, by a template of notification type. Which of the letter's
 * variables the template takes stands in the setting {@code variables}, default {@code level,title,code}.
 *
 * @see <a href="https://help.aliyun.com/document_detail/419273.html">SendSms</a>
 */
@ApplicationScoped
class AliyunSms implements Messenger {

    private static final AliyunRpc.Action SEND = new AliyunRpc.Action("SendSms", "BizId");

    private final AliyunRpc rpc;

    AliyunSms(AliyunRpc rpc) {
        this.rpc = rpc;
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
    public List<NumberLimit> numberLimits() {
        return List.of(new NumberLimit(50, Duration.ofHours(24)));
    }

    @Override
    public List<String> neededSecrets() {
        return AliyunRpc.SECRETS;
    }

    @Override
    public List<String> optionalSettings() {
        return Template.SETTINGS;
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
        return rpc.call(channel, letter, SEND, number -> parameters(channel, letter, number));
    }

    private static Map<String, String> parameters(Channel channel, Letter letter, String number) {
        return Map.of(
                "PhoneNumbers", number,
                "SignName", channel.setting("sign", ""),
                "TemplateCode", channel.setting("template", ""),
                "TemplateParam", variables(channel, letter),
                "OutId", letter.id());
    }

    private static String variables(Channel channel, Letter letter) {
        ObjectNode json = EventJson.mapper().createObjectNode();
        Template.variables(channel, "level,title,code").forEach(name -> json.put(name, letter.variable(name)));
        return json.toString();
    }
}
