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
import java.time.ZoneOffset;
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

    /** Null where they cannot be read. */
    @Convert(converter = LayersJson.class)
    public List<LayerBody> layers = List.of();

    public Instant changedAt;

    @Version
    public int version;

    /** UTC where it cannot be read. */
    public ZoneId zoneId() {
        return isReadable() ? ZoneId.of(zone) : ZoneOffset.UTC;
    }

    /** Whether its turns can be told: what was once accepted may be of another version, or of another list of zones. */
    public boolean isReadable() {
        try {
            ZoneId.of(zone);
            read();
            return true;
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    /**
     * Nobody takes turns, but for overrides, where it cannot be read: then everybody who can fill the role is called.
     *
     * @param overrides those of this rota that matter
     */
    Rota rota(Calendars calendars, List<OverrideRow> overrides) {
        return new Rota(
                role,
                new LocalDays(zoneId(), calendars.named(calendar)),
                isReadable() ? read() : List.of(),
                overrides.stream().map(OverrideRow::override).toList());
    }

    /** As they were written; none where they cannot be read. */
    public List<LayerBody> written() {
        return layers == null ? List.of() : layers;
    }

    private List<Layer> read() {
        return IntStream.range(0, layers.size())
                .mapToObj(i -> ReadLayer.layer(layers.get(i), "layers[" + i + "]"))
                .toList();
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
