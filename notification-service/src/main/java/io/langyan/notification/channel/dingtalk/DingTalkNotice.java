package io.langyan.notification.channel.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.v1.EventJson;
import io.langyan.notification.channel.AccessTokens;
import io.langyan.notification.channel.AccessTokens.Grant;
import io.langyan.notification.channel.Answers;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Hmac;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
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
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A work notice (工作通知) to one employee. The same words reach an employee once a day, and the second time are dropped
 * without a word; so each notice ends with the time at which it was sent.
 *
 * @see <a href="https://open.dingtalk.com/document/orgapp/asynchronous-sending-of-enterprise-session-messages">发送工作通知</a>
 */
@ApplicationScoped
class DingTalkNotice implements Messenger {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json; charset=utf-8");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS").withZone(ZoneId.of("Asia/Shanghai"));
    /** The vendor names no size for these; that of its text messages elsewhere, less the time. */
    private static final int MOST_BYTES = 2000;

    private final Wire wire;
    private final AccessTokens tokens;

    DingTalkNotice(Wire wire, AccessTokens tokens) {
        this.wire = wire;
        this.tokens = tokens;
    }

    @Override
    public String kind() {
        return "dingtalk-notice";
    }

    @Override
    public Optional<URI> vendor() {
        return Optional.of(URI.create("https://oapi.dingtalk.com"));
    }

    @Override
    public Reach reach() {
        return Reach.PERSON_BY_LINK;
    }

    @Override
    public int mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public List<Limit> limits() {
        return List.of();
    }

    @Override
    public List<String> neededSecrets() {
        return List.of("appKey", "appSecret");
    }

    @Override
    public List<String> neededSettings() {
        return List.of("agentId");
    }

    @Override
    public Optional<Objection> objection(Channel channel) {
        return channel.setting("agentId", "").matches("\\d{1,18}")
                ? Optional.empty()
                : Optional.of(new Objection("settings.agentId", "应为数字", "must be a number"));
    }

    @Override
    public List<String> contacts() {
        return List.of(Contact.DINGTALK_USER);
    }

    @Override
    public Uni<Outcome> send(Channel channel, Letter letter) {
        Optional<String> user = letter.contact(Contact.DINGTALK_USER);
        if (user.isEmpty()) {
            return Uni.createFrom().item(Outcome.failed(Result.PERM, "NO_USER", "the person has no DingTalk user id"));
        }
        byte[] body = body(channel, letter, user.get()).toString().getBytes(StandardCharsets.UTF_8);
        return tokens.with(
                source(channel),
                token -> wire.post(
                        channel.baseUrl() + "/topapi/message/corpconversation/asyncsend_v2?access_token="
                                + encode(token),
                        JSON,
                        body,
                        DingTalkNotice::read));
    }

    private static ObjectNode body(Channel channel, Letter letter, String user) {
        ObjectNode body = EventJson.mapper()
                .createObjectNode()
                .put("agent_id", Long.parseLong(channel.setting("agentId", "")))
                .put("userid_list", user)
                .put("to_all_user", false);
        ObjectNode message = body.putObject("msg").put("msgtype", "text");
        message.putObject("text").put("content", letter.text() + "\n发送：" + TIME.format(Instant.now()));
        return body;
    }

    private AccessTokens.Source source(Channel channel) {
        String key = channel.secret("appKey");
        String secret = channel.secret("appSecret");
        String url = channel.baseUrl() + "/gettoken?appkey=" + encode(key) + "&appsecret=" + encode(secret);
        return new AccessTokens.Source(
                Hmac.digest((channel.baseUrl() + "|" + key + "|" + secret).getBytes(StandardCharsets.UTF_8)),
                () -> wire.grant(url, DingTalkNotice::granted),
                NoticeCodes.STALE);
    }

    private static Grant granted(HttpResponse<Buffer> response) {
        JsonNode answer = Answers.object(response).orElseGet(EventJson.mapper()::createObjectNode);
        String code = NoticeCodes.code(answer);
        if (code.equals("0") && answer.path("access_token").isTextual()) {
            Duration holds = Duration.ofSeconds(answer.path("expires_in").asLong());
            return new Grant.Token(answer.path("access_token").asText(), holds);
        }
        return new Grant.Refused(NoticeCodes.refusal(code, answer));
    }

    private static Outcome read(HttpResponse<Buffer> response) {
        Optional<JsonNode> answer =
                Answers.object(response).filter(body -> body.has("errcode") || DingTalkCodes.isThrottled(body));
        return answer.map(NoticeCodes::outcome).orElseGet(() -> Answers.unreadable(response));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
