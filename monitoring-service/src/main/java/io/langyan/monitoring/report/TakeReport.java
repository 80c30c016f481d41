package io.langyan.monitoring.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.plan.Brand;
import io.langyan.monitoring.observation.ByHand;
import io.langyan.monitoring.observation.ObservationReader;
import io.langyan.monitoring.observation.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.stream.Stream;

/** Takes a report in: durable when done. It holds what was written and nothing about who wrote, unless the reporter gave a name. */
@ApplicationScoped
class TakeReport {

    private static final int EXCERPT = 100;

    private final StaffReports reports;
    private final ObservationReader reader;

    TakeReport(StaffReports reports, ObservationReader reader) {
        this.reports = reports;
        this.reader = reader;
    }

    /** @param photo without traces, null when none was sent */
    Uni<Void> of(String receipt, ReportForm form, Brand brand, Photo photo, Instant now) {
        Verdict verdict = reader.read(line(receipt, form, brand, now), now);
        if (!(verdict instanceof Verdict.Accepted accepted)) {
            throw new IllegalStateException("a checked form makes no observation");
        }
        return reports.add(new StaffReports.Received(
                receipt,
                brand.id(),
                now,
                excerpt(form.text()),
                EventJson.mapper().valueToTree(accepted.observation()).toString(),
                photo == null ? null : photo.bytes()));
    }

    /** The title names the brand, so that the report concerns it whatever the text says. */
    private static ObjectNode line(String receipt, ReportForm form, Brand brand, Instant now) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        String name = Stream.concat(brand.names().stream(), Stream.of(brand.name()))
                .findFirst()
                .orElse("");
        String seen = form.platform().isEmpty() ? "" : "\n（见于：" + Words.inLedger(form.platform()) + "）";
        line.put("platform", "internal").put("externalId", receipt).put("kind", "report");
        line.put("title", "员工上报 · " + name).put("text", form.text() + seen);
        line.put("url", form.link()).put("source", ByHand.REPORT);
        line.put("observedAt", now.toString()).put("publishedAt", now.toString());
        if (!form.name().isEmpty()) {
            line.putObject("author").put("name", form.name());
        }
        return line;
    }

    private static String excerpt(String text) {
        String plain = text.replaceAll("\\s+", " ");
        int most = Math.min(EXCERPT, plain.codePointCount(0, plain.length()));
        return plain.substring(0, plain.offsetByCodePoints(0, most));
    }
}
