package io.langyan.notification.channel.dingtalk;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The custom group robot (自定义机器人), signed when the channel has a {@code secret}: 20 messages in any minute, one more blocks
 * it for ten.
 *
 * @see <a href="https://open.dingtalk.com/document/robots/custom-robot-access">自定义机器人接入</a>
 */
@ApplicationScoped
class DingTalkRobot implements Messenger {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json; charset=utf-8");
    /** The request may have 20 000; the rest is for the frame and the mentions. */
    private static final int MOST_BYTES = 14_000;

    private final Wire wire;

    DingTalkRobot(Wire wire) {
        this.wire = wire;
    }

    @Override
    public String kind() {
        return "dingtalk-robot";
    }

    @Override
    public Optional<URI> vendor() {
        return Optional.of(URI.create("https://oapi.dingtalk.com"));
    }

    @Override
    public Reach reach() {
        return Reach.GROUP;
    }

    @Override
    public int mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public List<Limit> limits() {
        return List.of(new Limit(20, Duration.ofSeconds(60)));
    }

    @Override
    public List<String> neededSecrets() {
        return List.of("token");
    }

    @Override
    public List<String> optionalSecrets() {
        return List.of("secret");
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
        String url = channel.baseUrl() + "/robot/send?access_token=" + encode(channel.secret("token"))
                + signature(channel.secret("secret"), System.currentTimeMillis());
        byte[] body = body(letter).toString().getBytes(StandardCharsets.UTF_8);
        return wire.post(url, JSON, body, DingTalkRobot::read);
    }

    private static String signature(String secret, long millis) {
        return secret.isEmpty() ? "" : "&timestamp=" + millis + "&sign=" + encode(DingTalkSign.of(secret, millis));
    }

    private static ObjectNode body(Letter letter) {
        List<String> mobiles = new ArrayList<>();
        for (Recipient recipient : letter.to()) {
            recipient
                    .contact(Contact.DINGTALK_MOBILE)
                    .or(() -> recipient.contact(Contact.SMS))
                    .ifPresent(mobiles::add);
        }
        // Only a number that stands in the text is highlighted.
        String mentions = mobiles.isEmpty() ? "" : "\n@" + String.join(" @", mobiles);
        ObjectNode body = EventJson.mapper().createObjectNode().put("msgtype", "text");
        body.putObject("text").put("content", letter.text() + mentions);
        ArrayNode at = body.putObject("at").putArray("atMobiles");
        mobiles.forEach(at::add);
        return body;
    }

    private static Outcome read(HttpResponse<Buffer> response) {
        Optional<JsonNode> answer = Answers.object(response);
        return answer.map(DingTalkCodes::outcome).orElseGet(() -> Answers.unreadable(response));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
