package io.langyan.monitoring.correction;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestMulti;

/** Corrected readings as rows to train with. */
@Path("/api/analyses/corrections")
class LabelsResource {

    private static final int AT_ONCE = 500;
    private static final UUID FIRST = new UUID(0L, 0L);

    private final Corrections corrections;
    private final BrandScope scope;

    LabelsResource(Corrections corrections, BrandScope scope) {
        this.corrections = corrections;
        this.scope = scope;
    }

    @GET
    @Path("/export")
    @Produces("text/csv;charset=UTF-8")
    @RolesAllowed(Roles.ANALYST)
    @Operation(
            summary =
                    "Corrected readings as CSV (RFC 4180) for the trainer: sentiment,appeals,categories,crisisType,text; lists joined by |")
    public Multi<String> export(@QueryParam("format") String format, @QueryParam("brand") String brand) {
        if (format != null && !"csv".equals(format)) {
            throw Problem.badRequest("unknown-format", "只支持 format=csv", "only format=csv is known");
        }
        Optional<Set<String>> visible = scope.limitTo(brand);
        return RestMulti.fromMultiData(rows(visible))
                .header("Content-Disposition", "attachment; filename=\"corrections.csv\"")
                .build();
    }

    private Multi<String> rows(Optional<Set<String>> visible) {
        AtomicReference<UUID> after = new AtomicReference<>(FIRST);
        Multi<String> lines = Multi.createBy()
                .repeating()
                .uni(() -> page(after, visible))
                .until(List::isEmpty)
                .map(LabelCsv::of);
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(LabelCsv.HEADER), lines);
    }

    private Uni<List<Corrections.Label>> page(AtomicReference<UUID> after, Optional<Set<String>> visible) {
        return corrections.labels(after.get(), visible, AT_ONCE).invoke(labels -> {
            if (!labels.isEmpty()) {
                after.set(labels.get(labels.size() - 1).mention());
            }
        });
    }
}
