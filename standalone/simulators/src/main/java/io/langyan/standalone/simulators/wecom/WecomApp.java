package io.langyan.standalone.simulators.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.standalone.simulators.exchange.Answer;
import io.langyan.standalone.simulators.exchange.Call;
import io.langyan.standalone.simulators.exchange.Json;
import io.langyan.standalone.simulators.exchange.Provider;
import io.langyan.standalone.simulators.exchange.SlidingLimit;
import io.langyan.standalone.simulators.exchange.TokenDesk;
import io.langyan.standalone.simulators.phone.Message;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Messages of an application of WeChat Work: {@code GET /cgi-bin/gettoken}, {@code POST /cgi-bin/message/send}. A member
 * gets 30 in a minute and 1000 in an hour; more are dropped without a word. {@code POST
 * /cgi-bin/message/update_template_card} replaces the button of a card; a whole new card is not simulated. Undocumented, and
 * so ours: the code that refuses a used response_code, and 81013 where none of the members holds the card.
 *
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90236">发送应用消息</a>
 * @see <a href="https://developer.work.weixin.qq.com/document/path/94888">更新模版卡片消息</a>
 */
public final class WecomApp implements Provider {

    private static final String TOKEN = "/cgi-bin/gettoken";
    private static final String SEND = "/cgi-bin/message/send";
    private static final String UPDATE = "/cgi-bin/message/update_template_card";
    private static final int MOST_USERS = 1000;

    private final WecomAccount account;
    private final TokenDesk desk;
    private final SlidingLimit minute;
    private final SlidingLimit hour;
    private final InstantSource clock;
    private final Cards cards;

    public WecomApp(WecomAccount account, InstantSource clock) {
        this.account = account;
        this.desk = new TokenDesk(clock);
        this.minute = new SlidingLimit(30, Duration.ofMinutes(1), Duration.ZERO, clock);
        this.hour = new SlidingLimit(1000, Duration.ofHours(1), Duration.ZERO, clock);
        this.clock = clock;
        this.cards = new Cards(clock);
        account.callbacks().forEach(cards::save);
    }

    /** Of all its applications. */
    public Cards cards() {
        return cards;
    }

    @Override
    public String channel() {
        return "wecom-app";
    }

    @Override
    public String prefix() {
        return "/wecom";
    }

    @Override
    public boolean knows(Call call) {
        return Set.of(TOKEN, SEND, UPDATE).contains(call.path());
    }

    @Override
    public Answer answer(Call call) {
        return switch (call.path()) {
            case TOKEN -> lend(call);
            case SEND -> withToken(call, this::read);
            default -> withToken(call, this::update);
        };
    }

    private Answer lend(Call call) {
        String corp = call.query().getOrDefault("corpid", "");
        String secret = call.query().getOrDefault("corpsecret", "");
        if (!account.knowsCorp(corp)) {
            return refused(40013, "invalid corpid");
        }
        Optional<String> app = account.secretByApp().entrySet().stream()
                .filter(each ->
                        each.getKey().startsWith(corp + "/") && each.getValue().equals(secret))
                .map(Map.Entry::getKey)
                .findFirst();
        if (app.isEmpty()) {
            return refused(40001, "invalid credential");
        }
        return desk.admits(app.get()) ? lent(desk.lend(app.get())) : throttled(call);
    }

    private static Answer lent(TokenDesk.Lent lent) {
        ObjectNode body = ok().put("access_token", lent.token()).put("expires_in", TokenDesk.HOLDS.toSeconds());
        return Answer.refused(200, "token", body);
    }

    /** Asks in the order: method, token, JSON, then what is asked of it. */
    private Answer withToken(Call call, BiFunction<TokenDesk.Lent, JsonNode, Answer> then) {
        String token = call.query().getOrDefault("access_token", "");
        TokenDesk.Lent lent = desk.of(token);
        if (!call.method().equals("POST")) {
            return refused(43002, "require POST method");
        }
        if (token.isEmpty()) {
            return refused(41001, "access_token missing");
        }
        if (lent == null) {
            return refused(40014, "invalid access_token");
        }
        return desk.holds(lent)
                ? Json.object(call.body())
                        .map(body -> then.apply(lent, body))
                        .orElseGet(() -> refused(40008, "invalid message type"))
                : refused(42001, "access_token expired");
    }

    /** Asks in the order: message, application, recipients. */
    private Answer read(TokenDesk.Lent lent, JsonNode body) {
        AppMessage message = AppMessage.read(body);
        if (message.code() != 0) {
            return refused(message.code(), message.remark());
        }
        Optional<Answer> stranger = stranger(lent, body);
        if (stranger.isPresent()) {
            return stranger.get();
        }
        if (message.isCard() && !cards.canCallBack(lent.app())) {
            return refused(43012, "callback url is not set");
        }
        List<String> users = Arrays.stream(body.path("touser").asText("").split("\\|"))
                .filter(user -> !user.isEmpty())
                .toList();
        if (users.isEmpty()) {
            return refused(82001, "touser, toparty and totag are empty");
        }
        return users.size() > MOST_USERS ? refused(40032, "too many users") : deliver(lent, message, users, body);
    }

    private Optional<Answer> stranger(TokenDesk.Lent lent, JsonNode body) {
        if (!body.path("agentid").isInt()) {
            return Optional.of(refused(41011, "missing agentid"));
        }
        return lent.app().endsWith("/" + body.path("agentid").asInt())
                ? Optional.empty()
                : Optional.of(refused(40056, "invalid agentid"));
    }

    /** Asks in the order: application, members, button, code; a refusal uses up no code. */
    private Answer update(TokenDesk.Lent lent, JsonNode body) {
        Optional<Answer> stranger = stranger(lent, body);
        if (stranger.isPresent()) {
            return stranger.get();
        }
        List<String> users = new ArrayList<>();
        body.path("userids").forEach(user -> users.add(user.asText()));
        if (users.isEmpty() || users.size() > MOST_USERS) {
            return users.isEmpty() ? refused(82001, "userids is empty") : refused(40032, "too many users");
        }
        String label = body.path("button").path("replace_name").asText("");
        if (label.isEmpty()) {
            return refused(40058, "button.replace_name missing. invalid Request Parameter");
        }
        String code = body.path("response_code").asText("");
        return cards.sent().lets(lent.app(), code)
                ? edited(users, cards.sent().edit(code, users, label))
                : refused(account.spent(), "invalid response_code");
    }

    private Answer edited(List<String> users, List<Message> edited) {
        if (edited.isEmpty()) {
            return refused(81013, "userids all invalid");
        }
        ObjectNode body = ok();
        ArrayNode missed = body.putArray("invaliduser");
        users.stream()
                .filter(user ->
                        edited.stream().noneMatch(card -> card.to().get(0).equalsIgnoreCase(user)))
                .forEach(missed::add);
        return new Answer(200, "0", body, edited);
    }

    private Answer deliver(TokenDesk.Lent lent, AppMessage message, List<String> users, JsonNode raw) {
        List<String> missed =
                users.stream().filter(user -> user.startsWith("nobody")).toList();
        if (missed.size() == users.size()) {
            return refused(81013, "user & party & tag all invalid");
        }
        if (message.isCard() && !cards.firstTime(lent.app(), task(raw))) {
            return refused(42014, "taskid has existed or empty or exceed max len");
        }
        List<String> reached = new ArrayList<>();
        for (String user : users) {
            boolean member = !missed.contains(user);
            if (member && minute.take(lent.app() + "|" + user) && hour.take(lent.app() + "|" + user)) {
                reached.add(user);
            }
        }
        ObjectNode body = ok().put("invaliduser", String.join("|", missed))
                .put("msgid", UUID.randomUUID().toString());
        if (message.isCard()) {
            body.put("response_code", cards.sent().issue(lent.app(), task(raw)));
        }
        return reached.isEmpty()
                ? Answer.refused(200, "dropped", body)
                : new Answer(200, "0", body, onPhones(lent, message, reached, raw));
    }

    /** Each member has a card of their own, for it may be edited for one and not for another. */
    private List<Message> onPhones(TokenDesk.Lent lent, AppMessage message, List<String> reached, JsonNode raw) {
        return message.isCard()
                ? reached.stream()
                        .map(user -> cards.sent()
                                .keep(lent.app(), task(raw), user, arrived(lent, message, List.of(user), raw)))
                        .toList()
                : List.of(arrived(lent, message, reached, raw));
    }

    private static String task(JsonNode raw) {
        return raw.path("template_card").path("task_id").asText();
    }

    private Message arrived(TokenDesk.Lent lent, AppMessage message, List<String> reached, JsonNode raw) {
        String app = Message.tail(lent.app());
        return new Message(0, channel(), clock.instant(), app, message.format(), reached, message.text(), raw);
    }

    @Override
    public Answer throttled(Call call) {
        return refused(45009, "api freq out of limit");
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

    private static ObjectNode ok() {
        return Json.MAPPER.createObjectNode().put("errcode", 0).put("errmsg", "ok");
    }
}
