package io.langyan.notification.rota;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.events.v1.plan.Finding;
import io.langyan.notification.plan.PlannedNames;
import io.langyan.notification.rota.LayerBody.HandoverBody;
import io.langyan.notification.schedule.Layer;
import io.langyan.notification.schedule.Rota;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A rota over REST.
 *
 * @param zone IANA zone, absent Asia/Shanghai
 * @param calendar of working days, absent {@code cn}
 * @param gapsAllowed hours without anybody are meant and no alarm
 * @param layers later ones above earlier
 * @param members of the lowest layer: the shape from before layers, still taken when {@code layers} is absent
 * @param handover of the lowest layer, likewise
 * @param onDuty whose turn it is, overrides counted; only in answers, as is {@code nextHandover}
 * @param warnings a role that no plan names, or not yet; only in answers to who wrote it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RotaBody(
        String role,
        String zone,
        String calendar,
        Boolean gapsAllowed,
        List<LayerBody> layers,
        List<UUID> members,
        HandoverBody handover,
        UUID onDuty,
        Instant nextHandover,
        Integer version,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Finding> warnings) {

    /** @param rota with the overrides that are not over */
    static RotaBody of(RotaRow row, Rota rota, Instant now) {
        Layer lowest = rota.layers().isEmpty() ? null : rota.layers().get(0);
        return new RotaBody(
                row.role,
                row.zone,
                row.calendar,
                row.gapsAllowed,
                row.written(),
                lowest == null ? List.of() : lowest.people(),
                lowest == null ? null : HandoverBody.of(lowest.handover(), row.zone),
                rota.onDutyAt(now).orElse(null),
                rota.nextHandover(now).orElse(null),
                row.version,
                List.of());
    }

    RotaBody named(String name) {
        return new RotaBody(name, zone, calendar, gapsAllowed, layers, members, handover, null, null, null, null);
    }

    RotaBody warned(PlannedNames names) {
        return new RotaBody(
                role,
                zone,
                calendar,
                gapsAllowed,
                layers,
                members,
                handover,
                onDuty,
                nextHandover,
                version,
                names.unplannedRoles("/role", List.of(role)));
    }
}
