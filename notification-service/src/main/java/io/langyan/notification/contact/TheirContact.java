package io.langyan.notification.contact;

import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.notification.people.Contact;
import io.langyan.notification.people.People;
import io.langyan.notification.people.PersonRow;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

/** A contact point of the caller, or of anybody for an admin. */
@ApplicationScoped
class TheirContact {

    private final People people;
    private final SecurityIdentity identity;

    TheirContact(People people, SecurityIdentity identity) {
        this.people = people;
        this.identity = identity;
    }

    /** A person, locked until the end of the transaction, and one of their contact points in clear. */
    record Of(PersonRow person, Contact contact) {}

    /** @throws Problem 404 for what there is not, 403 when it is somebody else's */
    Uni<Of> locked(UUID id, String channel) {
        return people.findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(TheirContact::nobody)
                .invoke(this::theirs)
                .map(person -> new Of(person, contact(person, channel)));
    }

    private void theirs(PersonRow person) {
        boolean own = identity.getPrincipal().getName().equals(person.account);
        if (!own && !identity.hasRole(Roles.ADMIN)) {
            throw Problem.forbidden(
                    "not-your-contact", "只能验证本人的联系方式。", "Only the person or an admin verifies a contact point.");
        }
    }

    private Contact contact(PersonRow person, String channel) {
        return people.contacts(person).stream()
                .filter(contact -> contact.channel().equals(channel))
                .findFirst()
                .orElseThrow(() ->
                        Problem.notFound("unknown-contact", "没有这个联系方式。", "The person has no such contact point."));
    }

    static Problem nobody() {
        return Problem.notFound("unknown-person", "没有这个人。", "There is no such person.");
    }
}
