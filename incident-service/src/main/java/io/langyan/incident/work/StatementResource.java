package io.langyan.incident.work;

import io.langyan.events.rest.Idempotent;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.incident.Caller;
import io.langyan.incident.incident.Incident;
import io.langyan.incident.incident.IncidentView.StatementView;
import io.langyan.incident.incident.Wording;
import io.langyan.incident.ruling.Problems;
import io.langyan.incident.ruling.Ruling;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Statements by REST: draft, approve, publish. */
@Path("/api/incidents/{incident}/statements")
class StatementResource {

    private final DraftStatement draft;
    private final ApproveStatement approve;
    private final PublishStatement publish;
    private final Caller caller;

    StatementResource(DraftStatement draft, ApproveStatement approve, PublishStatement publish, Caller caller) {
        this.draft = draft;
        this.approve = approve;
        this.publish = publish;
        this.caller = caller;
    }

    /** @param kind holding, statement or update */
    record Draft(@NotNull Wording.Kind kind, @NotBlank @Size(max = 20_000) String text) {}

    /** @param textHash of the text the approver has read */
    record Approval(@NotNull ApprovalRole as, @NotBlank @Pattern(regexp = "[0-9a-f]{64}") String textHash) {}

    record Publication(
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 2000) @Pattern(regexp = "https?://.+") String> urls) {}

    @POST
    @Idempotent
    @ResponseStatus(201)
    @RolesAllowed(Roles.PUBLISHER)
    public Uni<StatementView> draft(@PathParam("incident") UUID incident, @NotNull @Valid Draft body) {
        UUID id = TimeOrderedId.next();
        return draft.of(incident, id, body.kind(), body.text(), caller.actor()).map(ruling -> shown(ruling, id));
    }

    @POST
    @Path("{statement}/approvals")
    @RolesAllowed(Roles.PUBLISHER)
    public Uni<StatementView> approve(
            @PathParam("incident") UUID incident, @PathParam("statement") UUID id, @NotNull @Valid Approval body) {
        if (!caller.has(body.as().role())) {
            throw Problem.forbidden(
                    "approval-role",
                    "您的角色不能以“" + body.as() + "”身份审批。",
                    "Your role cannot approve as " + body.as() + ".");
        }
        return approve.of(incident, id, body.as().name(), body.textHash(), caller.actor())
                .map(ruling -> shown(ruling, id));
    }

    @POST
    @Path("{statement}/publications")
    @RolesAllowed(Roles.PUBLISHER)
    public Uni<StatementView> publish(
            @PathParam("incident") UUID incident, @PathParam("statement") UUID id, @NotNull @Valid Publication body) {
        return publish.at(incident, id, body.urls(), caller.actor()).map(ruling -> shown(ruling, id));
    }

    private static StatementView shown(Ruling<Incident> ruling, UUID id) {
        return Problems.granted(ruling).dossier().statements().all().stream()
                .filter(statement -> statement.wording().id().equals(id))
                .map(StatementView::of)
                .findFirst()
                .orElseThrow();
    }
}
