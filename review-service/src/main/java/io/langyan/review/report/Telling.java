package io.langyan.review.report;

import io.langyan.events.v1.CrisisEvent.CrisisAbsorbed;
import io.langyan.events.v1.CrisisEvent.CrisisFalseAlarm;
import io.langyan.events.v1.CrisisEvent.CrisisQuiet;
import io.langyan.events.v1.CrisisEvent.CrisisRegrouped;
import io.langyan.events.v1.CrisisEvent.ForecastMade;
import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.Event;
import io.langyan.events.v1.EventTypes;
import io.langyan.events.v1.IncidentEvent.ClockChanged;
import io.langyan.events.v1.IncidentEvent.IncidentClosed;
import io.langyan.events.v1.IncidentEvent.IncidentLevelChanged;
import io.langyan.events.v1.IncidentEvent.IncidentOpened;
import io.langyan.events.v1.IncidentEvent.IncidentReopened;
import io.langyan.events.v1.IncidentEvent.PageRequested;
import io.langyan.events.v1.IncidentEvent.StatementPublished;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.PushEvent.PageAcknowledged;
import io.langyan.events.v1.PushEvent.PageEscalated;
import io.langyan.events.v1.PushEvent.PageExhausted;
import io.langyan.events.v1.PushEvent.PageOpened;
import io.langyan.events.v1.PushEvent.PushFailed;
import io.langyan.events.v1.PushEvent.Pushed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Tells an event in one line of plain words; an event it has no words for is named by its type. */
final class Telling {

    private static final Map<Class<? extends Event>, Function<Event, Text>> WORDS = new LinkedHashMap<>();

    static {
        crises();
        incidents();
        pushes();
    }

    private Telling() {}

    static Moment of(Noted<?> fact) {
        Event event = fact.event();
        String type = EventTypes.nameOf(event.getClass());
        Function<Event, Text> words = WORDS.getOrDefault(event.getClass(), any -> new Text(type, type));
        return new Moment(fact.at(), type, words.apply(event), fact.id());
    }

    private static <E extends Event> void words(Class<E> kind, Function<E, Text> words) {
        WORDS.put(kind, event -> words.apply(kind.cast(event)));
    }

    private static void crises() {
        words(LevelChanged.class, e -> Text.of("危机级别 %s → %s", "crisis level %s → %s", code(e.from()), code(e.to())));
        words(
                ForecastMade.class,
                e -> Text.of("预计 %1$s 达到 %2$s", "%2$s expected at %1$s", e.expectedAt(), code(e.level())));
        words(CrisisQuiet.class, e -> Text.of("负面传播停止、讨论降温", "spreading stopped, discussion cooled"));
        words(CrisisAbsorbed.class, e -> Text.of("话题并入 %s", "story merged into %s", e.into()));
        words(
                CrisisRegrouped.class,
                e -> Text.of("话题重组（%s）：%s", "story regrouped (%s): %s", e.change(), plain(e.reason())));
        words(CrisisFalseAlarm.class, e -> Text.of("标记为误报：%s", "marked a false alarm: %s", plain(e.reason())));
    }

    private static void incidents() {
        words(
                IncidentOpened.class,
                e -> Text.of("处置启动：%1$s，%2$s", "incident opened: %1$s, %2$s", code(e.level()), plain(e.squad())));
        words(
                IncidentLevelChanged.class,
                e -> Text.of("处置级别 %s → %s", "incident level %s → %s", code(e.from()), code(e.to())));
        words(ClockChanged.class, Telling::clock);
        words(PageRequested.class, e -> Text.of("要求通知 %s（%s）", "page requested for %s (%s)", list(e.roles()), e.why()));
        words(StatementPublished.class, e -> {
            Text kind = Names.statement(e.kind());
            return Text.of("发布%1$s %3$s", "%2$s published %3$s", kind.zh(), kind.en(), list(e.urls()));
        });
        words(
                IncidentClosed.class,
                e -> Text.of("处置关闭（%1$s）：%2$s", "incident closed by %1$s: %2$s", plain(e.by()), plain(e.cause())));
        words(
                IncidentReopened.class,
                e -> Text.of("处置重启（%1$s）：%2$s", "incident reopened by %1$s: %2$s", plain(e.by()), plain(e.reason())));
    }

    private static void pushes() {
        words(PageOpened.class, e -> Text.of("开始通知 %s（%s）", "page opened for %s (%s)", list(e.roles()), e.why()));
        words(Pushed.class, e -> Text.of("经 %s 推送，%s", "pushed through %s, %s", e.channel(), e.outcome()));
        words(
                PushFailed.class,
                e -> Text.of(
                        "经 %s 推送失败：%s %s",
                        "push through %s failed: %s %s", e.channel(), plain(e.code()), plain(e.reason())));
        words(
                PageAcknowledged.class,
                e -> Text.of("%1$s 已确认（%2$s）", "acknowledged by %1$s (%2$s)", plain(e.name()), plain(e.proof())));
        words(PageEscalated.class, e -> Text.of("升级到 %s", "escalated to %s", list(e.roles())));
        words(PageExhausted.class, e -> Text.of("呼叫告警：%s", "page alarm: %s", plain(e.reason())));
    }

    private static Text clock(ClockChanged changed) {
        Text name = Names.clock(changed.clock().clock());
        String reason = changed.reason() == null ? "" : " – " + changed.reason();
        return Text.of(
                "时钟“%1$s”：%3$s%4$s",
                "clock %2$s: %3$s%4$s", name.zh(), name.en(), changed.clock().state(), reason);
    }

    private static String code(Level level) {
        return level == null ? "–" : level.code();
    }

    private static String plain(String text) {
        return text == null ? "–" : text;
    }

    private static String list(List<String> items) {
        return items == null ? "" : String.join(", ", items);
    }
}
