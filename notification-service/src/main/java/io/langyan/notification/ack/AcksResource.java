package io.langyan.notification.ack;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.notification.page.Answer;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.PageScope;
import io.langyan.notification.page.Pages;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;

/** {@code POST /api/pages/{id}/acks}: acknowledging signed in. */
@Path("/api/pages/{id}/acks")
@RolesAllowed(Roles.ANALYST)
public class AcksResource {

    private final Pages pages;
    private final SignedIn signedIn;
    private final Acknowledge acknowledge;
    private final PageScope scope;

    AcksResource(Pages pages, SignedIn signedIn, Acknowledge acknowledge, PageScope scope) {
        this.pages = pages;
        this.signedIn = signedIn;
        this.acknowledge = acknowledge;
        this.scope = scope;
    }

    /** @param counted false when somebody had answered before; the answer that counts is shown */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Acknowledgement(UUID pageId, boolean counted, UUID person, String name, String proof, Instant at) {}

    @POST
    @Idempotent
    @WithTransaction
    public Uni<Response> acknowledge(@PathParam("id") UUID id) {
        return signedIn.answer().chain(answer -> pages.locked(id)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("unknown-page", "没有这个呼叫。", "There is no such page."))
                .invoke(scope::require)
                .chain(page -> acknowledge.take(page, answer).map(counted -> response(page, counted))));
    }

    private static Response response(PageRow page, boolean counted) {
        Answer answer = page.answer();
        if (answer == null) {
            throw Problem.conflict("page-closed", "该呼叫已关闭，无需确认。", "The page is closed and needs no answer.");
        }
        return Response.status(counted ? 201 : 200)
                .entity(new Acknowledgement(
                        page.id, counted, answer.person(), answer.name(), answer.proof(), answer.at()))
                .build();
    }
}
