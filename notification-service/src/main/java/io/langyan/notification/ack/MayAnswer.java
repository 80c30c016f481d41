package io.langyan.notification.ack;

import io.langyan.events.rest.Roles;
import io.langyan.notification.people.People;
import io.langyan.notification.push.Pushes;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Which pages the caller may answer signed in: an analyst all, anybody else those that called them. */
@ApplicationScoped
public class MayAnswer {

    private final People people;
    private final Pushes pushes;
    private final SecurityIdentity identity;

    MayAnswer(People people, Pushes pushes, SecurityIdentity identity) {
        this.people = people;
        this.pushes = pushes;
        this.identity = identity;
    }

    /** Those of these pages; of whose brand the caller is, is not asked. */
    public Uni<Set<UUID>> of(Collection<UUID> pages) {
        if (pages.isEmpty() || identity.hasRole(Roles.ANALYST)) {
            return Uni.createFrom().item(Set.copyOf(pages));
        }
        return people.signedIn(identity.getPrincipal().getName())
                .chain(person ->
                        person == null ? Uni.createFrom().item(Set.of()) : pushes.pagesThatCalled(person.id, pages));
    }
}
