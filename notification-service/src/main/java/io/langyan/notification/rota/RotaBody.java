package io.langyan.notification.rota;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.events.rest.Problem;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A rota over REST.
 *
 * @param handover {@code {"every":"daily|weekly","at":"09:00","day":"monday","zone":"Asia/Shanghai","from":"2026-01-01"}}
 * @param onDuty whose turn it is; only in answers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RotaBody(String role, List<UUID> members, HandoverBody handover, UUID onDuty) {

    /** See {@link Handover}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HandoverBody(String every, String at, String day, String zone, String from) {}

    static RotaBody of(Rota rota, Instant now) {
        Handover handover = rota.handover();
        return new RotaBody(
                rota.role(),
                rota.members(),
                new HandoverBody(
                        handover.every().name(),
                        handover.at().toString(),
                        handover.day() == null ? null : handover.day().name().toLowerCase(Locale.ROOT),
                        handover.zone().getId(),
                        handover.from().toString()),
                rota.onDutyAt(now).orElse(null));
    }

    /** @throws Problem 422 naming what cannot be */
    Rota rota() {
        if (role == null || !role.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw refused("role");
        }
        if (members == null || members.size() > 100 || members.contains(null)) {
            throw refused("members");
        }
        HandoverBody given = handover == null ? new HandoverBody(null, null, null, null, null) : handover;
        try {
            return new Rota(
                    role,
                    members,
                    new Handover(
                            given.every() == null ? null : Handover.Every.valueOf(given.every()),
                            given.at() == null ? null : LocalTime.parse(given.at()),
                            given.day() == null
                                    ? null
                                    : DayOfWeek.valueOf(given.day().toUpperCase(Locale.ROOT)),
                            given.zone() == null ? null : ZoneId.of(given.zone()),
                            given.from() == null ? null : LocalDate.parse(given.from())));
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            throw refused("handover");
        }
    }

    private static Problem refused(String field) {
        return Problem.unprocessable("bad-rota", field + " 不合规。", field + " cannot be used.")
                .with("field", field);
    }
}
