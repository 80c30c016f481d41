package io.langyan.notification.rota;

import io.langyan.events.v1.calendar.Calendars;
import io.langyan.notification.schedule.Layer;
import io.langyan.notification.schedule.LocalDays;
import io.langyan.notification.schedule.Rota;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/** The rota of a role. */
@Entity
@Table(name = "rota")
public class RotaRow {

    @Id
    public String role;

    public String zone;
    public String calendar;
    public boolean gapsAllowed;

    @Convert(converter = LayersJson.class)
    public List<LayerBody> layers = List.of();

    public Instant changedAt;

    @Version
    public int version;

    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    /** @param overrides those of this rota that matter */
    Rota rota(Calendars calendars, List<OverrideRow> overrides) {
        List<Layer> read = IntStream.range(0, layers.size())
                .mapToObj(i -> ReadLayer.layer(layers.get(i), "layers[" + i + "]"))
                .toList();
        return new Rota(
                role,
                new LocalDays(zoneId(), calendars.named(calendar)),
                read,
                overrides.stream().map(OverrideRow::override).toList());
    }

    void take(Draft draft, Instant now) {
        role = draft.role();
        zone = draft.zone().getId();
        calendar = draft.calendar();
        gapsAllowed = draft.gapsAllowed();
        layers = draft.layers().stream().map(LayerBody::of).toList();
        changedAt = now;
    }
}
