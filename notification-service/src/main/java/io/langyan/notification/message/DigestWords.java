package io.langyan.notification.message;

import io.langyan.events.v1.Level;

/**
 * The words of a digest in one language. The first line has 狼烟 in both, for a robot may be secured by that keyword.
 *
 * @param title of level and count
 * @param andOthers of how many there are in all
 * @param more of how many there are beside those listed, and where
 */
record DigestWords(
        boolean chinese,
        String title,
        String levels,
        String brands,
        String called,
        String nobody,
        String comma,
        String andOthers,
        String more,
        String drill,
        String trial,
        String repeated) {

    static final DigestWords CHINESE = new DigestWords(
            true,
            "【狼烟 摘要 %s】发送已达渠道上限，%d 次呼叫合为一条",
            "级别：",
            "品牌：",
            "呼叫：",
            "无人值班",
            "、",
            " 等 %d 个",
            "另有 %d 条，均待确认：%s",
            "【演练】",
            "【试运行】",
            "【可能重复】");

    static final DigestWords ENGLISH = new DigestWords(
            false,
            "【狼烟 Langyan digest %s】The channel's limit is reached: %d pages in one message",
            "Levels: ",
            "Brands: ",
            "Called: ",
            "nobody on duty",
            ", ",
            " and others, %d in all",
            "%d more wait for an answer: %s",
            "【DRILL 演练】",
            "[trial] ",
            "[may be a repeat] ");

    String level(Level level) {
        return chinese ? PageText.levelName(level) : english(level);
    }

    private static String english(Level level) {
        return switch (level) {
            case L1 -> "L1 major";
            case L2 -> "L2 serious";
            case L3 -> "L3 ordinary";
            case WARN -> "warning";
            case WATCH -> "watch";
            case NONE -> "notice";
        };
    }
}
