package io.langyan.notification.channel.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.v1.EventJson;
import io.langyan.notification.channel.Answers;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Recipient;
import io.langyan.notification.channel.Wire;
import io.langyan.notification.people.Contact;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The group robot (消息推送, formerly 群机器人): text of up to 2048 bytes, 20 messages in any minute.
 *
 * @see <a href="https://developer.work.weixin.qq.com/document/path/99110">消息推送配置说明</a>
 */
@ApplicationScoped
class WecomRobot implements Messenger {

    private static final Logger LOG = Logger.getLogger(WecomRobot.class);
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final Wire wire;

    WecomRobot(Wire wire) {
        this.wire = wire;
    }

    @Override
    public String kind() {
        return "wecom-robot";
    }

    @Override
    public Optional<URI> vendor() {
        return Optional.of(URI.create("https://qyapi.weixin.qq.com"));
    }

    @Override
    public Reach reach() {
        return Reach.GROUP;
    }

    @Override
    public int mostBytes() {
        return 2048;
    }

    @Override
    public List<Limit> limits() {
        return List.of(new Limit(20, Duration.ofSeconds(60)));
    }

    @Override
    public List<String> neededSecrets() {
        return List.of("key");
    }

    @Override
    public List<String> neededSettings() {
        return List.of();
    }

    @Override
    public List<String> contacts() {
        return List.of();
    }

    @Override
    public Uni<Outcome> send(Channel channel, Letter letter) {
        String url = channel.baseUrl() + "/cgi-bin/webhook/send?key="
                + URLEncoder.encode(channel.secret("key"), StandardCharsets.UTF_8);
        byte[] body = body(letter).toString().getBytes(StandardCharsets.UTF_8);
        return wire.post(url, JSON, body, WecomRobot::read);
    }

    private static ObjectNode body(Letter letter) {
        ObjectNode body = EventJson.mapper().createObjectNode().put("msgtype", "text");
        ObjectNode text = body.putObject("text").put("content", letter.text());
        ArrayNode users = text.putArray("mentioned_list");
        ArrayNode mobiles = text.putArray("mentioned_mobile_list");
        for (Recipient recipient : letter.to()) {
            recipient.contact(Contact.WECOM_USER).ifPresentOrElse(users::add, () -> recipient
                    .contact(Contact.SMS)
                    .ifPresent(mobiles::add));
        }
        return body;
    }

    private static Outcome read(HttpResponse<Buffer> response) {
        Optional<JsonNode> answer = Answers.object(response).filter(body -> body.has("errcode"));
        Outcome outcome = answer.map(body -> WecomCodes.outcome(
                        body.path("errcode").asText(), body.path("errmsg").asText()))
                .orElseGet(() -> Answers.unreadable(response));
        if (outcome.accepted() && outcome.reason() != null) {
            LOG.error("WeChat Work read a message in part only: what we send is not the JSON that it documents");
        }
        return outcome;
    }
}
