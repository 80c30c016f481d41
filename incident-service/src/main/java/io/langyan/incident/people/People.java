package io.langyan.incident.people;

import io.langyan.events.v1.PersonChanged;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Everybody who can fill a seat. */
@ApplicationScoped
public class People implements PanacheRepositoryBase<PersonRow, UUID> {

    public Uni<List<Person>> everybody() {
        return listAll().map(rows -> rows.stream().map(PersonRow::person).toList());
    }

    public Uni<Void> changed(PersonChanged person) {
        return Panache.getSession()
                .chain(session -> session.merge(PersonRow.of(person)))
                .replaceWithVoid();
    }
}
