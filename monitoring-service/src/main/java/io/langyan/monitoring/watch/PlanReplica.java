package io.langyan.monitoring.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.plan.Plan;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** The plans as incident-service published them last. */
@ApplicationScoped
public class PlanReplica {

    private static final String KEEP =
            """
            insert into plan_replica (name, version, plan) values (:name, :version, :plan)
            on conflict (name) do update set version = excluded.version, plan = excluded.plan, changed_at = now()
             where plan_replica.version < excluded.version
            """;
    private static final String ALL = "select version, plan from plan_replica order by name";

    /** A plan and its version. */
    record Version(int version, Plan plan) {}

    /** Keeps the plan in the current transaction unless a newer one is known. */
    public Uni<Void> keep(PlanPublished published) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter("name", published.name())
                        .setParameter("version", published.version())
                        .setParameter("plan", written(published.plan()))
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<List<Version>> all(SqlConnection connection) {
        return connection.query(ALL).execute().map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(PlanReplica::version)
                .toList());
    }

    private static Version version(Row row) {
        try {
            return new Version(
                    row.getInteger("version"), EventJson.mapper().readValue(row.getString("plan"), Plan.class));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a kept plan cannot be read", impossible);
        }
    }

    private static String written(Plan plan) {
        try {
            return EventJson.mapper().writeValueAsString(plan);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a plan cannot be written", impossible);
        }
    }
}
