package io.langyan.standalone.simulators.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.standalone.simulators.exchange.Answer;
import io.langyan.standalone.simulators.exchange.Call;
import io.langyan.standalone.simulators.exchange.Json;
import io.langyan.standalone.simulators.exchange.Provider;
import io.langyan.standalone.simulators.exchange.TokenDesk;
import io.langyan.standalone.simulators.phone.Message;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Work notices of DingTalk: {@code GET /gettoken}, {@code POST /topapi/message/corpconversation/asyncsend_v2}. Sending is
 * queued: an unknown employee, the same words twice in a day and the 501st notice of a day are answered well and dropped.
 *
 * @see <a href="https://open.dingtalk.com/document/orgapp/asynchronous-sending-of-enterprise-session-messages">发送工作通知</a>
 */
public final class DingTalkNotice implements Provider {

    private static final String TOKEN = "/gettoken";
    private static final String SEND = "/topapi/message/corpconversation/asyncsend_v2";
    private static final int MOST_USERS = 100;

    private final Map<String, String> secretByApp;
    private final TokenDesk desk;
    private final NoticeDay day;
    private final InstantSource clock;
    private long tasks = 256_271_667_526L;

    /** @param secretByApp by {@code appkey/agentid} */
    public DingTalkNotice(Map<String, String> secretByApp, InstantSource clock) {
        this.secretByApp = Map.copyOf(secretByApp);
        this.desk = new TokenDesk(clock);
        this.day = new NoticeDay(clock);
        this.clock = clock;
    }

    @Override
    public String channel() {
        return "dingtalk-notice";
    }

    @Override
    public String prefix() {
        return "/dingtalk";
    }

    @Override
    public boolean knows(Call call) {
        return call.path().equals(TOKEN) || call.path().equals(SEND);
    }

    @Override
    public Answer answer(Call call) {
        return call.path().equals(TOKEN) ? lend(call) : send(call);
    }

    private Answer lend(Call call) {
        String key = call.query().getOrDefault("appkey", "");
        String secret = call.query().getOrDefault("appsecret", "");
        Optional<String> app = secretByApp.entrySet().stream()
                .filter(each ->
                        each.getKey().startsWith(key + "/") && each.getValue().equals(secret))
                .map(Map.Entry::getKey)
                .findFirst();
        if (app.isEmpty()) {
            return refused(40096, "不合法的appKey或appSecret");
        }
        return desk.admits(app.get()) ? lent(desk.lend(app.get())) : throttled(call);
    }

    private static Answer lent(TokenDesk.Lent lent) {
        ObjectNode body = ok().put("access_token", lent.token()).put("expires_in", TokenDesk.HOLDS.toSeconds());
        return Answer.refused(200, "token", body);
    }

    /** Asks in the order: method, token, JSON, application, message, employees. */
    private Answer send(Call call) {
        TokenDesk.Lent lent = desk.of(call.query().getOrDefault("access_token", ""));
        if (!call.method().equals("POST")) {
            return refused(43002, "require POST method");
        }
        if (lent == null) {
            return stale("40014", "不合法的access_token");
        }
        return desk.holds(lent)
                ? Json.object(call.body()).map(body -> read(lent, body)).orElseGet(() -> refused(40035, "缺少参数 json"))
                : stale("42001", "access_token超时");
    }

    private Answer read(TokenDesk.Lent lent, JsonNode body) {
        JsonNode message = body.path("msg");
        String text = message.path("text").path("content").asText("");
        List<String> users = Arrays.stream(body.path("userid_list").asText("").split(","))
                .filter(user -> !user.isEmpty())
                .toList();
        if (!lent.app().endsWith("/" + body.path("agent_id").asText())) {
            return refused(40035, "不合法的参数 agent_id");
        }
        if (!message.path("msgtype").asText().equals("text") || text.isEmpty()) {
            return refused(40035, "不合法的参数 msg");
        }
        return users.isEmpty() || users.size() > MOST_USERS
                ? refused(40035, "不合法的参数 userid_list")
                : queue(lent, text, users, body);
    }

    private synchronized Answer queue(TokenDesk.Lent lent, String text, List<String> users, JsonNode raw) {
        List<String> reached = new ArrayList<>();
        for (String user : users) {
            if (!user.startsWith("nobody") && day.takes(lent.app() + "|" + user, text)) {
                reached.add(user);
            }
        }
        ObjectNode body =
                ok().put("task_id", ++tasks).put("request_id", UUID.randomUUID().toString());
        String app = Message.tail(lent.app());
        return reached.isEmpty()
                ? Answer.refused(200, "dropped", body)
                : new Answer(
                        200,
                        "0",
                        body,
                        List.of(new Message(0, channel(), clock.instant(), app, "text", reached, text, raw)));
    }

    private static Answer stale(String code, String words) {
        return Answer.refused(200, code, gateway(code, words));
    }

    private static ObjectNode gateway(String code, String words) {
        return Json.MAPPER
                .createObjectNode()
                .put("errcode", 88)
                .put("sub_code", code)
                .put("sub_msg", words)
                .put("errmsg", "ding talk error[subcode=" + code + ",submsg=" + words + "]");
    }

    @Override
    public Answer throttled(Call call) {
        return refused(90002, "您的服务器调用钉钉开放平台所有接口的请求都被暂时禁用了: too many requests");
    }

    /** Codes about tokens come from the gateway, in its shape. */
    @Override
    public Answer failing(int status, String code, String message) {
        String words = message == null ? "injected" : message;
        if (code.equals("40014") || code.equals("42001")) {
            return Answer.refused(status, code, gateway(code, words));
        }
        ObjectNode body = Json.MAPPER.createObjectNode();
        try {
            body.put("errcode", Integer.parseInt(code));
        } catch (NumberFormatException text) {
            body.put("errcode", code);
        }
        return Answer.refused(status, code, body.put("errmsg", words));
    }

    private Answer refused(int code, String text) {
        return failing(200, Integer.toString(code), text);
    }

    private static ObjectNode ok() {
        return Json.MAPPER.createObjectNode().put("errcode", 0).put("errmsg", "ok");
    }
}
