package io.langyan.notification.ack;

import io.langyan.notification.page.Answer;
import io.langyan.notification.people.People;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The answer of who is signed in: a person, or an account that is linked to none. */
@ApplicationScoped
class SignedIn {

    private final People people;
    private final SecurityIdentity identity;

    SignedIn(People people, SecurityIdentity identity) {
        this.people = people;
        this.identity = identity;
    }

    Uni<Answer> answer() {
        String user = identity.getPrincipal().getName();
        return people.signedIn(user)
                .map(person -> new Answer(
                        person == null ? null : person.id,
                        person == null ? user : person.name,
                        "console",
                        "sign-in",
                        Instant.now()));
    }
}
