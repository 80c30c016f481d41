package io.langyan.notification.message;

import io.langyan.events.v1.Level;
import io.langyan.notification.page.PageRow;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a page says. Depends only on the page, so a push that is sent again says the same. */
public final class PageText {

    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
    private static final Map<String, String> WHYS = Map.ofEntries(
            Map.entry("opened", "舆情事件已开启"),
            Map.entry("level-changed", "舆情级别变化"),
            Map.entry("clock-at-risk", "处置时限将到"),
            Map.entry("clock-breached", "处置时限已超"),
            Map.entry("approval", "有文稿待审批"),
            Map.entry("warn", "舆情预警"),
            Map.entry("forecast", "预计将升级"),
            Map.entry("hit", "命中监测词"),
            Map.entry("source-silent", "采集源沉默"),
            Map.entry("patrol-due", "巡查到时"),
            Map.entry("patrol-missed", "巡查未签到"),
            Map.entry("rota-check", "值班检查"),
            Map.entry("spike", "声量突增"),
            Map.entry("staff-report", "员工上报"),
            Map.entry("mute-ended", "静音结束"));
    private static final Map<String, String> FACTS = Map.ofEntries(
            Map.entry("muteReason", "静音原因"),
            Map.entry("mutedBy", "静音人"),
            Map.entry("spread", "传播量"),
            Map.entry("window", "统计窗口"),
            Map.entry("mentions", "提及数"),
            Map.entry("platforms", "平台"),
            Map.entry("platform", "平台"),
            Map.entry("categories", "风险类别"),
            Map.entry("type", "类型"),
            Map.entry("rule", "依据"),
            Map.entry("clock", "时限"),
            Map.entry("dueAt", "到期"),
            Map.entry("signBy", "最迟签到"),
            Map.entry("gaps", "无人值班"),
            Map.entry("unreachable", "联系不上"),
            Map.entry("guessedYears", "缺工作日历"),
            Map.entry("squad", "小组"),
            Map.entry("terms", "命中词"),
            Map.entry("url", "原文"),
            Map.entry("publishedAt", "发布"),
            Map.entry("seenAt", "采集"),
            Map.entry("matchedAt", "命中"),
            Map.entry("late", "迟到"),
            Map.entry("copies", "同类命中"),
            Map.entry(PageRow.ALERT_BY, "最晚推送"),
            Map.entry("from", "原级别"),
            Map.entry("to", "现级别"),
            Map.entry("expectedIn", "预计用时"),
            Map.entry("probability", "可能性"),
            Map.entry("expectedAt", "预计时间"),
            Map.entry("earliest", "最早"),
            Map.entry("latest", "最晚"));

    private PageText() {}

    /**
     * The text for a chat.
     *
     * @param names who is called
     * @param link where to acknowledge
     * @param repeated an earlier push of unknown outcome may have arrived
     */
    public static String chat(PageRow page, List<String> names, String link, boolean repeated) {
        StringBuilder text = new StringBuilder();
        text.append(marks(page, repeated));
        text.append("【狼烟 ").append(levelName(page.gravity())).append("】").append(page.title);
        text.append("\n缘由：").append(WHYS.getOrDefault(page.why, page.why));
        text.append("\n品牌：").append(brand(page)).append("　时间：").append(TIME.format(page.openedAt));
        facts(page.facts)
                .forEach((name, value) ->
                        text.append("\n").append(name).append("：").append(value));
        text.append("\n呼叫：").append(names.isEmpty() ? "无人值班" : String.join("、", names));
        return text.append("\n请确认：").append(link).toString();
    }

    /** Whose page it is, for people. */
    static String brand(PageRow page) {
        return page.concernsAll() ? "全部" : page.brand;
    }

    private static String marks(PageRow page, boolean repeated) {
        return (repeated ? "【可能重复】" : "") + (page.drill != null ? "【演练】" : "") + (page.trial ? "【试运行】" : "");
    }

    private static Map<String, String> facts(Map<String, String> facts) {
        return facts.entrySet().stream()
                .filter(fact -> fact.getValue() != null && !fact.getValue().isBlank())
                .collect(Collectors.toMap(
                        fact -> FACTS.getOrDefault(fact.getKey(), fact.getKey()),
                        Map.Entry::getValue,
                        (first, second) -> first + "，" + second,
                        LinkedHashMap::new));
    }

    static String levelName(Level level) {
        return switch (level) {
            case L1 -> "L1 重大";
            case L2 -> "L2 较大";
            case L3 -> "L3 一般";
            case WARN -> "预警";
            case WATCH -> "关注";
            case NONE -> "提示";
        };
    }
}
