package io.langyan.notification.rota;

import io.langyan.notification.store.Strings;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** The rota of a role. */
@Entity
@Table(name = "rota")
public class RotaRow {

    @Id
    public String role;

    @Convert(converter = Strings.class)
    public List<String> members = List.of();

    public String every;
    public String handoverAt;
    public String handoverDay;
    public String zone;
    public LocalDate startsOn;
    public Instant changedAt;

    Rota rota() {
        Handover handover = new Handover(
                Handover.Every.valueOf(every),
                LocalTime.parse(handoverAt),
                handoverDay == null ? null : DayOfWeek.valueOf(handoverDay),
                ZoneId.of(zone),
                startsOn);
        return new Rota(role, members.stream().map(UUID::fromString).toList(), handover);
    }

    void take(Rota rota, Instant now) {
        role = rota.role();
        members = rota.members().stream().map(UUID::toString).toList();
        every = rota.handover().every().name();
        handoverAt = rota.handover().at().toString();
        handoverDay =
                rota.handover().day() == null ? null : rota.handover().day().name();
        zone = rota.handover().zone().getId();
        startsOn = rota.handover().from();
        changedAt = now;
    }
}
