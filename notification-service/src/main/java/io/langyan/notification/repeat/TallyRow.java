package io.langyan.notification.repeat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** How many repeats a page had, those no longer kept included. */
@Entity
@Table(name = "repeat_tally")
public class TallyRow {

    @Id
    public UUID pageId;

    public long repeats;
    public Instant lastAt;
}
