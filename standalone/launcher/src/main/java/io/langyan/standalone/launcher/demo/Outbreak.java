package io.langyan.standalone.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** From one complaint to the gravest level, act by act. */
final class Outbreak {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration GROWING = Duration.ofSeconds(90);

    private final Script script;
    private final CrisisFeed feed;
    private final Stage stage;
    private final Narrator tell;
    private String crisis;
    private String incident;

    Outbreak(Script script, CrisisFeed feed, Stage stage, Narrator tell) {
        this.script = script;
        this.feed = feed;
        this.stage = stage;
        this.tell = tell;
    }

    void complaint() {
        tell.chapter("第一条投诉", "the first complaint");
        List<Script.Line> first = script.act("first");
        Instant sent = feed.publish(first);
        tell.step("微博出现投诉，REST 已接收", "posted on weibo, accepted by REST", Duration.between(sent, Instant.now()));
        tell.detail("「" + first.get(0).text() + "」");
        feed.start();
        feed.pace(12);
        called("命中推送到值班人", "hit pushed to the listener on duty", sent, text -> text.contains("命中"));
    }

    void warning() {
        tell.chapter("发酵", "it spreads");
        feed.publish(script.act("warn"));
        feed.pace(700);
        Instant known = graded("预警", "warn");
        called("预警推送", "warning pushed", known, text -> text.contains("舆情预警"));
    }

    /** @return the id of the incident that opened by itself */
    String opening() {
        tell.chapter("一般危机 L3：自动立案", "level L3: an incident opens by itself");
        feed.publish(script.act("spread"));
        feed.pace(2_500);
        Instant known = graded("一般危机", "L3");
        feed.pace(250);
        JsonNode opened = stage.opened(crisis, SOON);
        incident = opened.path("id").asText();
        tell.step("立案，小组与时限就位", "incident open with squad and clocks", since(known, opened.path("openedAt")));
        described(opened);
        called("专项小组收到推送", "squad paged", known, text -> text.contains("事件已开启"));
        return incident;
    }

    void larger() {
        tell.chapter("较大危机 L2", "level L2");
        stage.throttleWeChatWork();
        feed.pace(9_000);
        Instant known = graded("较大危机", "L2");
        at("L2");
        JsonNode push = stage.message(
                "rise paged by DingTalk",
                SOON,
                known,
                message -> message.path("channel").asText().equals("dingtalk-robot")
                        && message.path("text").asText().contains("L2"));
        tell.step(
                "升级推送：企业微信限流，钉钉顶上",
                "rise paged: WeChat Work is throttled, DingTalk takes over",
                since(known, push.path("receivedAt")));
        tell.detail(channelAndText(push));
    }

    /** @return when L1 was known */
    Instant gravest() {
        tell.chapter("媒体跟进：重大危机 L1", "media follow up: level L1");
        feed.publish(script.act("media"));
        feed.publish(script.act("storm"));
        feed.pace(14_000);
        Instant known = graded("重大危机", "L1");
        feed.pace(1_200);
        JsonNode raised = at("L1");
        tell.step("转为应急小组，时限收紧", "emergency squad, tighter clocks", null);
        described(raised);
        called("应急小组收到推送", "emergency squad paged", known, text -> text.contains("L1"));
        return known;
    }

    /** @return when grading knew */
    private Instant graded(String zh, String level) {
        JsonNode graded = stage.crisisAt(level, GROWING);
        crisis = graded.path("id").asText();
        JsonNode reached = Stage.level(graded, level);
        Instant known = time(reached.path("knownAt"));
        tell.step(
                zh + "成立",
                level + " proved, known to grading after",
                Duration.between(feed.made(time(reached.path("provedAt"))), known));
        tell.detail("窗口/window %s  传播/spread %s  提及/mentions %s  依据/rule %s"
                .formatted(
                        reached.path("window").asText("—"),
                        reached.path("spread").asText("—"),
                        graded.path("mentions").asText(),
                        reached.path("rule").asText()));
        return known;
    }

    private JsonNode at(String level) {
        return stage.incident(incident, "incident at " + level, SOON, found -> found.path("level")
                .asText()
                .equals(level));
    }

    private void called(String zh, String en, Instant from, Predicate<String> text) {
        JsonNode push = stage.phone(en, SOON, from, text);
        tell.step(zh, en, since(from, push.path("receivedAt")));
        tell.detail(channelAndText(push));
    }

    private void described(JsonNode opened) {
        List<String> seats = new ArrayList<>();
        opened.path("squad")
                .path("seats")
                .forEach(seat -> seats.add(
                        seat.path("role").asText() + "=" + seat.path("name").asText("—")));
        tell.detail(opened.path("squad").path("name").asText() + "：" + String.join("  ", seats));
        List<String> clocks = new ArrayList<>();
        Instant now = Instant.now();
        opened.path("clocks").forEach(clock -> clocks.add(clock.path("clock").asText() + " " + left(clock, now)));
        tell.detail("时限/clocks: " + String.join("  ", clocks));
    }

    private static String left(JsonNode clock, Instant now) {
        return clock.hasNonNull("metAt")
                ? "✓"
                : Duration.between(now, time(clock.path("dueAt"))).toSeconds() + " s";
    }

    static String channelAndText(JsonNode message) {
        String text = message.path("text").asText().replaceAll("\\s+", " ");
        return message.path("channel").asText() + " → " + text.substring(0, Math.min(120, text.length()));
    }

    static Duration since(Instant from, JsonNode until) {
        return Duration.between(from, time(until));
    }

    static Instant time(JsonNode text) {
        return OffsetDateTime.parse(text.asText()).toInstant();
    }
}
