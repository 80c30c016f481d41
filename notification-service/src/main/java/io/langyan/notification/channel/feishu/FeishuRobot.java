package io.langyan.notification.channel.feishu;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The custom group robot (自定义机器人), signed when the channel has a {@code secret}: 5 messages in any second and 100 in any
 * minute. Sends rich text (post), for in plain text the words {@code <at user_id="all">} in a story's title would call
 * everybody.
 *
 * @see <a href="https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot">自定义机器人使用指南</a>
 */
@ApplicationScoped
class FeishuRobot implements Messenger {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json; charset=utf-8");
    /** The request may have 20 KB; JSON may write a character in twice its bytes, the rest is for frame and mentions. */
    private static final int MOST_BYTES = 9_000;

    private final Wire wire;

    FeishuRobot(Wire wire) {
        this.wire = wire;
    }

    @Override
    public String kind() {
        return "feishu-robot";
    }

    @Override
    public Optional<URI> vendor() {
        return Optional.of(URI.create("https://open.feishu.cn"));
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
        return List.of(new Limit(5, Duration.ofSeconds(1)), new Limit(100, Duration.ofMinutes(1)));
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
    public Optional<Objection> objection(Channel channel) {
        return channel.secret("token").matches("[A-Za-z0-9-]+")
                ? Optional.empty()
                : Optional.of(new Objection(
                        "secrets.token",
                        "只填 webhook 地址中 hook/ 之后的部分",
                        "takes only what follows hook/ in the webhook's URL"));
    }

    @Override
    public List<String> contacts() {
        return List.of();
    }

    @Override
    public Uni<Outcome> send(Channel channel, Letter letter) {
        String url = channel.baseUrl() + "/open-apis/bot/v2/hook/" + channel.secret("token");
        ObjectNode body = sign(EventJson.mapper().createObjectNode(), channel.secret("secret"));
        write(body, letter);
        return wire.post(url, JSON, body.toString().getBytes(StandardCharsets.UTF_8), FeishuRobot::read);
    }

    private static ObjectNode sign(ObjectNode body, String secret) {
        if (secret.isEmpty()) {
            return body;
        }
        long now = System.currentTimeMillis() / 1000;
        return body.put("timestamp", Long.toString(now)).put("sign", FeishuSign.of(secret, now));
    }

    private static void write(ObjectNode body, Letter letter) {
        ArrayNode line = body.put("msg_type", "post")
                .putObject("content")
                .putObject("post")
                .putObject("zh_cn")
                .putArray("content")
                .addArray();
        line.addObject().put("tag", "text").put("text", letter.text());
        for (Recipient recipient : letter.to()) {
            recipient
                    .contact(Contact.FEISHU_USER)
                    .ifPresent(user -> line.addObject().put("tag", "at").put("user_id", user));
        }
    }

    private static Outcome read(HttpResponse<Buffer> response) {
        return Answers.object(response).map(FeishuCodes::outcome).orElseGet(() -> Answers.unreadable(response));
    }
}
