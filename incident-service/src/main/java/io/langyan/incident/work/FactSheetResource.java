package io.langyan.incident.work;

import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.incident.Caller;
import io.langyan.incident.incident.FactSheet;
import io.langyan.incident.incident.IncidentView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;

/** The fact sheet by REST: the caller signs it, or waives it. */
@Path("/api/incidents/{incident}/fact-sheet")
class FactSheetResource {

    private final SignFactSheet sign;
    private final WaiveFactSheet waive;
    private final Shown shown;
    private final Caller caller;

    FactSheetResource(SignFactSheet sign, WaiveFactSheet waive, Shown shown, Caller caller) {
        this.sign = sign;
        this.waive = waive;
        this.shown = shown;
        this.caller = caller;
    }

    /** @param verdict true, partly or false (属实, 部分属实, 不实) */
    record ClaimBody(
            @NotBlank @Size(max = 2000) String claim,
            @NotBlank @Size(max = 4000) String evidence,
            @NotNull FactSheet.Finding verdict) {

        FactSheet.Claim claimed() {
            return new FactSheet.Claim(claim, evidence, verdict);
        }
    }

    /** @param waiver why it goes on without; given instead of claims */
    record Sheet(@Size(max = 200) List<@Valid @NotNull ClaimBody> claims, @Size(max = 2000) String waiver) {}

    @POST
    @RolesAllowed(Roles.COMMANDER)
    public Uni<IncidentView> settle(@PathParam("incident") UUID incident, @NotNull @Valid Sheet sheet) {
        boolean claimed = sheet.claims() != null && !sheet.claims().isEmpty();
        if (claimed == (sheet.waiver() != null)) {
            throw Problem.badRequest(
                    "claims-or-waiver", "请给出 claims（至少一条）或 waiver，二者择一。", "Give claims, at least one, or a waiver.");
        }
        var settled = claimed
                ? sign.of(
                        incident,
                        sheet.claims().stream().map(ClaimBody::claimed).toList(),
                        caller.actor())
                : waive.of(incident, sheet.waiver(), caller.actor());
        return settled.chain(shown::after);
    }
}
