package io.langyan.notification.foresight;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Roles;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.escalation.ForeseePage;
import io.langyan.notification.plan.Plans;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code POST /api/pages/preview}: who would be rung, when and by what. Nothing is written and nothing sent. */
@Path("/api/pages/preview")
@RolesAllowed(Roles.VIEWER)
public class ForesightResource {

    private final BrandScope scope;
    private final Plans plans;
    private final ForeseePage foresee;
    private final Channels channels;

    ForesightResource(BrandScope scope, Plans plans, ForeseePage foresee, Channels channels) {
        this.scope = scope;
        this.plans = plans;
        this.foresee = foresee;
        this.channels = channels;
    }

    @POST
    @WithTransaction
    public Uni<ForesightView> preview(ForesightBody body) {
        Instant now = Instant.now();
        ForesightCheck.check(body, now);
        scope.require(body.brand());
        Instant at = body.at() == null ? now : body.at();
        return plans.names()
                .invoke(names -> ForesightCheck.planned(body, names))
                .chain(() -> plans.of(body.brand()))
                .chain(plan -> foresee.of(Imagined.of(body, plan.plan(), at)))
                .chain(foreseen -> standing().map(rows -> ForesightView.of(foreseen, rows, now)));
    }

    private Uni<Map<String, ChannelRow>> standing() {
        return channels.sorted()
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.name, Function.identity())));
    }
}
