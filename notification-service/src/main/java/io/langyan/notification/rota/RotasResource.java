package io.langyan.notification.rota;

import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.notification.plan.Plans;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;

/** {@code /api/rotas}: who takes turns at which role. */
@Path("/api/rotas")
@RolesAllowed(Roles.VIEWER)
public class RotasResource {

    private static final int MOST = 100;

    private final Rotas rotas;
    private final WriteRota write;
    private final Plans plans;

    RotasResource(Rotas rotas, WriteRota write, Plans plans) {
        this.rotas = rotas;
        this.write = write;
        this.plans = plans;
    }

    /** All rotas; those not named are removed. */
    public record RotaList(List<RotaBody> items) {}

    @GET
    @WithTransaction
    public Uni<Page<RotaBody>> list() {
        Instant now = Instant.now();
        return rotas.sorted()
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(row -> rotas.body(row, now))
                .collect()
                .asList()
                .map(items -> new Page<>(items, null));
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @WithTransaction
    public Uni<Page<RotaBody>> replace(RotaList list) {
        if (list == null || list.items() == null || list.items().size() > MOST) {
            throw Problem.badRequest("bad-rotas", "items 应为至多 100 个值班表。", "items must be at most 100 rotas.");
        }
        return write.all(list.items().stream().map(Draft::of).toList())
                .chain(this::list)
                .chain(page -> plans.names().map(names -> page.map(rota -> rota.warned(names))));
    }

    @GET
    @Path("/{role}")
    @WithTransaction
    public Uni<Response> one(@PathParam("role") String role) {
        return rotas.needed(role).chain(this::body).map(RotasResource::answer);
    }

    @PUT
    @Path("/{role}")
    @RolesAllowed(Roles.ADMIN)
    @WithTransaction
    public Uni<Response> put(@PathParam("role") String role, @HeaderParam("If-Match") String ifMatch, RotaBody body) {
        if (body == null || body.role() != null && !body.role().equals(role)) {
            throw Problem.badRequest("bad-rota", "请求体的 role 与路径不符。", "The role in the body is not the path's.");
        }
        return write.one(Draft.of(body.named(role)), ifMatch).chain(this::body).chain(rota -> plans.names()
                .map(names -> answer(rota.warned(names))));
    }

    @DELETE
    @Path("/{role}")
    @RolesAllowed(Roles.ADMIN)
    @WithTransaction
    public Uni<Void> remove(@PathParam("role") String role, @HeaderParam("If-Match") String ifMatch) {
        return write.remove(role, ifMatch);
    }

    private Uni<RotaBody> body(RotaRow row) {
        return rotas.flush().chain(() -> rotas.body(row, Instant.now()));
    }

    private static Response answer(RotaBody rota) {
        return Response.ok(rota).header("ETag", tag(rota.version())).build();
    }

    static String tag(Integer version) {
        return "\"" + version + "\"";
    }
}
