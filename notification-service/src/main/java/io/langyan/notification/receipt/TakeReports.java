package io.langyan.notification.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.rest.Problem;
import io.langyan.events.v1.EventJson;
import io.langyan.notification.channel.Report;
import io.langyan.notification.channel.ReportReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps the reports of a provider; the answer "received" means that they are in the database. */
@ApplicationScoped
class TakeReports {

    private static final int MOST = 1000;

    private final Receipts receipts;
    private final MeterRegistry meters;

    TakeReports(Receipts receipts, MeterRegistry meters) {
        this.receipts = receipts;
        this.meters = meters;
    }

    /**
     * @param door the channel whose address it came to
     * @throws Problem 400 when the body is no JSON array of at most 1000 elements; a bad element leaves the others
     */
    Uni<Void> all(String door, ReportReader reader, byte[] body) {
        List<Report> reports = new ArrayList<>();
        for (JsonNode element : array(reader.kind(), body)) {
            reader.read(element).ifPresentOrElse(reports::add, () -> count(reader.kind(), "unreadable"));
        }
        Instant now = Instant.now();
        return Panache.withTransaction(() -> keep(door, reader.kind(), reports, now));
    }

    /** Counts what came to an address that opens nothing. */
    void forged() {
        count("none", "forged");
    }

    /** Counts what came through the door of another account. */
    void foreign(String kind) {
        count(kind, "foreign");
    }

    private Uni<Void> keep(String door, String kind, List<Report> reports, Instant now) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Report report : reports) {
            chain = chain.chain(() -> receipts.keep(kind, door, report, now))
                    .invoke(fresh -> count(kind, result(report, fresh)))
                    .replaceWithVoid();
        }
        return chain;
    }

    private static String result(Report report, boolean fresh) {
        return !fresh ? "repeated" : report.delivered() ? "delivered" : "undelivered";
    }

    private JsonNode array(String kind, byte[] body) {
        try {
            JsonNode json = EventJson.mapper().readTree(body == null ? new byte[0] : body);
            if (json.isArray() && json.size() <= MOST) {
                return json;
            }
        } catch (IOException noJson) {
            // told below
        }
        count(kind, "unreadable");
        throw Problem.badRequest(
                "bad-receipts", "应为最多 1000 条回执的 JSON 数组。", "Takes a JSON array of at most 1000 receipts.");
    }

    private void count(String kind, String result) {
        meters.counter("langyan.push.receipts", "kind", kind, "result", result).increment();
    }
}
