package io.langyan.notification.channel.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.v1.EventJson;
import io.langyan.notification.channel.Answers;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import io.langyan.notification.channel.SentCard;
import io.langyan.notification.people.Contact;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A message of the customer's own application (应用消息) to one member: a text, or where the channel has a callback, a card with
 * a button. What a member gets beyond 30 in a minute or 1000 in
 * an hour is dropped without a word, so the application as a whole never sends more than that.
 *
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90236">发送应用消息</a>
 */
@ApplicationScoped
class WecomApp implements Messenger {

    private final AppTokens tokens;

    WecomApp(AppTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public String kind() {
        return "wecom-app";
    }

    @Override
    public Optional<URI> vendor() {
        return Optional.of(URI.create("https://qyapi.weixin.qq.com"));
    }

    @Override
    public Reach reach() {
        return Reach.PERSON_BY_LINK;
    }

    @Override
    public int mostBytes() {
        return 2048;
    }

    @Override
    public List<Limit> limits() {
        return List.of(new Limit(30, Duration.ofMinutes(1)), new Limit(1000, Duration.ofHours(1)));
    }

    @Override
    public List<String> neededSecrets() {
        return List.of("secret");
    }

    @Override
    public List<String> optionalSecrets() {
        return List.of(CallbackSeal.TOKEN, CallbackSeal.KEY);
    }

    @Override
    public List<String> neededSettings() {
        return List.of("corpId", "agentId");
    }

    @Override
    public Optional<Objection> objection(Channel channel) {
        if (!channel.setting("agentId", "").matches("\\d{1,9}")) {
            return Optional.of(new Objection("settings.agentId", "应为数字", "must be a number"));
        }
        String token = channel.secret(CallbackSeal.TOKEN);
        String key = channel.secret(CallbackSeal.KEY);
        if (!token.matches("[A-Za-z0-9]{0,32}") || token.isEmpty() != key.isEmpty()) {
            return Optional.of(new Objection(
                    "secrets." + CallbackSeal.TOKEN,
                    "应为 1 到 32 个字母数字，与密钥成对",
                    "must be 1 to 32 letters and digits, with the key"));
        }
        return key.matches("([A-Za-z0-9]{43})?")
                ? Optional.empty()
                : Optional.of(
                        new Objection("secrets." + CallbackSeal.KEY, "应为 43 个字母数字", "must be 43 letters and digits"));
    }

    @Override
    public List<String> contacts() {
        return List.of(Contact.WECOM_USER);
    }

    @Override
    public Uni<Outcome> send(Channel channel, Letter letter) {
        Optional<String> user = letter.contact(Contact.WECOM_USER);
        if (user.isEmpty()) {
            return Uni.createFrom().item(Outcome.failed(Result.PERM, "NO_USER", "the person has no WeChat Work id"));
        }
        return tokens.post(
                channel,
                "/cgi-bin/message/send",
                body(channel, letter, user.get()),
                response -> read(response, answer -> WecomAppCodes.sent(answer, user.get())));
    }

    private static ObjectNode body(Channel channel, Letter letter, String user) {
        ObjectNode body = EventJson.mapper().createObjectNode().put("touser", user);
        body.put("agentid", agent(channel));
        if (CallbackSeal.of(channel).isPresent() && AckCard.suits(letter)) {
            body.put("msgtype", "template_card").set("template_card", AckCard.of(letter));
        } else {
            body.put("msgtype", "text").putObject("text").put("content", letter.text());
        }
        return body;
    }

    /** @see <a href="https://developer.work.weixin.qq.com/document/path/94888">更新模版卡片消息</a> */
    @Override
    public Uni<Outcome> replaceButton(Channel channel, SentCard card, String label) {
        ObjectNode body = EventJson.mapper().createObjectNode();
        body.putArray("userids").add(card.user());
        body.put("agentid", agent(channel)).put("response_code", card.code());
        body.putObject("button").put("replace_name", label);
        return tokens.post(
                channel,
                "/cgi-bin/message/update_template_card",
                body,
                response -> read(response, WecomAppCodes::edited));
    }

    private static int agent(Channel channel) {
        return Integer.parseInt(channel.setting("agentId", ""));
    }

    private static Outcome read(HttpResponse<Buffer> response, Function<JsonNode, Outcome> meaning) {
        return Answers.object(response)
                .filter(body -> body.has("errcode"))
                .map(meaning)
                .orElseGet(() -> Answers.unreadable(response));
    }
}
