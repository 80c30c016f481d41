package io.langyan.notification.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Somebody has proved that they read at a contact point. */
@Entity
@Table(name = "contact_proof")
public class ProofRow {

    @Id
    public UUID id;

    public UUID personId;
    public String channel;

    /** Of the value that was proved; another value is not. */
    public byte[] fingerprint;

    public Instant provedAt;

    /** Who entered the code: the person, or an admin whom they told it. */
    public String provedBy;
}
