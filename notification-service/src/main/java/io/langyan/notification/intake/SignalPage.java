package io.langyan.notification.intake;

import io.langyan.events.delivery.Received;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.Signal;
import io.langyan.events.v1.Signal.HitFound;
import io.langyan.events.v1.Signal.PatrolDue;
import io.langyan.events.v1.Signal.PatrolMissed;
import io.langyan.events.v1.Signal.SourceSilent;
import io.langyan.events.v1.Signal.SpikeSeen;
import io.langyan.events.v1.Signal.StaffReported;
import io.langyan.notification.escalation.RingListener;
import io.langyan.notification.page.Conversation;
import io.langyan.notification.page.GroupKey;
import io.langyan.notification.page.PageRequest;
import io.langyan.notification.page.PageRow;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a signal says on a phone. */
final class SignalPage {

    private static final int EXCERPT = 60;

    private SignalPage() {}

    /** @param alertWithin a hit seen longer ago than this is flagged late */
    static PageRequest of(Received<? extends Signal> received, Duration alertWithin, Instant now) {
        Signal signal = received.event();
        if (signal instanceof HitFound hit) {
            return hit(received, hit, alertWithin, now);
        }
        if (signal instanceof SourceSilent silent) {
            Map<String, String> facts = Map.of("source", text(silent.source()), "platform", text(silent.platform()));
            return page(received, "source-silent", "采集源 " + silent.source() + " 无数据", facts, now);
        }
        if (signal instanceof PatrolDue due) {
            Map<String, String> facts = Map.of("patrol", text(due.patrol()), "signBy", text(due.signBy()));
            return page(received, "patrol-due", "巡查 " + due.patrol() + " 到时，请开始", facts, due.dueAt());
        }
        if (signal instanceof PatrolMissed missed) {
            Map<String, String> facts = Map.of("patrol", text(missed.patrol()));
            return page(received, "patrol-missed", "巡查 " + missed.patrol() + " 未签到", facts, missed.dueAt());
        }
        if (signal instanceof SpikeSeen spike) {
            Map<String, String> facts = Map.of("mentions", Long.toString(spike.mentions()));
            return page(received, "spike", "negative".equals(spike.measure()) ? "负面声量异常" : "声量异常", facts, spike.hour());
        }
        StaffReported report = (StaffReported) signal;
        return page(received, "staff-report", excerpt(report.excerpt()), Map.of(), report.reportedAt());
    }

    private static PageRequest hit(
            Received<? extends Signal> received, HitFound hit, Duration alertWithin, Instant now) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("platform", hit.platform());
        facts.put("terms", hit.terms() == null ? "" : String.join("、", hit.terms()));
        facts.put("copies", hit.groupSize() == null || hit.groupSize() < 2 ? "" : hit.groupSize() + " 条");
        facts.put("url", hit.url());
        facts.put("publishedAt", text(hit.publishedAt()));
        facts.put("seenAt", text(hit.seenAt()));
        facts.put("matchedAt", text(hit.matchedAt()));
        facts.put(PageRow.ALERT_BY, text(hit.seenAt().plus(alertWithin)));
        facts.put("late", lateness(Duration.between(hit.seenAt(), now), alertWithin));
        return page(received, "hit", excerpt(hit.excerpt()), facts, hit.matchedAt());
    }

    private static String lateness(Duration since, Duration alertWithin) {
        return since.compareTo(alertWithin) <= 0
                ? ""
                : "采集后 " + since.toSeconds() + " 秒才推送，超过预案 " + alertWithin.toSeconds() + " 秒";
    }

    private static PageRequest page(
            Received<? extends Signal> received, String why, String title, Map<String, String> facts, Instant at) {
        return new PageRequest(
                        TimeOrderedId.next(),
                        received.scope(),
                        null,
                        null,
                        GroupKey.of(received.event()),
                        Level.WATCH,
                        RingListener.ROLES,
                        RingListener.POLICY,
                        why,
                        title,
                        facts,
                        false,
                        at)
                .in(Conversation.of(received.scope(), GroupKey.story(received.event())));
    }

    private static String excerpt(String text) {
        String plain = text == null ? "" : text.strip().replaceAll("\\s+", " ");
        return plain.codePointCount(0, plain.length()) <= EXCERPT
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, EXCERPT)) + "…";
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
