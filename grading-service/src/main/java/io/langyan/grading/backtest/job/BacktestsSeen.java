package io.langyan.grading.backtest.job;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The backtests a caller may see: those of the caller's brands, and of files the caller's own. */
@ApplicationScoped
class BacktestsSeen {

    private final Backtests backtests;
    private final BrandScope scope;
    private final SecurityIdentity caller;

    BacktestsSeen(Backtests backtests, BrandScope scope, SecurityIdentity caller) {
        this.backtests = backtests;
        this.scope = scope;
        this.caller = caller;
    }

    /** @throws Problem 404 when there is none, or none the caller may know of */
    Uni<BacktestJob> one(String id) {
        return backtests.byId(uuid(id)).map(found -> found.filter(this::visible).orElseThrow(BacktestsSeen::unknown));
    }

    /** Newest first. */
    Uni<List<BacktestJob>> newest(Optional<Cursor> after, int limit) {
        return backtests.visibleTo(user(), scope.limit(), after, limit);
    }

    String user() {
        return caller.getPrincipal().getName();
    }

    private boolean visible(BacktestJob job) {
        boolean mine = job.requestedBy().equals(user());
        return job.brand() == null ? mine || scope.limit().isEmpty() : scope.allows(job.brand());
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw unknown();
        }
    }

    private static Problem unknown() {
        return Problem.notFound("backtest-unknown", "没有这个回测。", "There is no such backtest.");
    }
}
