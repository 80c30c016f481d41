package io.langyan.notification.rota;

import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.notification.people.People;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** {@code /api/rotas}: who takes turns at which role. */
@Path("/api/rotas")
@RolesAllowed(Roles.VIEWER)
public class RotasResource {

    private final Rotas rotas;
    private final People people;
    private final Duties duties;

    RotasResource(Rotas rotas, People people, Duties duties) {
        this.rotas = rotas;
        this.people = people;
        this.duties = duties;
    }

    /** All rotas; those not named are removed. */
    public record RotaList(List<RotaBody> items) {}

    @GET
    @WithTransaction
    public Uni<Page<RotaBody>> list() {
        Instant now = Instant.now();
        return rotas.all()
                .map(all -> new Page<>(
                        all.stream().map(rota -> RotaBody.of(rota, now)).toList(), null));
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @WithTransaction
    public Uni<Page<RotaBody>> replace(RotaList list) {
        if (list == null || list.items() == null || list.items().size() > 100) {
            throw Problem.badRequest("bad-rotas", "items 应为至多 100 个值班表。", "items must be at most 100 rotas.");
        }
        Instant now = Instant.now();
        List<Rota> wanted = list.items().stream().map(RotaBody::rota).toList();
        return allKnown(wanted)
                .chain(() -> rotas.replaceBy(wanted, now))
                .chain(rotas::flush)
                .chain(() -> duties.tellChanges(now))
                .chain(this::list);
    }

    private Uni<Void> allKnown(List<Rota> wanted) {
        Set<String> roles = new HashSet<>();
        Set<UUID> members = new HashSet<>();
        for (Rota rota : wanted) {
            if (!roles.add(rota.role())) {
                throw Problem.unprocessable(
                        "bad-rota", "角色 " + rota.role() + " 出现两次。", "The role " + rota.role() + " appears twice.");
            }
            members.addAll(rota.members());
        }
        return people.of(members)
                .invoke(found -> {
                    if (found.size() != members.size()) {
                        throw Problem.unprocessable("bad-rota", "有成员不存在。", "A member does not exist.");
                    }
                })
                .replaceWithVoid();
    }
}
