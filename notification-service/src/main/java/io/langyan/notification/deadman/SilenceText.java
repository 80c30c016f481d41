package io.langyan.notification.deadman;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What somebody reads of silences (失联), in Chinese and in English. */
final class SilenceText {

    private static final Map<String, String> NAMES = Map.of(
            "monitoring",
            "监测",
            "grading",
            "分级",
            "incident",
            "处置",
            "notification",
            "推送",
            "review",
            "复盘",
            Watched.PIPELINE,
            "全链路",
            Watched.DATABASE,
            "推送的数据库");

    private static final int TITLE = 20;

    private final List<Telling> tellings;
    private final Instant now;
    private final DateTimeFormatter time;

    SilenceText(List<Telling> tellings, Instant now, ZoneId zone) {
        this.tellings = tellings;
        this.now = now;
        this.time = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss XXX").withZone(zone);
    }

    boolean isGoodNews() {
        return tellings.stream().allMatch(telling -> telling.what() == Telling.What.BACK);
    }

    String brief() {
        return isGoodNews() ? "恢复" : "失联";
    }

    /** Within what a template's variable takes. */
    String title() {
        String names = tellings.stream().map(telling -> zh(telling.name())).collect(Collectors.joining("、"));
        String all = names + (isGoodNews() ? "恢复心跳" : "没有心跳");
        return all.length() <= TITLE ? all : all.substring(0, TITLE - 1) + "…";
    }

    String whole() {
        String head = isGoodNews() ? "【狼烟 心跳恢复】" : "【狼烟 失联告警】";
        String chinese = tellings.stream().map(this::chinese).collect(Collectors.joining("\n"));
        String english = tellings.stream().map(this::english).collect(Collectors.joining("\n"));
        String advice =
                isGoodNews() ? "" : "\n期间提及可能进不来、不定级、不呼叫，请立即查看。Mentions may not come in, be graded or ring: look now.";
        return head + "\n" + chinese + "\n" + english + advice;
    }

    private String chinese(Telling telling) {
        String who = zh(telling.name()) + " " + telling.name() + lanes(telling, "（第 %s 道）", "、");
        String last = telling.since() == null ? "从未收到" : "最近一次 " + time.format(telling.since());
        return switch (telling.what()) {
            case SILENT -> who + "：没有心跳，" + last + "。";
            case STILL_SILENT -> who + "：仍没有心跳，" + last + lasting(telling, "，已 %s") + "。";
            case BACK -> who + "：恢复心跳" + (telling.since() == null ? "" : "，中断自 " + time.format(telling.since())) + "。";
        };
    }

    private String english(Telling telling) {
        String who = telling.name() + lanes(telling, " (lane %s)", ", ");
        String last = telling.since() == null ? "never heard" : "last at " + time.format(telling.since());
        return switch (telling.what()) {
            case SILENT -> who + ": no heartbeat, " + last + ".";
            case STILL_SILENT -> who + ": still no heartbeat, " + last + lasting(telling, ", for %s") + ".";
            case BACK ->
                who + ": beats again"
                        + (telling.since() == null ? "" : ", was silent since " + time.format(telling.since())) + ".";
        };
    }

    private String lasting(Telling telling, String format) {
        return telling.since() == null ? "" : format.formatted(span(Duration.between(telling.since(), now)));
    }

    private static String lanes(Telling telling, String format, String between) {
        return telling.lanes().isEmpty() || telling.what() == Telling.What.BACK
                ? ""
                : format.formatted(telling.lanes().stream()
                        .map(lane -> String.valueOf(lane + 1))
                        .collect(Collectors.joining(between)));
    }

    private static String span(Duration span) {
        return span.toHours() > 0 ? span.toHours() + " h " + span.toMinutesPart() + " min" : span.toMinutes() + " min";
    }

    private static String zh(String name) {
        return NAMES.getOrDefault(name, name);
    }
}
