package io.langyan.notification.rota;

import io.langyan.events.v1.RotaChecked;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** When a rota is looked through next, and what was last told of it. */
@Entity
@Table(name = "rota_check")
public class CheckRow {

    @Id
    public String role;

    public Instant checkAt;

    /** Null when nothing was told yet. */
    @Convert(converter = CheckedJson.class)
    public RotaChecked told;
}
