package io.langyan.notification.lint;

import io.langyan.notification.escalation.StartPage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Calls the listener of each brand for what is newly wrong with its escalations: once, and again when it was mended meanwhile. */
@ApplicationScoped
class TellChains {

    private final CheckChains check;
    private final StartPage start;

    TellChains(CheckChains check, StartPage start) {
        this.check = check;
        this.start = start;
    }

    /** @param due locked until the end of the transaction */
    Uni<Void> fresh(List<ChainRow> due, Instant now) {
        Map<String, ChainRow> rows = due.stream().collect(Collectors.toMap(row -> row.planName, Function.identity()));
        return check.wrong(plan -> rows.containsKey(plan.plan().name()), now)
                .map(found -> found.stream().collect(Collectors.groupingBy(ChainFinding::plan)))
                .chain(found -> {
                    Map<String, List<ChainFinding>> fresh = new LinkedHashMap<>();
                    due.forEach(row -> keep(row, found.getOrDefault(row.planName, List.of()), fresh));
                    return start.all(fresh.values().stream()
                            .map(each -> ChainPage.of(each, now))
                            .toList());
                });
    }

    private static void keep(ChainRow row, List<ChainFinding> found, Map<String, List<ChainFinding>> fresh) {
        Set<String> before = Set.copyOf(row.told);
        List<ChainFinding> lasting =
                found.stream().filter(each -> each.fault().isOfThePlan()).toList();
        row.told = lasting.stream().map(ChainFinding::key).distinct().toList();
        fresh.putAll(lasting.stream()
                .filter(each -> !before.contains(each.key()))
                .collect(Collectors.groupingBy(each -> each.plan() + "/" + each.brand())));
    }
}
