package io.langyan.notification.message;

import io.langyan.events.v1.Level;
import io.langyan.notification.page.PageRow;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A page that never was, to show a template with. */
public final class SamplePage {

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("squad", "应急小组"),
            Map.entry("type", "opinion"),
            Map.entry("mentions", "1280"),
            Map.entry("platform", "weibo"),
            Map.entry("platforms", "weibo xiaohongshu"),
            Map.entry("categories", "product-safety"),
            Map.entry("spread", "100001"),
            Map.entry("window", "PT2H"),
            Map.entry("clock", "first-word"),
            Map.entry("level", "L2"),
            Map.entry("expectedIn", "40 min (25–70)"),
            Map.entry("probability", "80 %"),
            Map.entry("terms", "自燃"),
            Map.entry("copies", "12 条"),
            Map.entry("url", "https://weibo.example/1"),
            Map.entry("late", ""),
            Map.entry("source", "crawler-1"),
            Map.entry("patrol", "09:00"),
            Map.entry("rota", "listener"),
            Map.entry("gaps", "11-21 18:00 至 11-22 09:00"),
            Map.entry("unreachable", "张三（11-21 18:00 起）"),
            Map.entry("unverified", "李四（11-22 09:00 起）"),
            Map.entry("guessedYears", "2027"),
            Map.entry("channel", "wecom-robot"),
            Map.entry("code", "93000"),
            Map.entry("quotaUsed", "8000"),
            Map.entry("quota", "10000"),
            Map.entry("quotaReserve", "1000"),
            Map.entry("plan", "default"),
            Map.entry("chains", "策略 emergency 第 1 步：渠道 aliyun-sms 已停用"),
            Map.entry("chainsEnglish", "emergency, step 1: channel aliyun-sms is switched off"),
            Map.entry("kept", "3"),
            Map.entry("muteReason", "旧视频被翻出，已核实"),
            Map.entry("mutedBy", "analyst"));

    private static final Duration SPACE = Duration.ofMinutes(5);

    private SamplePage() {}

    /** @param why its reason; {@link TemplateKey#ANY} for an incident that was opened, {@link TemplateKey#ANSWERED} for one that is answered too */
    public static PageRow of(String why, Instant now) {
        PageRow page = new PageRow();
        page.id = new UUID(0, 0);
        page.conversation = page.id;
        page.nth = 2;
        page.brand = "langyan";
        page.level = Level.L1.code();
        boolean answered = why.equals(TemplateKey.ANSWERED);
        page.why = answered || why.equals(TemplateKey.ANY) ? "opened" : why;
        page.title = "电池自燃，用户要求召回";
        page.facts = facts(page.why, now);
        page.openedAt = now;
        if (answered) {
            page.ackName = "李四";
            page.ackedAt = now.plus(SPACE);
        }
        return page;
    }

    private static Map<String, String> facts(String why, Instant now) {
        Map<String, String> facts = new LinkedHashMap<>();
        Instant next = now;
        for (String name : Reasons.facts(why)) {
            next = next.plus(SPACE);
            facts.put(name, VALUES.getOrDefault(name, next.toString()));
        }
        return facts;
    }
}
