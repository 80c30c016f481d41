package io.langyan.notification.people;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.notification.secret.Vault;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which contact points are verified (已验证): proved as they are now. A point that was changed is not. */
@ApplicationScoped
public class Proofs implements PanacheRepositoryBase<ProofRow, UUID> {

    private final People people;
    private final Vault vault;

    Proofs(People people, Vault vault) {
        this.people = people;
        this.vault = vault;
    }

    public Uni<List<ProofRow>> of(UUID person) {
        return list("personId", person);
    }

    /** Whether this row proves one of the person's contact points as it is now. */
    public boolean holds(ProofRow proof, PersonRow person) {
        return proof.personId.equals(person.id)
                && people.contacts(person).stream()
                        .filter(contact -> contact.channel().equals(proof.channel))
                        .findFirst()
                        .filter(contact -> MessageDigest.isEqual(fingerprint(contact), proof.fingerprint))
                        .isPresent();
    }

    /** Tells values apart without telling them. */
    public byte[] fingerprint(Contact contact) {
        return vault.hash("contact " + contact.channel() + " " + contact.value());
    }

    public Uni<ProofRow> prove(UUID person, Contact contact, String by, Instant now) {
        return find("personId = ?1 and channel = ?2", person, contact.channel())
                .firstResult()
                .chain(known -> known == null
                        ? persist(proof(new ProofRow(), person, contact, by, now))
                        : Uni.createFrom().item(proof(known, person, contact, by, now)));
    }

    private ProofRow proof(ProofRow row, UUID person, Contact contact, String by, Instant now) {
        row.id = row.id == null ? TimeOrderedId.next() : row.id;
        row.personId = person;
        row.channel = contact.channel();
        row.fingerprint = fingerprint(contact);
        row.provedAt = now;
        row.provedBy = by;
        return row;
    }
}
