package io.langyan.notification.mute;

import io.langyan.events.v1.Level;
import io.langyan.notification.store.Strings;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A mute, and who answers for it. */
@Entity
@Table(name = "mute")
public class MuteRow {

    @Id
    public UUID id;

    public String brand;
    public UUID crisisId;

    @Convert(converter = Strings.class)
    public List<String> whys = List.of();

    public String platform;
    public String upTo;
    public String reason;
    public String madeBy;
    public Instant madeAt;
    public Instant until;

    /** Null while it runs; it may end before its time. */
    public Instant endedAt;

    /** Who ended it before its time, or null. */
    public String endedBy;

    Covered covered() {
        return new Covered(brand, crisisId, whys, platform, Level.of(upTo));
    }
}
