package io.langyan.notification.lint;

import io.langyan.events.delivery.Scope;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.RotaChecked.Unreachable;
import io.langyan.notification.escalation.RingListener;
import io.langyan.notification.page.PageRequest;
import io.langyan.notification.rota.Reach;
import io.langyan.notification.rota.RotaRow;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the listener is told of a rota, in the rota's own time. */
final class RotaPage {

    private static final int MOST = 5;

    private RotaPage() {}

    static PageRequest of(RotaRow rota, Findings found, Reach.Of people, Instant now) {
        DateTimeFormatter time = DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(rota.zoneId());
        return new PageRequest(
                TimeOrderedId.next(),
                Scope.allBrands(),
                null,
                null,
                null,
                Level.WATCH,
                RingListener.ROLES,
                RingListener.POLICY,
                "rota-check",
                "值班表 " + rota.role + (rota.isReadable() ? " 有问题" : " 无法读取，须重新填写"),
                facts(rota, found, people, time),
                false,
                now);
    }

    private static Map<String, String> facts(RotaRow rota, Findings found, Reach.Of people, DateTimeFormatter time) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("rota", rota.role);
        facts.put(
                "gaps",
                some(found.gaps().stream()
                        .map(gap -> time.format(gap.from()) + " 至 " + time.format(gap.to()))
                        .toList()));
        facts.put("unreachable", some(since(found.unreachable(), people, time)));
        facts.put("unverified", some(since(found.unverified(), people, time)));
        facts.put(
                "guessedYears",
                found.guessedYears().stream().map(String::valueOf).collect(Collectors.joining("、")));
        return facts;
    }

    private static List<String> since(List<Unreachable> found, Reach.Of people, DateTimeFormatter time) {
        return found.stream()
                .map(each -> people.name(each.personId()) + "（" + time.format(each.from()) + " 起）")
                .toList();
    }

    private static String some(List<String> all) {
        String first = all.stream().limit(MOST).collect(Collectors.joining("；"));
        return all.size() <= MOST ? first : first + " 等 " + all.size() + " 项";
    }
}
