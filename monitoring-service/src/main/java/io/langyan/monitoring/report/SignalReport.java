package io.langyan.monitoring.report;

import io.langyan.events.delivery.Outbox;
import io.langyan.events.delivery.Scope;
import io.langyan.events.v1.Signal;
import io.langyan.monitoring.evidence.CaptureEvidence;
import io.langyan.monitoring.evidence.CapturedFile;
import io.langyan.monitoring.evidence.FileType;
import io.langyan.monitoring.watch.BrandWatch;
import io.langyan.monitoring.watch.CurrentWatchList;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/**
 * Tells the listener of a report that the ledger has. The photo becomes evidence first, under an id given beforehand, so that a second try adds
 * none; the signal and the end of the report are one transaction.
 */
@ApplicationScoped
class SignalReport {

    private static final String REPORTER = "staff-report";
    private static final String DONE =
            """
            update staff_report set state = 'signalled', wake_at = null, photo = null
             where receipt = :receipt and state = 'told'
            """;

    private final Vertx vertx;
    private final CurrentWatchList watch;
    private final CaptureEvidence evidence;
    private final Outbox outbox;

    SignalReport(Vertx vertx, CurrentWatchList watch, CaptureEvidence evidence, Outbox outbox) {
        this.vertx = vertx;
        this.watch = watch;
        this.evidence = evidence;
        this.outbox = outbox;
    }

    Uni<Void> of(StaffReports.Heard report) {
        return keepPhoto(report)
                .chain(watch::get)
                .map(list -> list.brand(report.brand()).map(brand -> scope(report, brand)))
                .chain(scope -> onItsOwnContext(report, scope.orElse(new Scope(report.brand(), null, null))));
    }

    private Uni<Void> keepPhoto(StaffReports.Heard report) {
        return report.photo().isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .voidItem()
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .invoke(() -> capture(report, report.photo().get()));
    }

    private void capture(StaffReports.Heard report, byte[] photo) {
        try {
            FileType type = FileType.of(photo).orElseThrow();
            CapturedFile file = CapturedFile.of(
                    "photo." + type.extension(), type, photo.length, () -> new ByteArrayInputStream(photo));
            evidence.of(
                    new CaptureEvidence.Capture(
                            report.evidence(),
                            report.mention(),
                            report.brand(),
                            REPORTER,
                            report.receipt(),
                            List.of(file)),
                    Instant.now());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A session lives on one context, and the photo was written elsewhere. */
    private Uni<Void> onItsOwnContext(StaffReports.Heard report, Scope scope) {
        return Uni.createFrom().deferred(() -> {
            Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(own, true);
            return Uni.createFrom()
                    .deferred(() -> Panache.withTransaction(() -> finish(report, scope)))
                    .runSubscriptionOn(task -> own.runOnContext(nothing -> task.run()));
        });
    }

    /** Once: whoever comes second changes no row and says nothing. */
    private Uni<Void> finish(StaffReports.Heard report, Scope scope) {
        Signal signal = new Signal.StaffReported(report.brand(), report.mention(), report.excerpt(), report.at());
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DONE)
                        .setParameter("receipt", report.receipt())
                        .executeUpdate())
                .chain(changed -> changed == 1
                        ? outbox.add(scope, report.brand(), signal)
                        : Uni.createFrom().voidItem());
    }

    private static Scope scope(StaffReports.Heard report, BrandWatch brand) {
        return new Scope(report.brand(), brand.drill(), brand.planVersion());
    }
}
