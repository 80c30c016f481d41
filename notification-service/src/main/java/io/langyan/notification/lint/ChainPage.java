package io.langyan.notification.lint;

import io.langyan.events.delivery.Scope;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.events.v1.Level;
import io.langyan.notification.escalation.RingListener;
import io.langyan.notification.page.PageRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the listener of a brand is told of its escalations. */
final class ChainPage {

    private static final int MOST = 5;

    private ChainPage() {}

    /** @param found of one plan and brand, at least one */
    static PageRequest of(List<ChainFinding> found, Instant now) {
        ChainFinding first = found.get(0);
        return new PageRequest(
                TimeOrderedId.next(),
                new Scope(first.brand(), null, null),
                null,
                null,
                null,
                Level.WATCH,
                RingListener.ROLES,
                RingListener.POLICY,
                "chain-check",
                "预案 " + first.plan() + " 的升级链有问题",
                facts(found),
                false,
                now);
    }

    private static Map<String, String> facts(List<ChainFinding> found) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("plan", found.get(0).plan());
        facts.put("chains", some(found, ChainFinding::zh, "；", " 等 " + found.size() + " 项"));
        facts.put("chainsEnglish", some(found, ChainFinding::en, "; ", "; " + found.size() + " in all"));
        return facts;
    }

    private static String some(
            List<ChainFinding> found, Function<ChainFinding, String> text, String between, String more) {
        String first = found.stream().limit(MOST).map(text).collect(Collectors.joining(between));
        return found.size() <= MOST ? first : first + more;
    }
}
