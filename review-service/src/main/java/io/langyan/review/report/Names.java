package io.langyan.review.report;

import java.util.Map;

/** The field's words in both languages; a word nobody listed stands for itself. */
final class Names {

    private static final Map<String, Text> CLOCKS = Map.of(
            "meeting", new Text("应急会议", "Meeting"),
            "fact-check", new Text("事实核查", "Fact check"),
            "first-word", new Text("首次发声", "First word"),
            "statement", new Text("实质性声明", "Statement"),
            "update", new Text("进展更新", "Update"),
            "closing", new Text("关闭", "Closing"),
            "review", new Text("复盘", "Review"));

    private static final Map<String, Text> OUTCOMES = Map.of(
            "met", new Text("按时", "met"),
            "late", new Text("超时完成", "late"),
            "breached", new Text("未完成", "breached"),
            "open", new Text("未到期", "open"),
            "cancelled", new Text("已取消", "cancelled"));

    private static final Map<String, Text> KINDS = Map.of(
            "holding", new Text("首次回应", "Holding text"),
            "statement", new Text("声明", "Statement"),
            "update", new Text("进展更新", "Update"));

    private static final Map<String, Text> LEVELS = Map.of(
            "L1", new Text("L1 重大", "L1 grave"),
            "L2", new Text("L2 较大", "L2 serious"),
            "L3", new Text("L3 一般", "L3 ordinary"),
            "warn", new Text("预警", "warn"),
            "watch", new Text("关注", "watch"));

    private static final Map<String, Text> TYPES = Map.of(
            "opinion", new Text("舆论", "opinion"),
            "rumour", new Text("谣言", "rumour"),
            "pr", new Text("公关", "PR"),
            "legal", new Text("法律", "legal"));

    private static final Map<String, Text> REASONS = Map.of(
            "opened", new Text("处置启动", "incident opened"),
            "reopened", new Text("处置重启", "incident reopened"),
            "level-changed", new Text("级别变化", "level changed"),
            "clock-at-risk", new Text("时钟将超时", "clock at risk"),
            "clock-breached", new Text("时钟超时", "clock breached"),
            "approval", new Text("等待审批", "approval"),
            "warn", new Text("预警", "warning"),
            "hit", new Text("命中", "hit"),
            "forecast", new Text("预测", "forecast"));

    private Names() {}

    static Text clock(String code) {
        return named(CLOCKS, code);
    }

    static Text outcome(ClockLine.Outcome outcome) {
        return named(OUTCOMES, outcome.name());
    }

    static Text statement(String kind) {
        return named(KINDS, kind);
    }

    static Text level(String code) {
        return named(LEVELS, code);
    }

    /** Why somebody was paged. */
    static Text why(String code) {
        return named(REASONS, code);
    }

    static Text type(String code) {
        return named(TYPES, code);
    }

    private static Text named(Map<String, Text> names, String code) {
        String known = code == null ? "–" : code;
        return names.getOrDefault(known, new Text(known, known));
    }
}
