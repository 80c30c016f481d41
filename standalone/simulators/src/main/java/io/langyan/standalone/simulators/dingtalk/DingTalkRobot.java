package io.langyan.standalone.simulators.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.standalone.simulators.exchange.Answer;
import io.langyan.standalone.simulators.exchange.Call;
import io.langyan.standalone.simulators.exchange.Json;
import io.langyan.standalone.simulators.exchange.Provider;
import io.langyan.standalone.simulators.exchange.SlidingLimit;
import io.langyan.standalone.simulators.phone.Message;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The custom group robot of DingTalk: {@code POST /robot/send?access_token=…&timestamp=…&sign=…}. 20 messages in any minute,
 * the 21st blocks the robot for 10 minutes. Errors come with HTTP 200.
 *
 * @see <a href="https://open.dingtalk.com/document/robots/custom-robot-access">自定义机器人接入</a>
 */
public final class DingTalkRobot implements Provider {

    private static final String PATH = "/robot/send";
    private static final int MOST_BYTES = 20_000;
    private static final int TOO_FAST = 410100;

    private final Map<String, String> secretByToken;
    private final List<String> keywords;
    private final SlidingLimit limit;
    private final InstantSource clock;

    /**
     * @param secretByToken an empty secret: the robot asks for no signature
     * @param keywords a message must hold one of them; empty: none asked
     */
    public DingTalkRobot(
            Map<String, String> secretByToken, List<String> keywords, Duration penalty, InstantSource clock) {
        this.secretByToken = Map.copyOf(secretByToken);
        this.keywords = List.copyOf(keywords);
        this.limit = new SlidingLimit(20, Duration.ofSeconds(60), penalty, clock);
        this.clock = clock;
    }

    @Override
    public String channel() {
        return "dingtalk-robot";
    }

    @Override
    public String prefix() {
        return "/dingtalk";
    }

    @Override
    public boolean knows(Call call) {
        return call.path().equals(PATH);
    }

    /** Asks in the order: method, token, content type, signature, size, type, content, keywords, rate. */
    @Override
    public Answer answer(Call call) {
        String token = call.query().getOrDefault("access_token", "");
        if (!call.method().equals("POST")) {
            return refused(43002, "require POST method");
        }
        if (token.isEmpty()) {
            return refused(40035, "缺少参数 access_token");
        }
        if (!secretByToken.containsKey(token)) {
            return refused(300005, "token is not exist");
        }
        if (!call.header("content-type").toLowerCase(Locale.ROOT).startsWith("application/json")) {
            return refused(43004, "require Content-Type application/json");
        }
        return unsigned(call, secretByToken.get(token))
                .map(why -> refused(310000, why))
                .orElseGet(() -> content(call, token));
    }

    private Optional<String> unsigned(Call call, String secret) {
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        String timestamp = call.query().getOrDefault("timestamp", "");
        if (!DingTalkSign.timely(timestamp, clock.millis())) {
            return Optional.of("invalid timestamp");
        }
        boolean fits = DingTalkSign.fits(secret, timestamp, call.query().getOrDefault("sign", ""));
        return fits ? Optional.empty() : Optional.of("sign not match");
    }

    private Answer content(Call call, String token) {
        if (call.body().length > MOST_BYTES) {
            return refused(460101, "message too long, exceed 20000 bytes");
        }
        Optional<JsonNode> body = Json.object(call.body());
        if (body.isEmpty()) {
            return refused(40035, "缺少参数 json");
        }
        String format = body.get().path("msgtype").asText("");
        if (!RobotMessage.supports(format)) {
            return refused(400105, "不支持的消息类型 " + format);
        }
        RobotMessage message = RobotMessage.read(body.get());
        if (message.missing() != null) {
            return refused(40035, "缺少参数 " + message.missing());
        }
        if (!keywords.isEmpty() && keywords.stream().noneMatch(message.text()::contains)) {
            return refused(310000, "keywords not in content");
        }
        return limit.take(token) ? accepted(token, message, body.get()) : throttled(call);
    }

    private Answer accepted(String token, RobotMessage message, JsonNode raw) {
        Message arrived = new Message(
                0,
                channel(),
                clock.instant(),
                Message.tail(token),
                message.format(),
                message.mentions(),
                message.text(),
                raw);
        ObjectNode body = Json.MAPPER.createObjectNode().put("errcode", 0).put("errmsg", "ok");
        return new Answer(200, "0", body, List.of(arrived));
    }

    @Override
    public Answer throttled(Call call) {
        return refused(TOO_FAST, "发送速度太快而限流");
    }

    @Override
    public Answer failing(int status, String code, String message) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        try {
            body.put("errcode", Integer.parseInt(code));
        } catch (NumberFormatException text) {
            body.put("errcode", code);
        }
        return Answer.refused(status, code, body.put("errmsg", message == null ? "injected" : message));
    }

    private Answer refused(int code, String text) {
        return failing(200, Integer.toString(code), text);
    }
}
