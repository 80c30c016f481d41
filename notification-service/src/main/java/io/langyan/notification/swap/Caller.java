package io.langyan.notification.swap;

import io.langyan.events.rest.Problem;
import io.langyan.notification.people.People;
import io.langyan.notification.people.PersonRow;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The person who is signed in. */
@ApplicationScoped
class Caller {

    private final People people;
    private final SecurityIdentity identity;

    Caller(People people, SecurityIdentity identity) {
        this.people = people;
        this.identity = identity;
    }

    /** Fails with 403 {@code not-linked} when the account is that of nobody. */
    Uni<PersonRow> person() {
        return people.signedIn(identity.getPrincipal().getName())
                .onItem()
                .ifNull()
                .failWith(() -> Problem.forbidden(
                        "not-linked", "你的账号没有关联任何人员，请联系管理员。", "Your user is linked to no person; ask an admin."));
    }
}
