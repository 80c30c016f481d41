package io.langyan.notification.rota;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** One rota for each role that has one. */
@ApplicationScoped
public class Rotas implements PanacheRepositoryBase<RotaRow, String> {

    public Uni<List<Rota>> all() {
        return find("order by role")
                .list()
                .map(rows -> rows.stream().map(RotaRow::rota).toList());
    }

    /** Writes these and forgets the others. */
    public Uni<Void> replaceBy(List<Rota> rotas, Instant now) {
        Set<String> named = rotas.stream().map(Rota::role).collect(java.util.stream.Collectors.toSet());
        Uni<Void> chain = find("order by role").list().chain(rows -> {
            Uni<Void> deletions = Uni.createFrom().voidItem();
            for (RotaRow row : rows) {
                if (!named.contains(row.role)) {
                    deletions = deletions.chain(() -> delete(row));
                }
            }
            return deletions;
        });
        for (Rota rota : rotas) {
            chain = chain.chain(() -> write(rota, now));
        }
        return chain;
    }

    private Uni<Void> write(Rota rota, Instant now) {
        return findById(rota.role()).chain(known -> {
            RotaRow row = known == null ? new RotaRow() : known;
            row.take(rota, now);
            return (known == null ? persist(row) : Uni.createFrom().item(row)).replaceWithVoid();
        });
    }
}
