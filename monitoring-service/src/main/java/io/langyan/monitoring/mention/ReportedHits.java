package io.langyan.monitoring.mention;

import io.langyan.events.v1.MentionObserved;
import io.langyan.monitoring.observation.ByHand;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Staff reports (员工上报) call the listener by themselves, whatever they say: as hits they do not ring again for the brand they were made about. */
@ApplicationScoped
class ReportedHits {

    private static final String REPORTED = "select receipt, brand from staff_report where receipt = any($1)";

    /** What calls the listener by itself. */
    private record Call(String receipt, String brand) {}

    /** The hits but for those. A name is no proof: only what came by the form is one. */
    Uni<List<Concern>> without(SqlConnection connection, List<Concern> hits) {
        String[] receipts = hits.stream()
                .map(hit -> hit.entry().heard().first())
                .filter(first -> ByHand.REPORT.equals(first.source()))
                .map(MentionObserved::externalId)
                .toArray(String[]::new);
        return receipts.length == 0
                ? Uni.createFrom().item(hits)
                : connection
                        .preparedQuery(REPORTED)
                        .execute(Tuple.of((Object) receipts))
                        .map(rows -> without(
                                hits,
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(row -> new Call(row.getString("receipt"), row.getString("brand")))
                                        .collect(Collectors.toSet())));
    }

    private static List<Concern> without(List<Concern> hits, Set<Call> calls) {
        return hits.stream()
                .filter(hit -> {
                    MentionObserved first = hit.entry().heard().first();
                    return !ByHand.REPORT.equals(first.source())
                            || !calls.contains(new Call(first.externalId(), hit.brand()));
                })
                .toList();
    }
}
