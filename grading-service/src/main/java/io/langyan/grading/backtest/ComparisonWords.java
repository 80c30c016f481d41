package io.langyan.grading.backtest;

import io.langyan.grading.backtest.StoryDifference.Change;
import java.util.Map;
import java.util.stream.Stream;

/** The words of a comparison, in Chinese and English. */
enum ComparisonWords {
    ZH(
            "预案对比：%s → %s（时间按 %s）%n",
            "共 %d 个话题：升高 %d，降低 %d，仅时间改变 %d，不变 %d。%n",
            "  %-5s %d → %d 个：新达到 %d，不再达到 %d，更早 %d，更晚 %d%n",
            Map.of(Change.HIGHER, "升高", Change.LOWER, "降低", Change.MOVED, "时间改变", Change.SAME, "不变"),
            Map.of(
                    LevelMove.Kind.APPEARS, "新达到",
                    LevelMove.Kind.DISAPPEARS, "不再达到",
                    LevelMove.Kind.EARLIER, "早 %d 分钟",
                    LevelMove.Kind.LATER, "晚 %d 分钟")),
    EN(
            "Plans compared: %s -> %s (times in %s)%n",
            "%d stories: %d higher, %d lower, %d moved in time only, %d the same.%n",
            "  %-5s %d -> %d: appears in %d, disappears in %d, earlier in %d, later in %d%n",
            Map.of(Change.HIGHER, "higher", Change.LOWER, "lower", Change.MOVED, "moved", Change.SAME, "the same"),
            Map.of(
                    LevelMove.Kind.APPEARS, "appears",
                    LevelMove.Kind.DISAPPEARS, "disappears",
                    LevelMove.Kind.EARLIER, "%d min earlier",
                    LevelMove.Kind.LATER, "%d min later"));

    final String head;
    final String summary;
    final String ofLevel;
    private final Map<Change, String> changes;
    private final Map<LevelMove.Kind, String> moves;

    ComparisonWords(
            String head,
            String summary,
            String ofLevel,
            Map<Change, String> changes,
            Map<LevelMove.Kind, String> moves) {
        this.head = head;
        this.summary = summary;
        this.ofLevel = ofLevel;
        this.changes = changes;
        this.moves = moves;
    }

    /**
     * @param asked zh or en; null leaves it to the locale of the environment
     * @throws IllegalArgumentException when it is neither
     */
    static ComparisonWords in(String asked, Map<String, String> environment) {
        if (asked != null) {
            return switch (asked) {
                case "zh" -> ZH;
                case "en" -> EN;
                default -> throw new IllegalArgumentException("--lang is zh or en");
            };
        }
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(environment::get)
                .filter(locale -> locale != null && !locale.isEmpty())
                .findFirst()
                .filter(locale -> locale.startsWith("zh"))
                .map(chinese -> ZH)
                .orElse(EN);
    }

    String of(Change change) {
        return changes.get(change);
    }

    String of(LevelMove move) {
        return String.format(moves.get(move.move()), move.minutes());
    }
}
