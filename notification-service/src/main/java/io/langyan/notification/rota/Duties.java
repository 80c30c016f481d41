package io.langyan.notification.rota;

import io.langyan.events.delivery.Outbox;
import io.langyan.events.delivery.Scope;
import io.langyan.events.v1.PersonChanged;
import io.langyan.notification.people.People;
import io.langyan.notification.people.PersonRow;
import io.langyan.notification.schedule.Rota;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads people and rotas together, and tells the other services whose duty has begun or ended. */
@ApplicationScoped
public class Duties {

    private final People people;
    private final Rotas rotas;
    private final Outbox outbox;

    Duties(People people, Rotas rotas, Outbox outbox) {
        this.people = people;
        this.rotas = rotas;
        this.outbox = outbox;
    }

    /**
     * Who may be asked for these roles now, and who is named besides.
     *
     * @param named ids or user names
     */
    public Uni<Duty> of(Collection<String> roles, Collection<String> named, Instant now) {
        return rotas.all(now).chain(turns -> people.concerned(onDuty(turns, now), roles, named)
                .map(some -> new Duty(some, turns, now)));
    }

    private static List<UUID> onDuty(List<Rota> turns, Instant now) {
        return turns.stream().flatMap(rota -> rota.onDutyAt(now).stream()).toList();
    }

    /** Of everybody there is. */
    public Uni<Duty> at(Instant now) {
        return people.everybody().chain(all -> rotas.all(now).map(turns -> new Duty(all, turns, now)));
    }

    /** Tells of everybody whose duty is not what was last told. */
    public Uni<Void> tellChanges(Instant now) {
        return at(now).chain(duty -> {
            Uni<Void> chain = Uni.createFrom().voidItem();
            for (PersonRow person : duty.people()) {
                List<String> roles = duty.rolesOf(person.id);
                if (!roles.equals(person.onDuty)) {
                    chain = chain.chain(() -> tell(person, roles, now));
                }
            }
            return chain;
        });
    }

    /** Tells of one person, changed or not. */
    public Uni<Void> tell(PersonRow person, Instant now) {
        return rotas.all(now)
                .map(turns -> new Duty(List.of(person), turns, now).rolesOf(person.id))
                .chain(roles -> tell(person, roles, now));
    }

    private Uni<Void> tell(PersonRow person, List<String> onDuty, Instant now) {
        person.onDuty = onDuty;
        return outbox.add(
                Scope.allBrands(),
                person.id.toString(),
                new PersonChanged(person.id, person.name, person.account, person.roles, onDuty, person.brands, now));
    }
}
