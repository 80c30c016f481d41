package io.langyan.notification.rota;

import io.langyan.events.rest.Roles;
import io.langyan.events.v1.calendar.Calendars;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** {@code POST /api/rotas/preview?from=&to=}: the shifts that a rota would have; nothing is written. */
@Path("/api/rotas/preview")
@RolesAllowed(Roles.ADMIN)
public class PreviewResource {

    private final Calendars calendars;
    private final Reach reach;

    PreviewResource(Calendars calendars, Reach reach) {
        this.calendars = calendars;
        this.reach = reach;
    }

    @POST
    @WithTransaction
    public Uni<ShiftsBody> preview(@QueryParam("from") String from, @QueryParam("to") String to, RotaBody body) {
        var span = AskedSpan.of(from, to);
        var rota = Draft.of(body == null || body.role() != null ? body : body.named("preview"))
                .rota(calendars);
        return reach.now().map(all -> ShiftsBody.of(rota, span, all));
    }
}
