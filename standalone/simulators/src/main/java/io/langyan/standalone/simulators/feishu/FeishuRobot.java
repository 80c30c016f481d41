package io.langyan.standalone.simulators.feishu;

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
import java.util.Optional;

/**
 * The custom group robot of Feishu: {@code POST /open-apis/bot/v2/hook/{token}} with time and signature in the body. 5
 * messages in any second and 100 in any minute; one more is refused and blocks nothing further.
 *
 * @see <a href="https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot">自定义机器人使用指南</a>
 */
public final class FeishuRobot implements Provider {

    private static final String PATH = "/open-apis/bot/v2/hook/";
    private static final int MOST_BYTES = 20 * 1024;

    private final FeishuAccount account;
    private final SlidingLimit second;
    private final SlidingLimit minute;
    private final InstantSource clock;

    public FeishuRobot(FeishuAccount account, InstantSource clock) {
        this.account = account;
        this.second = new SlidingLimit(5, Duration.ofSeconds(1), Duration.ZERO, clock);
        this.minute = new SlidingLimit(100, Duration.ofMinutes(1), Duration.ZERO, clock);
        this.clock = clock;
    }

    @Override
    public String channel() {
        return "feishu-robot";
    }

    @Override
    public String prefix() {
        return "/feishu";
    }

    @Override
    public boolean knows(Call call) {
        return call.path().startsWith(PATH);
    }

    /** Asks in the order: method, token, size, JSON, signature, content, keywords, rate. */
    @Override
    public Answer answer(Call call) {
        String token = call.path().substring(PATH.length());
        if (!call.method().equals("POST")) {
            return failing(405, "9499", "Bad Request");
        }
        if (!account.secretByToken().containsKey(token)) {
            return refused(19001, "param invalid: incoming webhook access token invalid");
        }
        Optional<JsonNode> body = Json.object(call.body());
        if (call.body().length > MOST_BYTES || body.isEmpty()) {
            return failing(400, "9499", "Bad Request");
        }
        return signed(body.get(), account.secretByToken().get(token))
                ? content(call, token, body.get())
                : refused(19021, "sign match fail or timestamp is not within one hour from current time");
    }

    private boolean signed(JsonNode body, String secret) {
        return secret.isEmpty()
                || FeishuSign.fits(
                        secret,
                        body.path("timestamp").asText(""),
                        body.path("sign").asText(""),
                        clock.instant());
    }

    private Answer content(Call call, String token, JsonNode body) {
        Optional<RobotMessage> message = RobotMessage.read(body);
        if (message.isEmpty()) {
            return failing(400, "9499", "Bad Request");
        }
        String text = message.get().text();
        if (!account.keywords().isEmpty() && account.keywords().stream().noneMatch(text::contains)) {
            return refused(19024, "Key Words Not Found");
        }
        return second.take(token) && minute.take(token) ? accepted(token, message.get(), body) : throttled(call);
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
        ObjectNode body = Json.MAPPER.createObjectNode().put("code", 0).put("msg", "success");
        body.putObject("data");
        body.putNull("Extra").put("StatusCode", 0).put("StatusMessage", "success");
        return new Answer(200, "0", body, List.of(arrived));
    }

    @Override
    public Answer throttled(Call call) {
        return refused(11232, "frequency limited psm[lark.oapi.app_platform_runtime]appID[1500]");
    }

    @Override
    public Answer failing(int status, String code, String message) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        try {
            body.put("code", Integer.parseInt(code));
        } catch (NumberFormatException text) {
            body.put("code", code);
        }
        body.put("msg", message == null ? "injected" : message).putObject("data");
        return Answer.refused(status, code, body);
    }

    private Answer refused(int code, String text) {
        return failing(200, Integer.toString(code), text);
    }
}
