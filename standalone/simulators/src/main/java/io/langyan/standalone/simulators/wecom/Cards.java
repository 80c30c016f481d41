package io.langyan.standalone.simulators.wecom;

import io.langyan.standalone.simulators.phone.Message;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The cards that applications have sent, who holds them, and where each application is told of pressed buttons. */
public final class Cards {

    private final InstantSource clock;
    private final Map<String, Callback> callbacks = new HashMap<>();
    private final Map<String, String> appByTask = new HashMap<>();
    private final SentCards sent;

    Cards(InstantSource clock) {
        this.clock = clock;
        this.sent = new SentCards(clock);
    }

    /** Those on the phones. */
    SentCards sent() {
        return sent;
    }

    /**
     * An application's callback, as its console takes it.
     *
     * @param app {@code corpid/agentid}
     */
    public record Callback(String app, String url, String token, String encodingAesKey) {

        /** @param text {@code token|encodingAesKey|url} */
        public static Callback of(String app, String text) {
            String[] parts = text.split("\\|", 3);
            if (parts.length < 3) {
                throw new IllegalArgumentException("the callback of " + app + " is not token|encodingAesKey|url");
            }
            return new Callback(app, parts[2], parts[0], parts[1]);
        }

        /** False when the console would not take it. */
        public boolean isWhole() {
            return app.matches("[^/]+/\\d+")
                    && url.matches("https?://\\S+")
                    && token.matches("[A-Za-z0-9]{1,32}")
                    && encodingAesKey.matches("[A-Za-z0-9]{43}");
        }

        private String company() {
            return app.substring(0, app.indexOf('/'));
        }

        private Seal seal() {
            return new Seal(token, encodingAesKey, company());
        }

        /** What the button's label is to become; empty when the answer does not say. */
        public Optional<String> label(String answer) {
            return value(answer, "Encrypt").map(seal()::decrypt).flatMap(plain -> value(plain, "ReplaceName"));
        }
    }

    /**
     * A request to a callback.
     *
     * @param query without the question mark, encoded
     */
    public record Told(Callback callback, String query, String body) {}

    public synchronized void save(Callback callback) {
        callbacks.put(callback.app(), callback);
    }

    synchronized boolean canCallBack(String app) {
        return callbacks.containsKey(app);
    }

    /** False when the application has had a task of that name. */
    synchronized boolean firstTime(String app, String task) {
        return appByTask.putIfAbsent(app + " " + task, app) == null;
    }

    /** How an address is tried: by a text that it must answer in clear. */
    public Told trial(Callback callback, String text) {
        String encrypted = callback.seal().encrypt(text, random());
        return new Told(callback, signed(callback, encrypted) + "&echostr=" + encoded(encrypted), "");
    }

    /** The telling that a member has pressed; empty when no such card was sent by an application with a callback. */
    public synchronized Optional<Told> pressed(String task, String key, String user) {
        return appByTask.entrySet().stream()
                .filter(card -> card.getKey().endsWith(" " + task))
                .map(card -> callbacks.get(card.getValue()))
                .findFirst()
                .map(callback -> told(callback, event(callback, task, key, user)));
    }

    /** The card of who pressed it, its button replaced as the answer to the telling said; empty when they hold none. */
    public synchronized Optional<Message> relabelled(String task, String user, String label) {
        return appByTask.entrySet().stream()
                .filter(card -> card.getKey().endsWith(" " + task))
                .findFirst()
                .flatMap(card -> sent.relabel(card.getValue(), task, user, label));
    }

    private Told told(Callback callback, String event) {
        String encrypted = callback.seal().encrypt(event, random());
        String body = "<xml>" + text("ToUserName", callback.company()) + text("AgentID", agent(callback))
                + text("Encrypt", encrypted) + "</xml>";
        return new Told(callback, signed(callback, encrypted), body);
    }

    private String event(Callback callback, String task, String key, String user) {
        return "<xml>" + text("ToUserName", callback.company()) + text("FromUserName", user) + "<CreateTime>"
                + clock.instant().getEpochSecond() + "</CreateTime>" + text("MsgType", "event")
                + text("Event", "template_card_event") + text("EventKey", key) + text("TaskId", task)
                + text("CardType", "button_interaction")
                + text("ResponseCode", UUID.randomUUID().toString())
                + "<AgentID>" + agent(callback) + "</AgentID></xml>";
    }

    private String signed(Callback callback, String encrypted) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = UUID.randomUUID().toString().substring(0, 8);
        return "msg_signature=" + callback.seal().signature(timestamp, nonce, encrypted) + "&timestamp=" + timestamp
                + "&nonce=" + nonce;
    }

    private static String agent(Callback callback) {
        return callback.app().substring(callback.app().indexOf('/') + 1);
    }

    private static byte[] random() {
        return UUID.randomUUID().toString().substring(0, 16).getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String text(String name, String value) {
        return "<" + name + "><![CDATA[" + value + "]]></" + name + ">";
    }

    private static Optional<String> value(String xml, String name) {
        String begin = "<" + name + "><![CDATA[";
        int start = xml.indexOf(begin);
        int end = xml.indexOf("]]></" + name + ">", Math.max(0, start));
        return start < 0 || end < 0 ? Optional.empty() : Optional.of(xml.substring(start + begin.length(), end));
    }
}
