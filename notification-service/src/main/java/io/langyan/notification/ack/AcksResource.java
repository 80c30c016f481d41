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
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** {@code POST /api/pages/{id}/acks}: acknowledging signed in. Analysts may, and whoever the page called. */
@Path("/api/pages/{id}/acks")
@RolesAllowed(Roles.VIEWER)
public class AcksResource {

    private final Pages pages;
    private final SignedIn signedIn;
    private final Acknowledge acknowledge;
    private final PageScope scope;
    private final MayAnswer mayAnswer;

    AcksResource(Pages pages, SignedIn signedIn, Acknowledge acknowledge, PageScope scope, MayAnswer mayAnswer) {
        this.pages = pages;
        this.signedIn = signedIn;
        this.acknowledge = acknowledge;
        this.scope = scope;
        this.mayAnswer = mayAnswer;
    }

    /** @param counted false when somebody had answered before; the answer that counts is shown */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Acknowledgement(UUID pageId, boolean counted, UUID person, String name, String proof, Instant at) {}

    @POST
    @Idempotent
    @WithTransaction
    public Uni<Response> acknowledge(@PathParam("id") UUID id) {
        return mayAnswer
                .of(List.of(id))
                .invoke(AcksResource::notNone)
                .chain(signedIn::answer)
                .chain(answer -> pages.locked(id)
                        .onItem()
                        .ifNull()
                        .failWith(() -> Problem.notFound("unknown-page", "没有这个呼叫。", "There is no such page."))
                        .invoke(scope::require)
                        .chain(page -> acknowledge.take(page, answer).map(counted -> response(page, counted))));
    }

    private static void notNone(Set<UUID> may) {
        if (may.isEmpty()) {
            throw Problem.forbidden(
                    "not-called",
                    "只有分析员和被该呼叫通知到的人可以确认。",
                    "Only analysts and those whom the page called may answer it.");
        }
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
