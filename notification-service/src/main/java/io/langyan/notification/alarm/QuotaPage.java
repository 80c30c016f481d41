package io.langyan.notification.alarm;

import io.langyan.events.delivery.Scope;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.events.v1.Level;
import io.langyan.notification.channel.Quota;
import io.langyan.notification.channel.Quota.Mark;
import io.langyan.notification.escalation.RingListener;
import io.langyan.notification.page.PageRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the listener is told of a channel's month. */
final class QuotaPage {

    private static final Map<Mark, String> WORDS =
            Map.of(Mark.NEARLY, "已用八成", Mark.RESERVED, "只剩 L1 保留部分", Mark.USED, "已用尽");

    private QuotaPage() {}

    static PageRequest of(String channel, Quota quota, Instant now) {
        return new PageRequest(
                TimeOrderedId.next(),
                Scope.allBrands(),
                null,
                null,
                null,
                quota.mark() == Mark.NEARLY ? Level.WATCH : Level.WARN,
                RingListener.ROLES,
                RingListener.POLICY,
                "channel-quota",
                "渠道 " + channel + " 本月额度" + WORDS.get(quota.mark()),
                facts(channel, quota),
                false,
                now);
    }

    private static Map<String, String> facts(String channel, Quota quota) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("channel", channel);
        facts.put("quotaUsed", String.valueOf(quota.used()));
        facts.put("quota", String.valueOf(quota.most()));
        facts.put("quotaReserve", String.valueOf(quota.reserve()));
        facts.put("resetsAt", quota.resetsAt().toString());
        return facts;
    }
}
