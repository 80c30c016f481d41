package io.langyan.notification.ical;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That a rota has a feed; its secret is derived from the id. */
@Entity
@Table(name = "rota_feed")
public class FeedRow {

    @Id
    public String role;

    public UUID id;
    public String byUser;
    public Instant madeAt;
}
