package io.langyan.notification.rota;

import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.notification.people.People;
import io.langyan.notification.people.PersonRow;
import io.langyan.notification.plan.Plans;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** {@code /api/people}: who is there; contact points are write-only. */
@Path("/api/people")
@RolesAllowed(Roles.VIEWER)
public class PeopleResource {

    private final People people;
    private final Duties duties;
    private final Checks checks;
    private final Plans plans;

    PeopleResource(People people, Duties duties, Checks checks, Plans plans) {
        this.people = people;
        this.duties = duties;
        this.checks = checks;
        this.plans = plans;
    }

    @GET
    @WithTransaction
    public Uni<Page<PersonBody>> list() {
        return people.everybody()
                .map(rows -> new Page<>(rows.stream().map(PersonBody::of).toList(), null));
    }

    @GET
    @Path("/{id}")
    @WithTransaction
    public Uni<Response> one(@PathParam("id") UUID id) {
        return known(id).map(row -> answer(200, PersonBody.of(row)));
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Idempotent
    @WithTransaction
    public Uni<Response> add(PersonBody body) {
        PersonCheck.check(body);
        PersonRow row = new PersonRow();
        row.id = TimeOrderedId.next();
        return accountFree(body, row.id)
                .invoke(() -> take(row, body))
                .chain(() -> people.persist(row))
                .chain(() -> duties.tell(row, row.changedAt))
                .chain(people::flush)
                .chain(() -> plans.names())
                .map(names -> answer(201, PersonBody.of(row).warned(names)));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @WithTransaction
    public Uni<Response> change(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, PersonBody body) {
        PersonCheck.check(body);
        return known(id)
                .invoke(row -> sameVersion(row, ifMatch))
                .call(row -> accountFree(body, id))
                .invoke(row -> take(row, body))
                .call(row -> duties.tell(row, row.changedAt))
                .call(people::flush)
                .call(row -> checks.allSoon(row.changedAt))
                .chain(row -> plans.names()
                        .map(names -> answer(200, PersonBody.of(row).warned(names))));
    }

    private Uni<PersonRow> known(UUID id) {
        return people.findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("unknown-person", "没有这个人。", "There is no such person."));
    }

    private Uni<Void> accountFree(PersonBody body, UUID id) {
        return body.user() == null
                ? Uni.createFrom().voidItem()
                : people.signedIn(body.user())
                        .invoke(other -> {
                            if (other != null && !other.id.equals(id)) {
                                throw Problem.conflict(
                                        "user-taken", "该账号已关联他人。", "This user is linked to somebody else.");
                            }
                        })
                        .replaceWithVoid();
    }

    private void take(PersonRow row, PersonBody body) {
        row.name = body.name().strip();
        row.account = body.user();
        row.roles = body.roles() == null ? List.of() : body.roles();
        row.brands = body.brands() == null ? List.of() : body.brands();
        row.language = body.language();
        row.zone = body.zone();
        row.changedAt = Instant.now();
        if (body.contacts() != null || row.contacts == null) {
            people.setContacts(row, body.contacts() == null ? List.of() : body.contacts());
        }
    }

    private static void sameVersion(PersonRow row, String ifMatch) {
        if (ifMatch != null && !ifMatch.equals(tag(row.version))) {
            throw Problem.preconditionFailed(
                    "person-changed", "人员信息已被他人修改，请重新读取。", "The person was changed since you read it.");
        }
    }

    private static Response answer(int status, PersonBody person) {
        return Response.status(status)
                .entity(person)
                .location(status == 201 ? URI.create("/api/people/" + person.id()) : null)
                .header("ETag", tag(person.version()))
                .build();
    }

    private static String tag(Integer version) {
        return "\"" + version + "\"";
    }
}
