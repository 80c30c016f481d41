package io.langyan.notification.receipt;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That a channel's provider may report here; the secret of its address is derived from the id. */
@Entity
@Table(name = "receipt_door")
public class DoorRow {

    @Id
    public String channel;

    public UUID id;
    public String byUser;
    public Instant madeAt;
}
