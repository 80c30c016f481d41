package io.langyan.standalone.simulators.wecom;

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
import java.util.Set;

/**
 * The group robot of WeChat Work: {@code POST /cgi-bin/webhook/send?key=…}. The key is the only credential; 20 messages in
 * any minute, the 21st blocks the robot for 60 s. Errors come with HTTP 200.
 *
 * @see <a href="https://developer.work.weixin.qq.com/document/path/99110">消息推送配置说明</a>
 */
public final class WecomRobot implements Provider {

    private static final String PATH = "/cgi-bin/webhook/send";
    private static final String MORE = ", more info at https://open.work.weixin.qq.com/devtool/query?e=";

    private final Set<String> keys;
    private final SlidingLimit limit;
    private final InstantSource clock;

    public WecomRobot(Set<String> keys, Duration penalty, InstantSource clock) {
        this.keys = Set.copyOf(keys);
        this.limit = new SlidingLimit(20, Duration.ofSeconds(60), penalty, clock);
        this.clock = clock;
    }

    @Override
    public String channel() {
        return "wecom-robot";
    }

    @Override
    public String prefix() {
        return "/wecom";
    }

    @Override
    public boolean knows(Call call) {
        return call.path().equals(PATH);
    }

    @Override
    public Answer answer(Call call) {
        String key = call.query().getOrDefault("key", "");
        if (!call.method().equals("POST")) {
            return refused(call, 43002, "require POST method");
        }
        if (!keys.contains(key)) {
            return refused(call, 93000, "invalid webhook url");
        }
        if (RobotMessage.hasUnicodeEscape(call.body())) {
            return refused(call, 40033, "invalid charset: \\uxxxx characters are not allowed");
        }
        Optional<JsonNode> body = Json.object(call.body());
        if (body.isEmpty()) {
            return refused(call, 40008, "invalid message type");
        }
        RobotMessage message = RobotMessage.read(body.get());
        if (message.fault().isPresent()) {
            return refused(
                    call, message.fault().get().code(), message.fault().get().text());
        }
        return limit.take(key) ? accepted(key, message, body.get()) : throttled(call);
    }

    @Override
    public Answer throttled(Call call) {
        return refused(call, 45009, "api freq out of limit");
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

    private Answer accepted(String key, RobotMessage message, JsonNode raw) {
        Message arrived = new Message(
                0,
                channel(),
                clock.instant(),
                Message.tail(key),
                message.format(),
                message.mentions(),
                message.text(),
                raw);
        ObjectNode body = Json.MAPPER.createObjectNode().put("errcode", 0).put("errmsg", message.remark());
        return new Answer(200, "0", body, List.of(arrived));
    }

    private Answer refused(Call call, int code, String text) {
        String hint = ", hint: [" + clock.millis() + "], from ip: " + call.ip() + MORE + code;
        return failing(200, Integer.toString(code), text + hint);
    }
}
