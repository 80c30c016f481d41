package io.langyan.monitoring.mention;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.monitoring.watch.KnownBrands;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** What is done about a mention: its status and who is responsible, for each brand it concerns. */
@Path("/api/mentions/{id}/handling/{brand}")
@Produces(MediaType.APPLICATION_JSON)
class HandlingResource {

    private static final int LONGEST_OWNER = 100;

    private final HandleMention handle;
    private final KnownBrands brands;
    private final BrandScope scope;
    private final SecurityIdentity caller;

    HandlingResource(HandleMention handle, KnownBrands brands, BrandScope scope, SecurityIdentity caller) {
        this.handle = handle;
        this.brands = brands;
        this.scope = scope;
        this.caller = caller;
    }

    /** @param owner the person responsible; null or blank for nobody */
    @RegisterForReflection
    record Wanted(String status, String owner) {}

    /** @param version is also the ETag */
    @RegisterForReflection
    record View(String brand, String status, String owner, int version) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Status and owner of a mention for a brand")
    public Uni<RestResponse<View>> get(@PathParam("id") String id, @PathParam("brand") String brand) {
        scope.require(brand);
        return current(brand, MentionIds.read(id)).map(HandlingResource::answer);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ANALYST)
    @Operation(summary = "Sets status and owner; If-Match names the version seen, 0 at first")
    public Uni<RestResponse<View>> put(
            @PathParam("id") String id,
            @PathParam("brand") String brand,
            @HeaderParam(HttpHeaders.IF_MATCH) String seen,
            Wanted wanted) {
        scope.require(brand);
        UUID mention = MentionIds.read(id);
        Handling next = new Handling(brand, status(wanted), owner(wanted), Versions.seen(seen));
        String by = caller.getPrincipal().getName();
        return current(brand, mention)
                .chain(() -> handle.change(mention, next, by))
                .map(changed -> answer(changed.orElseThrow(Versions::changedSince)));
    }

    /** A brand that has left the plans may still be looked after; one that nobody ever had is named. */
    private Uni<Handling> current(String brand, UUID mention) {
        return handle.current(brand, mention)
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(found.get())
                        : brands.has(brand).chain(known -> Uni.createFrom().failure(missing(known))));
    }

    private static Problem missing(boolean brandIsKnown) {
        return brandIsKnown
                ? MentionIds.unknown()
                : Problem.notFound("unknown-brand", "没有预案包含该品牌", "no plan lists this brand");
    }

    private static Handling.Status status(Wanted wanted) {
        return Optional.ofNullable(wanted)
                .map(Wanted::status)
                .flatMap(Handling.Status::of)
                .orElseThrow(() -> Problem.badRequest(
                        "bad-status",
                        "status 应为 open、watching、handled 或 closed",
                        "status is open, watching, handled or closed"));
    }

    private static String owner(Wanted wanted) {
        String owner = wanted.owner() == null ? "" : wanted.owner().strip();
        if (owner.length() > LONGEST_OWNER || owner.chars().anyMatch(Character::isISOControl)) {
            throw Problem.badRequest("bad-owner", "责任人最长 100 字符", "an owner has at most 100 characters");
        }
        return owner.isEmpty() ? null : owner;
    }

    private static RestResponse<View> answer(Handling handling) {
        View view = new View(handling.brand(), handling.status().code(), handling.owner(), handling.version());
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, "\"" + handling.version() + "\"")
                .build();
    }
}
