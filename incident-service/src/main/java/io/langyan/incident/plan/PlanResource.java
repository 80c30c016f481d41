package io.langyan.incident.plan;

import io.langyan.events.rest.Page;
import io.langyan.events.rest.Roles;
import io.langyan.events.v1.plan.Brand;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanCheck;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.incident.Caller;
import io.langyan.incident.IncidentConfig;
import io.langyan.incident.ruling.Problems;
import io.langyan.incident.ruling.Refusal;
import io.langyan.incident.ruling.Ruling;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** The plan by REST: readable by all of its brands' people, written by admins. */
@Path("/api/plan")
class PlanResource {

    private static final String DEFAULT = "default";

    private final Plans plans;
    private final PublishPlan publish;
    private final IncidentConfig config;
    private final Caller caller;

    PlanResource(Plans plans, PublishPlan publish, IncidentConfig config, Caller caller) {
        this.plans = plans;
        this.publish = publish;
        this.config = config;
        this.caller = caller;
    }

    /** A plan with its version; the version is also the ETag. */
    record PlanView(String name, int version, Plan plan) {
        static PlanView of(PlanVersion version) {
            return new PlanView(version.name(), version.version(), version.plan());
        }
    }

    record PlanName(String name, int version, String drill, List<String> brands) {
        static PlanName of(PlanVersion version) {
            var brands = version.plan().brands().stream().map(Brand::id).toList();
            return new PlanName(
                    version.name(), version.version(), version.plan().drill(), brands);
        }
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @WithSession
    public Uni<RestResponse<PlanView>> get(
            @QueryParam("name") @DefaultValue(DEFAULT) String name, @QueryParam("version") Integer version) {
        var found = version == null ? plans.current(name) : plans.version(name, version);
        return found.map(plan ->
                        plan.filter(this::isVisible).orElseThrow(() -> Problems.of(new Refusal.NoSuchPlan(name))))
                .map(PlanResource::answer);
    }

    @GET
    @Path("names")
    @RolesAllowed(Roles.VIEWER)
    @WithSession
    public Uni<Page<PlanName>> names() {
        return plans.all()
                .map(all ->
                        all.stream().filter(this::isVisible).map(PlanName::of).toList())
                .map(names -> new Page<>(names, null));
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Consumes({"application/json", "application/yaml", "application/x-yaml", "text/yaml", "text/plain"})
    public Uni<RestResponse<PlanView>> put(
            @QueryParam("name") String name, @HeaderParam("If-Match") String edited, String text) {
        Plan plan = Problems.granted(named(name, text).then(this::unlessManaged));
        plan.brands().forEach(brand -> caller.requireBrand(brand.id()));
        return publish.with(plan, version(edited), caller.actor().name())
                .map(Problems::granted)
                .map(PlanResource::answer);
    }

    private Ruling<Plan> named(String name, String text) {
        var findings = PlanCheck.check(text == null ? "" : text);
        if (!findings.isEmpty()) {
            return Ruling.refused(new Refusal.PlanMakesNoSense(findings));
        }
        Plan plan = PlanFile.parse(text);
        return name == null || name.equals(plan.name())
                ? Ruling.granted(plan)
                : Ruling.refused(new Refusal.PlanNameDiffers(name, plan.name()));
    }

    private Ruling<Plan> unlessManaged(Plan plan) {
        return config.plan().managed() ? Ruling.refused(new Refusal.PlanIsManaged()) : Ruling.granted(plan);
    }

    private static Optional<Integer> version(String ifMatch) {
        try {
            return Optional.ofNullable(ifMatch)
                    .map(text -> text.replace("W/", "").replace("\"", "").strip())
                    .map(Integer::valueOf);
        } catch (NumberFormatException other) {
            return Optional.of(-1);
        }
    }

    /** Somebody sees a plan when it covers one of their brands. */
    private boolean isVisible(PlanVersion version) {
        return caller.actor().brands().isEmpty()
                || version.plan().brands().stream().anyMatch(brand -> caller.maySee(brand.id()));
    }

    private static RestResponse<PlanView> answer(PlanVersion version) {
        return RestResponse.ResponseBuilder.ok(PlanView.of(version))
                .header("ETag", "\"" + version.version() + "\"")
                .build();
    }
}
