package io.langyan.notification.deadman;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;

/** What all replicas know of the heartbeats. */
@ApplicationScoped
class Heartbeats implements PanacheRepositoryBase<HeartbeatRow, String> {

    private static final String ADD =
            """
            insert into heartbeat (name, state)
            select name, 'beating' from jsonb_array_elements_text(cast(cast(:names as text) as jsonb)) as asked(name)
            on conflict do nothing
            """;

    /** The rows of these, in the order of their names, locked until the end of the transaction: one replica looks at a time. */
    Uni<List<HeartbeatRow>> locked(Collection<String> names) {
        return find("name in ?1 order by name", List.copyOf(names))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .chain(rows -> rows.size() == names.size()
                        ? Uni.createFrom().item(rows)
                        : add(names).chain(() -> locked(names)));
    }

    private Uni<Void> add(Collection<String> names) {
        return getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter("names", new JsonArray(List.copyOf(names)).encode())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
