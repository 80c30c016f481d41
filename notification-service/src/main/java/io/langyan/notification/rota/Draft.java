package io.langyan.notification.rota;

import io.langyan.events.rest.Problem;
import io.langyan.events.v1.calendar.Calendars;
import io.langyan.notification.schedule.Hours;
import io.langyan.notification.schedule.Layer;
import io.langyan.notification.schedule.LocalDays;
import io.langyan.notification.schedule.Rota;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A rota as somebody wants it, understood.
 *
 * @param calendar whose working days; year files are named after it
 * @param gapsAllowed hours without anybody are meant
 */
record Draft(String role, ZoneId zone, String calendar, boolean gapsAllowed, List<Layer> layers) {

    private static final int MOST_LAYERS = 20;
    private static final Pattern ROLE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern CALENDAR = Pattern.compile("[a-z][a-z0-9-]{0,15}");

    /** @throws Problem 422 naming what cannot be */
    static Draft of(RotaBody body) {
        if (body == null || body.role() == null || !ROLE.matcher(body.role()).matches()) {
            throw RotaField.ROLE.refused("role");
        }
        String calendar = body.calendar() == null ? "cn" : body.calendar();
        if (!CALENDAR.matcher(calendar).matches()) {
            throw RotaField.CALENDAR.refused("calendar");
        }
        return new Draft(body.role(), zone(body), calendar, Boolean.TRUE.equals(body.gapsAllowed()), layers(body));
    }

    Set<UUID> people() {
        return layers.stream().flatMap(layer -> layer.people().stream()).collect(Collectors.toSet());
    }

    /** As it would be, without overrides. */
    Rota rota(Calendars calendars) {
        return new Rota(role, new LocalDays(zone, calendars.named(calendar)), layers, List.of());
    }

    private static ZoneId zone(RotaBody body) {
        boolean old = body.zone() == null && body.handover() != null;
        String zone = old ? body.handover().zone() : body.zone();
        try {
            return zone == null ? ZoneId.of("Asia/Shanghai") : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw RotaField.ZONE.refused(old ? "handover.zone" : "zone");
        }
    }

    /** The layers, or the one that {@code members} and {@code handover} described before there were layers. */
    private static List<Layer> layers(RotaBody body) {
        if (body.layers() == null) {
            return List.of(new Layer(
                    "",
                    ReadLayer.people(body.members(), "members"),
                    ReadLayer.handover(body.handover(), "handover"),
                    Hours.ALL));
        }
        if (body.layers().size() > MOST_LAYERS) {
            throw RotaField.LAYERS.refused("layers");
        }
        return IntStream.range(0, body.layers().size())
                .mapToObj(i -> ReadLayer.layer(body.layers().get(i), "layers[" + i + "]"))
                .toList();
    }
}
