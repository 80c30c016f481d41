package io.langyan.notification.mute;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.events.rest.TimeOrderedId;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Makes and ends mutes in the name of who is signed in. */
@ApplicationScoped
class ChangeMutes {

    private static final int MOST_RUNNING = 100;

    private final Mutes mutes;
    private final HoldRinging hold;
    private final MuteCheck check;
    private final BrandScope scope;
    private final SecurityIdentity identity;

    ChangeMutes(Mutes mutes, HoldRinging hold, MuteCheck check, BrandScope scope, SecurityIdentity identity) {
        this.mutes = mutes;
        this.hold = hold;
        this.check = check;
        this.scope = scope;
        this.identity = identity;
    }

    Uni<MuteRow> add(MuteBody body) {
        Instant now = Instant.now();
        Covered covered = check.covered(body, now);
        scope.require(covered.brand());
        mayKeepQuiet(covered);
        return check.planned(covered)
                .chain(() -> mutes.running(covered.brand(), now))
                .invoke(ChangeMutes::notTooMany)
                .chain(() -> mutes.persist(row(body, covered, now)))
                .call(row -> hold.by(row, now));
    }

    /** From then on nothing is kept quiet; what it held rings within a second or two. */
    void end(MuteRow row) {
        scope.require(row.brand);
        mayKeepQuiet(row.covered());
        Instant now = Instant.now();
        if (row.endedAt == null && row.until.isAfter(now)) {
            row.until = now;
            row.endedBy = name();
        }
    }

    /** An incident's people are called by the commander's plan, so only a commander keeps them quiet. */
    private void mayKeepQuiet(Covered covered) {
        if (covered.upTo().isCrisis() && !identity.hasRole(Roles.COMMANDER)) {
            throw Problem.forbidden(
                    "commander-needed",
                    "L3 及以上的静音须由指挥（commander）设置或结束。",
                    "Only a commander makes or ends a mute of L3 and above.");
        }
    }

    private static void notTooMany(long running) {
        if (running >= MOST_RUNNING) {
            throw Problem.conflict(
                    "too-many-mutes",
                    "该品牌已有 " + MOST_RUNNING + " 条静音，请先结束一些。",
                    "The brand has " + MOST_RUNNING + " running mutes; end some first.");
        }
    }

    private MuteRow row(MuteBody body, Covered covered, Instant now) {
        MuteRow row = new MuteRow();
        row.id = TimeOrderedId.next();
        row.brand = covered.brand();
        row.crisisId = covered.crisis();
        row.whys = covered.whys();
        row.platform = covered.platform();
        row.upTo = covered.upTo().code();
        row.reason = body.reason().strip();
        row.madeBy = name();
        row.madeAt = now;
        row.until = body.until();
        return row;
    }

    private String name() {
        return identity.getPrincipal().getName();
    }
}
