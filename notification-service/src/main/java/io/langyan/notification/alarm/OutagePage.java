package io.langyan.notification.alarm;

import io.langyan.events.delivery.Scope;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.events.v1.Level;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.escalation.RingListener;
import io.langyan.notification.page.PageRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the listener is told of a channel that is down. */
final class OutagePage {

    private OutagePage() {}

    static PageRequest of(ChannelRow row, Instant now) {
        return new PageRequest(
                TimeOrderedId.next(),
                Scope.allBrands(),
                null,
                null,
                null,
                Level.WARN,
                RingListener.ROLES,
                RingListener.POLICY,
                "channel-down",
                "渠道 " + row.name + " 不可用，须有人处理",
                facts(row),
                false,
                now);
    }

    private static Map<String, String> facts(ChannelRow row) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("channel", row.name);
        facts.put("code", row.blockedCode);
        facts.put("downSince", row.downSince.toString());
        return facts;
    }
}
