package io.langyan.incident.incident;

import io.langyan.events.delivery.Scope;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.plan.Plan;
import io.langyan.incident.clock.Clocks;
import io.langyan.incident.squad.Squad;
import java.time.Instant;
import java.util.UUID;

/**
 * What is known of an incident (案卷).
 *
 * @param quietSince since when grading finds the story quiet, null while it does not
 */
public record Dossier(
        UUID id,
        Origin origin,
        PlanInForce plan,
        String title,
        Level level,
        String type,
        Squad squad,
        Clocks clocks,
        FactSheet factSheet,
        Statements statements,
        Instant quietSince) {

    /**
     * Where it came from.
     *
     * @param crisisId null when opened by hand without a story
     * @param publishedAt of the story's first mention; {@code provedAt} event time and {@code knownAt} wall time of the proof
     *     of the level at opening; each null when unknown
     */
    public record Origin(
            UUID crisisId,
            String brand,
            Instant publishedAt,
            Instant provedAt,
            Instant knownAt,
            Instant openedAt,
            String openedBy) {}

    /** The version it was opened under and keeps. @param drill the plan's drill, or null */
    public record PlanInForce(String name, int version, String drill) {

        public static PlanInForce of(Plan plan, int version) {
            return new PlanInForce(plan.name(), version, plan.drill());
        }
    }

    public String brand() {
        return origin.brand();
    }

    /** What every row and event of it is marked with. */
    public Scope scope() {
        return new Scope(origin.brand(), plan.drill(), plan.version());
    }

    Dossier with(Clocks after) {
        return new Dossier(id, origin, plan, title, level, type, squad, after, factSheet, statements, quietSince);
    }

    Dossier with(FactSheet after) {
        return new Dossier(id, origin, plan, title, level, type, squad, clocks, after, statements, quietSince);
    }

    Dossier with(Statements after) {
        return new Dossier(id, origin, plan, title, level, type, squad, clocks, factSheet, after, quietSince);
    }

    Dossier quiet(Instant since) {
        return new Dossier(id, origin, plan, title, level, type, squad, clocks, factSheet, statements, since);
    }

    Dossier at(Level after, Squad handling) {
        return new Dossier(id, origin, plan, title, after, type, handling, clocks, factSheet, statements, quietSince);
    }
}
